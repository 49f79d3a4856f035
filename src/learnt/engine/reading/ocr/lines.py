"""Words as Tesseract sees them, put on baselines and sized, in points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from learnt.engine.reading.ocr.page import Reading
from learnt.engine.reading.ocr.tesseract import Seen
from learnt.engine.reading.shapes import Shape

_BLUR = 0.5  # points by which the box of a word is higher than its print
_TALL = re.compile(r"[bdfhklA-Z0-9&£%ß]")
_LOW = re.compile(r"[gjpqyQ()\[\]/|]")
_COMMA = re.compile(r"[,;]")
_IN_BETWEEN = re.compile(r"[tij]")  # neither tall nor small
_PLAIN = re.compile(r"[\w.,;:()’'&£%-]{2,}$")
# Of the type size: how high words stand with tall letters and without, and how far letters and commas reach below.
_TALL_HEIGHT, _SMALL_HEIGHT, _DEPTH, _COMMA_DEPTH = 0.71, 0.47, 0.25, 0.13
_FEW = 3  # words that tell a size: with fewer, the row beside is asked too
_ALIKE = 0.22  # sizes of neighbouring rows that differ by less may be one
_DOT = 0.27  # of the type size: the width of a dot with its share of the space


@dataclass(slots=True)
class OcrWord:
    """A word of a page read by OCR. All lengths are in points, from the top left of the level picture."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float  # of its row
    size: float  # of the type of its row
    stroke: float  # the mean width of its strokes
    sureness: float


Row = list[OcrWord]


def rows_of(reading: Reading) -> list[Row]:
    """The words of a reading, row by row in its order."""
    pairs = zip(reading.words, reading.strokes, strict=True)
    rows = [_row(list(row), reading.points) for _, row in groupby(pairs, key=lambda pair: pair[0].line)]
    for before, row in pairwise(rows):
        _settle(before, row)
    return rows


def put_back(leaders: list[Shape], rows: list[Row]) -> None:
    """Put rows of dots, which were wiped from the picture, into the rows of words that they follow."""
    for dots in leaders:
        row = min((r for r in rows if _reaches(dots, r)), key=lambda r: abs(r[0].base - dots.bottom), default=None)
        if row is None:
            continue
        size, base = row[0].size, row[0].base
        text = "." * max(4, round(dots.width / (_DOT * size)))
        place = sum(1 for word in row if word.left < dots.left)
        row.insert(place, OcrWord(text, dots.left, dots.top, dots.right, dots.bottom, base, size, 0.0, 1.0))


def _reaches(dots: Shape, row: Row) -> bool:
    return abs(row[0].base - dots.bottom) < 0.4 * row[0].size and row[0].left < dots.left


def _row(pairs: list[tuple[Seen, float]], points: float) -> Row:
    words = [
        OcrWord(
            w.text, w.left * points, w.top * points, w.right * points, w.bottom * points, 0, 0, s * points, w.sureness
        )
        for w, s in pairs
    ]
    size = _size(words)
    base = _base(words, size)
    for word in words:
        word.size, word.base = size, base
    return words


def _size(row: Row) -> float:
    """The type size of a row by the heights of its words: those with tall letters tell it best."""
    found: dict[bool, list[float]] = {True: [], False: []}
    for word in row:
        if _PLAIN.match(word.text):
            if _IN_BETWEEN.search(word.text) and not _TALL.search(word.text):
                continue
            tall = bool(_TALL.search(word.text))
            share = (_TALL_HEIGHT if tall else _SMALL_HEIGHT) + _depth(word.text)
            found[tall].append((word.bottom - word.top - _BLUR) / share)
    if sizes := found[True] or found[False]:
        return median(sizes)
    return max(word.bottom - word.top for word in row) / _TALL_HEIGHT


def _base(row: Row, size: float) -> float:
    """Where a row stands: the feet of the words with no letter that reaches below the line."""
    feet = [word.bottom for word in row if word.text[-1:].isalnum() and not _LOW.search(word.text)]
    return median(feet) if feet else median(word.bottom - _depth(word.text) * size for word in row)


def _depth(text: str) -> float:
    """How far a word reaches below the line, of its size."""
    if _LOW.search(text):
        return _DEPTH
    return _COMMA_DEPTH if _COMMA.search(text) else 0.0


def _settle(before: Row, row: Row) -> None:
    """Give a row of few words the size of the row before it, where the two are near and nearly alike."""
    size = before[0].size
    few = sum(1 for word in row if _PLAIN.match(word.text) and _TALL.search(word.text)) < _FEW
    near = 0 < row[0].base - before[0].base < 2.2 * size
    if few and near and abs(row[0].size - size) < _ALIKE * size:
        for word in row:
            word.size = size
