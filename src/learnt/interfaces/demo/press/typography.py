"""Small print-shop rules: quotation marks, inline markup, numerals and the plain words of a passage.

Inline markup: **bold**, __italic__, ^raised^. Nothing nests.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|__(?P<italic>.+?)__|\^(?P<raised>[^^\s]+)\^")
_NUMERALS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Run(NamedTuple):
    """A stretch of words in one face: plain, bold, italic or raised."""

    text: str
    face: str = "plain"


def runs(text: str) -> list[Run]:
    """The text as runs, its inline markup taken away."""
    found, at = [], 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        face = match.lastgroup or "plain"
        found.append(Run(match.group(face), face))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return found


def plain(text: str) -> str:
    """The words of a passage in one line: no markup, no raised digits, no bullet glyphs."""
    kept = "".join(run.text for run in runs(text) if run.face != "raised")
    return " ".join(re.sub(r"(?m)^\s*[-•]\s+", "", kept).split())


def curly(text: str) -> str:
    """Straight quotation marks turned into the printer's."""
    text = re.sub(r"(^|[\s(\[|—–*_])'", r"\1‘", text)
    text = re.sub(r'(^|[\s(\[|—–*_])"', r"\1“", text)
    return text.replace("'", "’").replace('"', "”")


def roman(number: int) -> str:
    """A positive number below 40 in small roman numerals."""
    numeral = ""
    for value, sign in _NUMERALS:
        numeral, number = numeral + sign * (number // value), number % value
    return numeral


def letter(number: int) -> str:
    """1 is A, 2 is B, ..."""
    return chr(ord("A") + number - 1)


def letters(text: str) -> str:
    """Only the letters, small and without accents: what a text layer cannot spoil by spaces, hyphens or footnotes."""
    return re.sub(r"[^a-z]+", "", unicodedata.normalize("NFKD", text).lower())
