"""How thick the strokes of words are in a picture, which tells bold print from the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops

from learnt.engine.reading.ocr.straight import paper_of
from learnt.engine.reading.ocr.tesseract import Seen

_PRINT = 0.75  # of the paper's grey: what is darker is print
_BLACKEST = 10  # one part in so many of the print shows how black the word is
_FEWEST = 12  # pixels of edges: with fewer there is nothing to measure


def strokes(picture: Image.Image, words: Sequence[Seen]) -> list[float]:
    """The mean width of the strokes of each word, in pixels; 0 where there is nothing to measure.

    Measured across: the print of a word over half of its edges. What counts as print is halfway between the paper and
    the word's own blackness, so that grey words measure like black ones.
    """
    paper = paper_of(picture)
    return [_stroke(picture.crop((word.left - 1, word.top, word.right + 2, word.bottom)), paper) for word in words]


def _stroke(word: Image.Image, paper: int) -> float:
    halfway = (paper + _blackness(word.histogram(), round(_PRINT * paper))) // 2
    dark = word.point([255] * halfway + [0] * (256 - halfway))
    edges = ImageChops.difference(dark, ImageChops.offset(dark, 1, 0)).histogram()[255]
    return 2 * dark.histogram()[255] / edges if edges >= _FEWEST else 0.0


def _blackness(counts: list[int], lightest: int) -> int:
    """The grey that only the blackest part of a word's print is darker than."""
    left = sum(counts[:lightest]) // _BLACKEST
    for grey in range(lightest):
        left -= counts[grey]
        if left < 0:
            return grey
    return lightest
