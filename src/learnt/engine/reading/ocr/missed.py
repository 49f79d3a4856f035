"""Scraps of print that Tesseract passed over, found in the picture and read one by one.

Tesseract takes a lone figure in the margin or in a narrow column for a stain: the very labels that reports count by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from PIL import Image, ImageChops, ImageDraw, ImageOps

from learnt.engine.reading.ocr import tesseract
from learnt.engine.reading.ocr.marks import Pixels, dark_patches
from learnt.engine.reading.ocr.straight import WHITE
from learnt.engine.reading.ocr.tesseract import Seen

_HALF = 2  # the picture is searched at half its size
_JOINED = (1, 2, 3)  # pixels by which ink is drawn out to the right, one after the other: letters of a word then touch
_MOST = 60  # scraps on a page: more are a picture
_FEWEST_WORDS = 8  # on a page: with fewer there is no telling how high print is
_LOWEST, _HIGHEST = 0.6, 1.9  # of the usual height of words
_WIDEST = 9.0
_ROUND = (0.24, 0.6)  # of the usual height: a bullet, from the smallest to the largest
BULLET = "•"
_SURE = 0.5
_WORTH = re.compile(r"[^\W_]")


def missed_words(picture: Image.Image, seen: Sequence[Seen], language: str, dots_an_inch: int) -> list[Seen]:
    """The words of a level, wiped picture that are not among those seen, each on a line of its own."""
    if len(seen) < _FEWEST_WORDS:
        return []
    usual = median(word.bottom - word.top for word in seen)
    scraps = [box for box in _scraps(picture, seen) if not _beside(box, seen, usual)]
    words = [box for box in scraps if _may_be_word(box, usual)]
    if len(words) > _MOST:
        return []
    found = [_bullet(box) for box in scraps if _is_bullet(box, seen, usual)]
    for box in words:
        found += _read(picture, box, usual, language, dots_an_inch)
    last = max(word.line for word in seen)
    return [word._replace(line=last + number) for number, word in enumerate(found, 1)]


def _scraps(picture: Image.Image, seen: Sequence[Seen]) -> list[Pixels]:
    """Boxes, in pixels of the picture, round what is dark and in no word."""
    small = picture.reduce(_HALF)
    brush = ImageDraw.Draw(small)
    for word in seen:
        brush.rectangle(
            [edge // _HALF for edge in (word.left - 4, word.top - 4, word.right + 4, word.bottom + 4)], WHITE
        )
    joined = ImageOps.invert(small)
    for step in _JOINED:
        joined = ImageChops.lighter(joined, ImageChops.offset(joined, step, 0))
    drawn_out = sum(_JOINED)
    return [
        (left * _HALF, top * _HALF, (right - drawn_out) * _HALF, bottom * _HALF)
        for left, top, right, bottom in dark_patches(ImageOps.invert(joined), drawn_out + 1)
        if right - left > drawn_out
    ]


def _may_be_word(box: Pixels, usual: float) -> bool:
    left, top, right, bottom = box
    return _LOWEST * usual <= bottom - top <= _HIGHEST * usual and 0.1 * usual < right - left < _WIDEST * usual


def _bullet(box: Pixels) -> Seen:
    return Seen(BULLET, *box, 1.0, 0)


def _is_bullet(box: Pixels, seen: Sequence[Seen], usual: float) -> bool:
    """Whether a scrap is round, too large for a speck, and stands before a word at half its height."""
    left, top, right, bottom = box
    high, wide = bottom - top, right - left
    if not (_ROUND[0] * usual < high < _ROUND[1] * usual and abs(high - wide) <= 0.25 * usual):
        return False
    middle = (top + bottom) / 2
    return any(
        0.3 * usual < word.left - right < 2.5 * usual
        and word.top + 0.2 * usual < middle < word.bottom - 0.15 * usual
        and not any(other.line == word.line and other.right < left for other in seen)
        for word in seen
    )


def _beside(box: Pixels, seen: Sequence[Seen], usual: float) -> bool:
    """Whether a scrap touches a word: it is the edge of a letter that the word's box cuts off."""
    left, top, right, bottom = box
    near = 0.3 * usual
    return any(
        word.left - near < right and word.right + near > left and word.top < bottom and word.bottom > top
        for word in seen
    )


def _read(picture: Image.Image, box: Pixels, usual: float, language: str, dots_an_inch: int) -> list[Seen]:
    """The words in a scrap, if they are read surely, in pixels of the picture."""
    room = round(0.6 * usual)
    left, top = box[0] - 4, box[1] - 4
    part = picture.crop((left, top, box[2] + 4, box[3] + 4))
    framed = ImageOps.expand(part, room, max(part.tobytes()[:1] or b"\xff"))
    words = tesseract.seen_in(framed, language, dots_an_inch, one_line=True)
    if len(words) == 1:
        words = [words[0]._replace(left=box[0], top=box[1], right=box[2], bottom=box[3])]
    else:
        words = [_moved(word, left - room, top - room) for word in words]
    return [word for word in words if word.sureness >= _SURE and _WORTH.search(word.text)]


def _moved(word: Seen, right: int, down: int) -> Seen:
    return word._replace(
        left=word.left + right, top=word.top + down, right=word.right + right, bottom=word.bottom + down
    )
