"""The number, letter or name that a paragraph begins with, told apart from its words.

One function serves every format, so that "Recommendation 3:", "R3", "5.12", "(a)" and a bullet come out alike whether
the file was a PDF or a Word document.
"""

from __future__ import annotations

import re

BULLET = "•"  # stands for every bullet glyph

_BULLET_GLYPHS = "•●○◦▪▫■□◆◇➢➤►▶‣⁃∙·✓✔❖–—\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_BULLET = re.compile(rf"(?:[{_BULLET_GLYPHS}](?=\s|[A-Z‘“(])|[-*o§](?=\s))\s*")

# What a report calls the things that it numbers, in English and Welsh.
_THING = (
    r"(?:recommendation|rec|argymhelliad|learning\s+point|lesson|learning|finding|action|question|priority|theme|"
    r"issue|objective|standard|key\s+line\s+of\s+enquiry|pwynt\s+dysgu|gwers|canfyddiad)"
)
_NUMERAL = (
    r"(?:\d{1,3}(?:[.\-/]\d{1,3}){0,3}(?:\s?\([a-z]{1,4}\)|[a-z](?![a-z]))?|[ivxl]{1,6}(?![a-z])|[a-z](?![a-z’'])|"
    r"[a-z]{1,4}\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_NUMBERED_THING = rf"{_THING}s?\.?\s*(?:no\.?|number|rhif|\#)?\s*(?<![^\W\d_])(?P<%s>{_NUMERAL})(?!\w)"
_PLAIN_WORD = r"(?!(?:should|must|will|is|was|are|were|from|that|see|this|in|to)\s)[\w’'&/\-]+\s+"
_WHOSE = rf"(?:(?=[A-Z])(?i:(?:{_PLAIN_WORD}){{1,5}}?))??"  # "National", "Adult Social Care", "Single agency"
_NAMED = re.compile(
    rf"(?P<label>{_WHOSE}(?i:{_NUMBERED_THING % 'first'}(?:\s*/\s*{_NUMBERED_THING % 'second'})?))"
    r"(?P<mark>\s*[:.)]|\s*[–—\-]+(?=\s))?",
)
_UNNUMBERED = re.compile(
    r"(?P<label>(?i:(?:key\s+|national\s+|local\s+)?(?:recommendation|argymhelliad|learning\s+point|lesson|finding)))"
    r"(?P<mark>\s*:|\s+[–—\-](?=\s))",
)
_CODE = re.compile(r"(?P<label>[A-Z]{1,6} ?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?!\w)(?P<mark>[:.)]|\s+[–—\-](?=\s))?")
_NUMBER = re.compile(
    r"(?P<label>[(\[]?(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){0,4}[a-z]?(?:\([a-z]{1,4}\))?)"
    r"(?![\w%°])(?P<mark>[.:]?[)\]]|[.:](?!\d)|\s+[–—\-](?=\s))?"
)
_LETTER = re.compile(
    r"(?P<label>\((?:[a-zA-Z]|[ivxl]{1,6}|[IVXL]{1,6})\)|(?:[a-zA-Z]|[ivxl]{1,6}|[IVXL]{1,6})\)|"
    r"(?:[a-z]|[ivx]{1,6}|[IVX]{2,6})\.(?=\s)|[A-Z]\.(?=\t))"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b")
_SENTENCE_START = re.compile(r"[\"'“‘(\[]?[A-Z]")


def split_label(text: str) -> tuple[str, str]:
    """Divide a paragraph into the label that it begins with and the rest; the label is "" when there is none.

    A label keeps its punctuation ("Recommendation 1:", "5.12", "(a)", "1."), but not a dash that follows it; any
    bullet comes out as BULLET, or as the label that the bullet stands before. A wide gap may be given as a tab or line break.
    A number that is part of a sentence ("14 people", "12 March 2019", "Recommendation 3 was accepted") is no label.
    """
    text = text.strip()
    bullet = _BULLET.match(text)
    if bullet:
        label, rest = split_label(text[bullet.end() :])
        return (label, rest) if label else (BULLET, rest)
    for pattern in (_NAMED, _UNNUMBERED, _CODE, _NUMBER, _LETTER):
        found = pattern.match(text)
        if found and _stands_apart(found, text):
            return _cut(found, text)
    return "", text


def is_bullet(label: str) -> bool:
    """Whether a label is a mere bullet: neither number nor letter."""
    return bool(label) and not any(character.isalnum() for character in label)


def _cut(found: re.Match[str], text: str) -> tuple[str, str]:
    mark = (found.groupdict().get("mark") or "").strip()
    label = " ".join(found["label"].split())
    return (label if mark.strip("–—-") == "" else label + mark), text[found.end() :].strip()


def _stands_apart(found: re.Match[str], text: str) -> bool:
    """Whether what was matched is set off from the words that follow, and not the first words of a sentence."""
    mark, rest = found.groupdict().get("mark"), text[found.end() :]
    if _DATE.match(text):
        return False
    if found.re is _LETTER:
        return bool(rest.strip())
    if not rest.strip():
        return bool(mark) or found.re is not _NUMBER or "." in found["label"]
    if mark:
        return rest[0].isspace() or bool(_SENTENCE_START.match(rest)) or mark.isspace()
    return rest[0] in "\t\n" or (rest[0].isspace() and bool(_SENTENCE_START.match(rest.lstrip())))
