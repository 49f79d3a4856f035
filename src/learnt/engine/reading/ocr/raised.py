"""Footnote marks in a picture: small figures above the line at a word's end, which Tesseract takes for letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from PIL import Image, ImageOps

from learnt.engine.reading.ocr.straight import paper_of
from learnt.engine.reading.ocr.tesseract import Seen

_PRINT = 0.7  # of the paper's grey: what is darker is print
# Of the height of a capital: how wide the end of a word is that is looked at, what stays free under a raised figure,
# and how high one is. A quotation mark is as high up and lower; a letter stands on the line.
_END, _FREE, _HIGH = 0.34, 0.22, (0.42, 0.75)
_FIGURE = re.compile(r"(?<=[^\W\d])\d{1,2}$|(?<=[.,;:)”’'])\d{1,2}$")
_TAKEN_FOR = re.compile(r"(?<=[\w.,;:])[”“\"*°]$")  # what an unsure reading makes of a figure
_UNSURE = 0.6
_FIGURES = re.compile(r"^[\d.,/-]+$")
_ON_THE_LINE = re.compile(r"^[^gjpqyQ,;()\[\]/|]+$")


def without_raised(picture: Image.Image, words: Sequence[Seen]) -> list[Seen]:
    """The words without the footnote marks at their ends."""
    dark = round(_PRINT * paper_of(picture))
    found: list[Seen] = []
    for _, group in groupby(words, key=lambda word: word.line):
        row = list(group)
        standing = [word for word in row if _ON_THE_LINE.match(word.text)]
        if len(standing) < 2:
            found += row
            continue
        base = median(word.bottom for word in standing)
        high = median(sorted(word.bottom - word.top for word in standing)[len(standing) // 2 :])
        found += [_without_mark(word, picture, dark, base, high) for word in row]
    return found


def _without_mark(word: Seen, picture: Image.Image, dark: int, base: float, high: float) -> Seen:
    mark = _FIGURE.search(word.text) or (_TAKEN_FOR.search(word.text) if word.sureness < _UNSURE else None)
    if mark is None or _FIGURES.match(word.text):
        return word
    box = (round(word.right - _END * high), round(base - 1.3 * high), word.right + 2, round(base + 0.1 * high))
    inked = ImageOps.invert(picture.crop(box)).point([255 if 255 - ink < dark else 0 for ink in range(256)]).getbbox()
    if inked is None:
        return word
    foot, top = box[1] + inked[3], box[1] + inked[1]
    if base - foot < _FREE * high or not _HIGH[0] * high <= foot - top <= _HIGH[1] * high:
        return word
    return word._replace(text=word.text[: mark.start()], right=round(word.right - 0.35 * high))
