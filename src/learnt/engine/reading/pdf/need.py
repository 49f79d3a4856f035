"""Which pages of a PDF have to be read from their picture: by what their text layer is worth and what they show."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from itertools import repeat

from learnt.engine.reading.ocr.languages import ENGLISH_WORDS, WELSH_WORDS, plain, small_words
from learnt.engine.reading.pdf import calls
from learnt.engine.reading.pdf.layer import Frame, Word
from learnt.engine.transcript import Box

_FEWEST_WORDS = 3  # a page with fewer has no text layer worth the name, if it shows anything
_IMAGE, _FORM = 3, 5
_DEEPEST = 3  # forms within forms
_LARGE = 0.3  # of the page: smaller pictures are logos and photographs
_WORDS_IN_PICTURE = 12  # more of them within a picture are its own text layer
_SMALL = ENGLISH_WORDS | WELSH_WORDS
_JUDGED = 25  # words: fewer are too few to judge a text layer by
_SMALL_WORDS = 0.06  # of the words of any text in English or Welsh, at the least
_ODD = 0.2  # of the characters
_NO_VOWEL = 0.25  # of the words of three letters and more
_VOWEL = re.compile(r"[aeiouywàâäáéêëèîïìôöòóûüùŵŷ\d]", re.IGNORECASE)
_ODD_CHARACTER = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\u0400-\uffff]")
_ORDINARY = re.compile(
    r"[\u2010-\u2027\u2030-\u205e\u20ac\u2122\u2190-\u21ff\u2212\u25a0-\u25ff\u2600-\u27bf\ufb00-\ufb06\ufffe]|[\uf0a7\uf0b7\uf0d8\uf0fc\uf0a8]"
)


@dataclass(slots=True)
class Need:
    """A page to be read from its picture. `layer` are those words of its text layer that stay."""

    index: int
    layer: list[Word] = field(default_factory=list)
    rubbish: list[Word] = field(default_factory=list)  # the words of a layer that is not to be trusted
    dots_an_inch: int = 0  # of its largest picture; 0 when it has none

    @property
    def is_whole_page(self) -> bool:
        """Whether the page has no words but those in its picture."""
        return not self.layer and not self.rubbish


def need_of(index: int, found: list[Word], address: int, count: int, upright: Frame) -> Need | None:
    """What there is to be read from the picture of a page; None when its text layer says it all.

    `address` is PDFium's page, with `count` objects on it; `found` the words of its text layer.
    """
    if is_rubbish([word.text for word in found]):
        return Need(index, rubbish=found, dots_an_inch=_finest(_pictures(address, count, upright)))
    pictures = _pictures(address, count, upright)
    if len(found) < _FEWEST_WORDS:
        return Need(index, dots_an_inch=_finest(pictures)) if count else None
    large = [p for p in pictures if _area(p.box) > _LARGE * upright.width * upright.height]
    bare = [p for p in large if _words_within(found, p.box) < _WORDS_IN_PICTURE]
    return Need(index, found, dots_an_inch=_finest(bare)) if bare else None


def is_rubbish(words: list[str]) -> bool:
    """Whether the words of a text layer are none: its letters are mapped to nonsense.

    Text in English or Welsh has its small words and its vowels, and no characters from private corners of Unicode.
    """
    enough = _SMALL_WORDS * len(words)
    if len(words) < _JUDGED or sum(map(_SMALL.__contains__, words)) > enough:
        return False
    text = _ORDINARY.sub("", "".join(words))
    if len(_ODD_CHARACTER.findall(text)) > _ODD * max(1, len(text)):
        return True
    if small_words(words) > enough:
        return False
    long_words = [word for word in map(plain, words) if len(word) > 2 and word.isalpha()]
    voiceless = sum(1 for word in long_words if not _VOWEL.search(word))
    return len(long_words) >= _JUDGED and voiceless > _NO_VOWEL * len(long_words)


@dataclass(frozen=True, slots=True)
class _Image:
    box: Box
    dots_an_inch: int


def _pictures(address: int, count: int, upright: Frame) -> list[_Image]:
    """The pictures on a page; one that is drawn within a form has the box of the form."""
    objects = [one for one in map(calls.page_object, repeat(address), range(count)) if one]
    found = []
    for one, kind in zip(objects, map(calls.object_type, objects), strict=True):
        picture = one if kind == _IMAGE else (_inside(one, 0) if kind == _FORM else None)
        if picture and (image := _image(picture, one, upright)):
            found.append(image)
    return found


def _inside(form: int, level: int) -> int | None:
    """The first picture within a form."""
    inner = [one for one in map(calls.form_object, repeat(form), range(max(0, calls.form_count(form)))) if one]
    for one, kind in zip(inner, map(calls.object_type, inner), strict=True):
        found = one if kind == _IMAGE else (_inside(one, level + 1) if kind == _FORM and level < _DEEPEST else None)
        if found:
            return found
    return None


def _image(picture: int, drawn_as: int, upright: Frame) -> _Image | None:
    edges, pixels = array("f", [0.0] * 4), array("I", [0, 0])
    at, pixels_at = edges.buffer_info()[0], pixels.buffer_info()[0]
    if not calls.object_bounds(drawn_as, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top = edges
    xs, ys = upright.points([left, right], [bottom, top])
    box = Box(max(0.0, min(xs)), max(0.0, min(ys)), min(upright.width, max(xs)), min(upright.height, max(ys)))
    if box.right - box.left < 1 or box.bottom - box.top < 1:
        return None
    calls.image_size(picture, pixels_at, pixels_at + 4)
    return _Image(box, round(72 * max(pixels) / max(right - left, top - bottom, 1.0)))


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _finest(pictures: list[_Image]) -> int:
    """The dots an inch of the largest picture."""
    return max(pictures, key=lambda p: _area(p.box)).dots_an_inch if pictures else 0


def _words_within(found: list[Word], box: Box) -> int:
    return sum(1 for word in found if box.left <= word.left <= box.right and box.top <= word.base <= box.bottom)
