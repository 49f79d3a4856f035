"""Printed labels: "Recommendation 3:", "R3", "5.12", "(a)", "iv." and the bullet that counts as none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """The families of labels. Items of one series share a family."""

    RECOMMENDATION = "recommendation"  # the word itself, with or without a number
    LESSON = "lesson"
    FINDING = "finding"
    QUESTION = "question"
    ACTION = "action"
    CODE = "code"  # R1, NHS1, MA-02
    DECIMAL = "decimal"  # 5.12, 10.2a
    NUMBER = "number"  # 1. 1) (1)
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"


NAMED = frozenset({Style.RECOMMENDATION, Style.LESSON, Style.FINDING, Style.QUESTION, Style.ACTION})


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, without the stop or colon after it; `number` is its last part, for order."""

    printed: str
    style: Style
    number: int | None = None
    depth: int = 1  # of a decimal label: how many numbers it has

    @property
    def key(self) -> str:
        """What two printings of one label share: "Recommendation 3:" and "3." give "3"."""
        return _bare(_WORDS_OF_LABELS.sub("", self.printed.lower().split(" / ")[0]))


_WORDS_OF_LABELS = re.compile(
    r"recommendations?|argymhelliad|rec\b|lessons?|gwers|findings?|learning points?|learning|canfyddiad|points?"
)
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_N = r"(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVX]{1,5}|[A-Z]\d{0,2}|" + "|".join(w.capitalize() for w in _NUMBERS) + ")"
_TAIL = r"(?P<tail>\s*[:.)\]–—-]+(?=\s|$)|\s*$|\s+(?=[A-Z‘’“\"'(0-9]))"
_WORDS: tuple[tuple[Style, str], ...] = (
    (Style.RECOMMENDATION, r"argymhelli(?:ad|on)|recommendation|rec(?=[\s.]*\d)"),
    (
        Style.LESSON,
        r"gwers|pwynt(?:iau)? dysgu|lesson(?: learn(?:ed|t))?|(?:key )?learning(?: (?:point|theme|opportunity))?|practice learning",
    ),
    (Style.FINDING, r"(?:key )?finding|canfyddiad"),
    (Style.QUESTION, r"question|q(?=\d)"),
    (Style.ACTION, r"action(?: point)?"),
)
_SPECIFIC = r"(?:(?!Recommendation|Lesson|Finding|Learning|Action)[A-Z][\w’'&/-]*(?:\s+and)?\s+){0,5}"
_NAMED = tuple(
    (
        style,
        re.compile(
            rf"(?P<printed>{_SPECIFIC}(?i:{word})s?\.?\s*(?:(?:No\.?|number|#)\s*)?(?P<n>{_N})"
            rf"(?:\s*/\s*[A-Z][a-z]+(?: [a-z]+)?\s+{_N})?){_TAIL}"
        ),
    )
    for style, word in _WORDS
)
_UNNUMBERED = re.compile(
    r"(?P<printed>(?:[A-Z][\w-]+\s+){0,2}(?i:recommendation|argymhelliad|lesson|learning(?: point)?))s?\s*[:.–—]\s*(?=[A-Z‘“(]|$)"
)
_PLURAL = re.compile(r"s\s+\S+$", re.I)
_CODE = re.compile(r"(?P<printed>[A-Z]{1,6}[ /-]?(?P<n>\d{1,3})(?:\.\d{1,3})*[a-z]?)" + _TAIL)
_DECIMAL = re.compile(
    r"\(?(?P<printed>[A-Z]\.\d{1,2}(?:\.\d{1,2})?|[A-Z]?\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?)[.:)]?(?=\s|$)"
)
_NUMBER = re.compile(r"(?P<printed>\(\d{1,3}\)|\d{1,3}[a-z]?(?=[.):]))[.):]?(?:\s|$)")
_LETTER = re.compile(r"(?P<printed>\([a-zA-Z]\)|[a-zA-Z](?=[.)]))[.):]?(?:\s|$)")
_ROMAN = re.compile(r"(?P<printed>\([ivxIVX]{1,5}\)|[ivxIVX]{1,5}(?=[.):]))[.):]?(?:\s|$)")
_BULLET = re.compile(r"[•●▪■□◦○►➢➤✓✔–—*·‣\-](?:\s|$)")
_BARE_NUMBER = re.compile(r"(?P<printed>\d{1,3})$")
_TRIM = " \t.:)([]–—-"


def _bare(printed: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", printed.lower()).strip(".")


def read_label(printed: str, text: str) -> tuple[Label | None, str]:
    """The label of a passage and the words after it, from what the reader set apart and what still leads the text."""
    if printed.strip():
        label = whole_label(printed)
        if label is not None and label.style in (Style.DECIMAL, Style.NUMBER, Style.BULLET):
            inner, rest = leading_label(text)
            if inner is not None and inner.style in NAMED and rest:
                return inner, rest
        if label is not None and not (
            label.style in NAMED and re.match(r"[a-z]", text) and printed.strip()[-1:].isalnum()
        ):
            return label, text.strip()
    return leading_label(f"{printed} {text}".strip())


def whole_label(printed: str) -> Label | None:
    """The label that a string is, if it is nothing else."""
    stripped = printed.strip()
    label, rest = leading_label(stripped)
    if label is not None and not rest.strip(_TRIM):
        return label
    bare = _BARE_NUMBER.match(stripped)
    return Label(bare["printed"], Style.NUMBER, int(bare["printed"])) if bare else None


def leading_label(text: str) -> tuple[Label | None, str]:
    """The label with which a text begins, and the rest of it."""
    if not text:
        return None, text
    if text[0].isalpha() and text[0].isupper():
        for style, pattern in _NAMED:
            match = pattern.match(text)
            if match and not (match["tail"].isspace() and _PLURAL.search(match["printed"])):
                return Label(match["printed"].strip(_TRIM), style, _value(match["n"])), text[match.end() :].strip()
        if match := _UNNUMBERED.match(text):
            style = Style.RECOMMENDATION if "ecom" in match["printed"] or "rgym" in match["printed"] else Style.LESSON
            return Label("", style), text[match.end() :].strip()
    return _plain_label(text)


def _plain_label(text: str) -> tuple[Label | None, str]:
    if match := _BULLET.match(text):
        return Label("", Style.BULLET), text[match.end() :].strip()
    for style, pattern in (
        (Style.DECIMAL, _DECIMAL),
        (Style.CODE, _CODE),
        (Style.NUMBER, _NUMBER),
        (Style.ROMAN, _ROMAN),
        (Style.LETTER, _LETTER),
    ):
        if match := pattern.match(text):
            printed = match["printed"].strip()
            rest = text[match.end() :].strip()
            return Label(printed.strip("():. "), style, _value(printed), printed.count(".") + 1), rest
    return None, text


def _value(printed: str) -> int | None:
    digits = re.findall(r"\d+", printed)
    if digits:
        return int(digits[-1])
    bare = printed.strip("(). ").lower()
    if bare in _NUMBERS:
        return _NUMBERS.index(bare) + 1
    if bare and set(bare) <= set("ivx"):
        return _roman(bare)
    return ord(bare) - 96 if len(bare) == 1 and bare.isascii() and bare.isalpha() else None


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
