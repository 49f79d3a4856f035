"""Pages of a PDF read from their pictures, into the same sheets as pages with a text layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import Any

from learnt.engine.reading.assembly import Sheet
from learnt.engine.reading.ocr import crew
from learnt.engine.reading.ocr.languages import small_words
from learnt.engine.reading.ocr.lines import Row, put_back, rows_of
from learnt.engine.reading.ocr.mending import mended
from learnt.engine.reading.ocr.page import Picture, Reading
from learnt.engine.reading.ocr.setting import Settings
from learnt.engine.reading.pdf.layer import Frame, Word, frame, style
from learnt.engine.reading.pdf.need import Need
from learnt.engine.reading.pdf.sheets import Setting, sheet_of, turned
from learnt.engine.reading.pieces import Plain
from learnt.engine.reading.shapes import drawn
from learnt.engine.transcript import Box

_COARSEST, _FINEST = 200, 300  # dots an inch
_MOST_PIXELS = 12_000_000
_APART = 0.14  # of the size: words of one row stand at least so far apart
_FEWEST_ADDED = 8  # words that a picture on a page with text must show to be more than a logo
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Scan:
    """A page's picture as read, its words by row, and what it was needed for."""

    need: Need
    reading: Reading
    rows: list[Row]
    crop: tuple[float, float, float, float]
    shown: int

    @property
    def sureness(self) -> float:
        """How sure the reading is, from 0 to 1: the mean over its letters."""
        words = [word for row in self.rows for word in row]
        letters = sum(sum(map(str.isalnum, word.text)) for word in words)
        return sum(sum(map(str.isalnum, w.text)) * w.sureness for w in words) / letters if letters else 0.0


def read_scans(document: Any, needs: Sequence[Need], known_sizes: Sequence[float] = ()) -> Iterator[Sheet | None]:
    """The sheets of pages that have to be read from their pictures, in order.

    None for a page whose picture adds nothing to its text layer; a sheet without words, and `has_text` False, where
    nothing can be read in a picture. `known_sizes` are the type sizes of the file's other pages, commonest first.
    """
    shown = [_shown(document, need.index) for need in needs]
    found = crew.readings(_picture(document, need) for need in needs)
    scans = [_scan(need, reading, *how) for need, reading, how in zip(needs, found, shown, strict=True)]
    settings = Settings((row for scan in scans for row in scan.rows), known_sizes)
    for scan in scans:
        yield _sheet(scan, settings)


def _shown(document: Any, index: int) -> tuple[tuple[float, float, float, float], int]:
    page = document[index]
    try:
        return page.get_cropbox(), page.get_rotation()
    finally:
        page.close()


def _picture(document: Any, need: Need) -> Picture:
    """A page drawn in greys, as finely as its own picture is but within what OCR has use for."""
    page = document[need.index]
    wide, high = page.get_size()
    dots = min(max(need.dots_an_inch, _COARSEST), _FINEST)
    dots = max(40, min(dots, int(72 * sqrt(_MOST_PIXELS / max(1.0, wide * high)))))
    bitmap = page.render(scale=dots / 72, grayscale=True)
    image = bitmap.to_pil().convert("L")
    bitmap.close()
    page.close()
    return Picture(image, dots)


def _scan(need: Need, reading: Reading, crop: tuple[float, float, float, float], shown: int) -> _Scan:
    rows = mended(rows_of(reading))
    put_back(reading.marks.leaders, rows)
    return _Scan(need, reading, rows, crop, shown)


def _sheet(scan: _Scan, settings: Settings) -> Sheet | None:
    displayed = frame(scan.crop, scan.shown)
    upright = frame(scan.crop, (scan.shown + scan.reading.turn) % 360)
    setting = Setting(scan.need.index + 1, upright, displayed)
    found = [word for row in scan.rows for word in _words(row, settings.styles(row), upright.turn)]
    if scan.need.layer:
        found = _added_to(scan.need.layer, found, upright)
        if not found:
            return None
    elif scan.need.rubbish and not _is_better(scan, found):
        return None
    marks = drawn(scan.reading.marks.shapes, upright.width, upright.height)
    angle = scan.reading.angle

    def turn(box: Box) -> Box:
        return turned(_tilted(box, angle, upright), upright, displayed)

    return sheet_of(setting, found, marks, turn=turn, has_text=bool(found), read_by_ocr=scan.sureness)


def _added_to(layer: list[Word], seen: list[Word], upright: Frame) -> list[Word]:
    """The words of a text layer and those of the picture that it lacks; none if the picture adds next to nothing."""
    if any(word.style.turn != upright.turn for word in layer):
        return []
    added = [word for word in seen if not any(_overlap(word, known) for known in layer)]
    if sum(1 for word in added if len(word.text) > 2 and word.text.isalpha()) < _FEWEST_ADDED:
        return []
    return sorted([*layer, *added], key=lambda word: (round(word.base / 3), word.left))


def _overlap(one: Word, other: Word) -> bool:
    level = abs(one.base - other.base) < 0.6 * max(one.style.size, other.style.size)
    return level and one.left < other.right and one.right > other.left


def _is_better(scan: _Scan, found: list[Word]) -> bool:
    """Whether what was read in the picture makes more sense than the words of the text layer."""
    before, now = scan.need.rubbish, [word.text for word in found]
    if not now or scan.sureness < _SURE:
        return False
    return small_words(now) / len(now) > small_words(word.text for word in before) / len(before)


def _words(row: Row, styles: Sequence[Plain], turn: int) -> Iterator[Word]:
    for place, (word, setting) in enumerate(zip(row, styles, strict=True)):
        right = word.right
        if place + 1 < len(row) and row[place + 1].left > word.left:
            right = min(right, row[place + 1].left - _APART * word.size)
        yield Word(
            word.text, word.left, max(right, word.left), word.base, style(setting.size, setting.bold, False, 0, turn)
        )


def _tilted(box: Box, angle: float, upright: Frame) -> Box:
    """A box of the level picture on the page as it was before it was levelled."""
    if not angle:
        return box
    tilt, middle_x, middle_y = radians(angle), upright.width / 2, upright.height / 2
    xs, ys = [], []
    for x in (box.left - middle_x, box.right - middle_x):
        for y in (box.top - middle_y, box.bottom - middle_y):
            xs.append(middle_x + x * cos(tilt) - y * sin(tilt))
            ys.append(middle_y + x * sin(tilt) + y * cos(tilt))
    return Box(min(xs), min(ys), max(xs), max(ys))
