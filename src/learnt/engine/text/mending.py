"""Words mended: ligatures, soft hyphens and words divided at line ends put back as their writer wrote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

SOFT_END = "\ufffe"  # what PDFium puts for a hyphen at a line's end
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u2010": "-",
        "\u2011": "-",
        "\xa0": " ",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_HALF = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\xad\ufffe\u2010]$")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_HYPHENS = ("-", "\xad", SOFT_END, "\u2010")
# Prefixes after which a hyphen is usual even when the report has no second example of the word.
_HYPHENATING = frozenset(
    [
        "non",
        "self",
        "multi",
        "cross",
        "co",
        "ex",
        "pre",
        "post",
        "anti",
        "sub",
        "inter",
        "mid",
        "semi",
        "quasi",
        "vice",
        "well",
        "so",
    ]
)
_BEFORE_ITS_VOWEL = frozenset(["re", "pre", "de", "co", "anti", "semi"])  # re-establish, co-operate


def mended_line(text: str) -> str:
    """A line's characters put right; a hyphen at its end that PDFium marked stays marked, for `paragraph` to judge."""
    if text.isascii():
        return text
    text = text.translate(_LIGATURES)
    if SOFT_END in text:
        text = text[:-1].replace(SOFT_END, "-") + text[-1]
    return text[:-1].replace("\xad", "") + text[-1:]


def printed(text: str) -> str:
    """A line as it looks on paper: a divided word ends in a plain hyphen."""
    return text[:-1] + "-" if text.endswith((SOFT_END, "\xad")) else text


class Vocabulary:
    """The words of a document and how often each stands undivided: evidence for what a divided word is."""

    def __init__(self, lines: Callable[[], Iterable[str]]) -> None:
        self._lines = lines
        self._counts: Counter[str] | None = None

    def count(self, word: str) -> int:
        """How often a word stands undivided in the document, in any case; "whole-system" is one word."""
        if self._counts is None:
            self._counts = _counted(self._lines())
        return self._counts[word.lower()]


def _counted(lines: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    divided = False
    for line in lines:
        found = _WORD.findall(line.lower())
        if divided and found:
            found = found[1:]
        divided = line.endswith(_HYPHENS)
        counts.update(found[:-1] if divided else found)
    parts = Counter({part: n for word, n in counts.items() if "-" in word for part in word.split("-")})
    counts.update({part: n for part, n in parts.items() if part not in counts})
    return counts


def paragraph(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """Lines as one paragraph: single spaces, divided words joined, hyphens of the writer kept."""
    if len(lines) == 1:
        return printed(lines[0])
    whole = lines[0]
    for before, line in pairwise(lines):
        broken = _is_broken(before, line, vocabulary)
        whole = whole + line if broken else _with_next(whole, line, vocabulary)
    return printed(whole)


def _is_broken(before: str, line: str, vocabulary: Vocabulary) -> bool:
    """Whether a narrow cell broke a word without a hyphen: a row of one half word, and the rest below."""
    second = _SECOND_HALF.match(line)
    if second is None or not before.isalpha() or len(before) < 5 or not line[0].islower():
        return False
    whole = vocabulary.count(before + second.group())
    return whole > 2 and whole > 2 * min(vocabulary.count(before), vocabulary.count(second.group()))


def _with_next(whole: str, line: str, vocabulary: Vocabulary) -> str:
    if not whole.endswith(_HYPHENS):
        return f"{whole} {line}" if whole else line
    first, second = _FIRST_HALF.search(whole), _SECOND_HALF.match(line)
    if first is None or second is None:
        dash = whole.endswith((" -", " \ufffe")) or len(whole) == 1
        return f"{printed(whole)} {line}" if dash else printed(whole) + line
    compound = line[second.end() : second.end() + 1] == "-" and whole[-1] != "\xad"
    kept = compound or _keeps_hyphen(first.group(1), second.group(), whole[-1], vocabulary)
    hyphen = "-" if kept else ""
    return whole[:-1] + hyphen + line


def _keeps_hyphen(first: str, second: str, sign: str, vocabulary: Vocabulary) -> bool:
    """Whether a word divided at a line's end has a hyphen of its own."""
    if sign == "\xad":
        return False
    joined, hyphenated = vocabulary.count(first + second), vocabulary.count(f"{first}-{second}")
    if joined != hyphenated:
        return hyphenated > joined
    if second[0].isupper() and not first.isupper():
        return True
    last = first.rsplit("-", 1)[-1]
    if last.lower() in _BEFORE_ITS_VOWEL and second[0].lower() == last[-1].lower():
        return True
    if last.lower() in _HYPHENATING:
        return True
    return vocabulary.count(last) > 0 and vocabulary.count(second) > 0 and min(len(last), len(second)) > 2
