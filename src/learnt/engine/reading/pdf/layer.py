"""The text layer of a PDF page as words: where each stands on the upright page, and how it is set."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from math import atan2, degrees, hypot
from typing import NamedTuple

from learnt.engine.reading.pdf import calls

# A run of ink: PDFium puts U+FFFE where it takes a hyphen at a line's end to be soft.
_INK = re.compile(r"[^\s\x00-\x1f\ufffe]+\ufffe?|\ufffe")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!ng)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
_FORCED_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_FILL_AND_STROKE = 2


class Style(NamedTuple):
    """How words are set. `turn` is the direction of writing in degrees, anticlockwise in the page's own space."""

    size: float
    bold: bool
    italic: bool
    colour: int  # 0xRRGGBB
    turn: int


class Word(NamedTuple):
    """A run of ink: text, horizontal extent and baseline (points from the top left of the frame), and its setting."""

    text: str
    left: float
    right: float
    base: float
    style: Style


@dataclass(frozen=True, slots=True)
class Frame:
    """The upright page: from the page's own space to points from the top left, as x' = ax + by + c, y' = dx + ey + f."""

    width: float
    height: float
    across: tuple[float, float, float]
    down: tuple[float, float, float]
    turn: int  # quarter turns, clockwise, in degrees, by which the page's own space is shown

    def points(self, xs: list[float], ys: list[float]) -> tuple[list[float], list[float]]:
        """Points of the page's own space in this frame."""
        (a, b, c), (d, e, f) = self.across, self.down
        if self.turn == 0:
            return [x + c for x in xs], [f - y for y in ys]
        pairs = list(zip(xs, ys, strict=True))
        return [a * x + b * y + c for x, y in pairs], [d * x + e * y + f for x, y in pairs]


def frame(crop: tuple[float, float, float, float], turn: int) -> Frame:
    """The frame of a page with this crop box (left, bottom, right, top), shown turned clockwise by `turn` degrees."""
    left, bottom, right, top = crop
    wide, high = right - left, top - bottom
    if turn == 90:
        return Frame(high, wide, (0, 1, -bottom), (1, 0, -left), turn)
    if turn == 180:
        return Frame(wide, high, (-1, 0, right), (0, 1, -bottom), turn)
    if turn == 270:
        return Frame(high, wide, (0, -1, top), (-1, 0, right), turn)
    return Frame(wide, high, (1, 0, -left), (0, -1, top), 0)


@dataclass(slots=True)
class Styles:
    """The settings met on one page, by the text object that uses them; fonts are remembered for the whole file."""

    fonts: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    known: dict[int, Style] = field(default_factory=dict)

    def of(self, textpage: int, index: int, drawn_by: int) -> Style:
        """The setting of a character, given the text object that draws it."""
        known = self.known.get(drawn_by)
        if known is None:
            known = self.known[drawn_by] = self._look(textpage, index, drawn_by)
        return known

    def _look(self, textpage: int, index: int, drawn_by: int) -> Style:
        calls.char_matrix(textpage, index, _MATRIX.buffer_info()[0])
        a, b, c, d, _, _ = _MATRIX
        size = calls.char_font_size(textpage, index) * (hypot(c, d) or 1.0)
        font = calls.object_font(drawn_by) if drawn_by else 0
        if font not in self.fonts:
            self.fonts[font] = _weight_and_slant(font)
        bold, italic = self.fonts[font]
        bold = bold or calls.object_render_mode(drawn_by) == _FILL_AND_STROKE
        return style(round(size, 1), bold, italic, _colour(drawn_by), round(degrees(atan2(b, a))) % 360)


style = lru_cache(maxsize=4096)(Style)  # one and the same object for words that are set alike
_MATRIX = array("f", [0.0] * 6)
_CHANNELS = array("I", [0, 0, 0, 0])


def _colour(drawn_by: int) -> int:
    at = _CHANNELS.buffer_info()[0]
    if not calls.fill_colour(drawn_by, at, at + 4, at + 8, at + 12):
        return 0
    red, green, blue, _ = _CHANNELS
    return red << 16 | green << 8 | blue


def _weight_and_slant(font: int) -> tuple[bool, bool]:
    if not font:
        return False, False
    room = ctypes.create_string_buffer(256)
    calls.font_name(font, ctypes.addressof(room), 256)
    name = room.value.decode("utf-8", "replace")
    flags = calls.font_flags(font)
    bold = bool(_BOLD.search(name) or (flags > 0 and flags & _FORCED_BOLD))
    return bold, bool(_ITALIC.search(name) or (flags > 0 and flags & _ITALIC_FLAG))


def words(
    textpage: int, styles: Styles, crop: tuple[float, float, float, float], shown: int
) -> tuple[list[Word], Frame]:
    """Every run of ink of a page in the order of the text layer, in the frame in which most of it stands upright.

    `shown` is the page's own rotation; the frame differs from it when the page is written sideways.
    """
    text = calls.text_of(textpage)
    spans = [found.span() for found in _INK.finditer(text)]
    if not spans:
        return [], frame(crop, shown)
    firsts, lasts = [s for s, _ in spans], [e - 1 for _, e in spans]
    drawn, drawn_last = calls.objects(textpage, firsts), calls.objects(textpage, lasts)
    spans = _cut(textpage, styles, spans, drawn, drawn_last)
    if len(spans) != len(firsts):
        firsts, lasts = [s for s, _ in spans], [e - 1 for _, e in spans]
        drawn = calls.objects(textpage, firsts)
    settings = [styles.of(textpage, i, o) for i, o in zip(firsts, drawn, strict=True)]
    upright = frame(crop, _direction(settings, shown))
    return _placed(textpage, [text[s:e] for s, e in spans], firsts, lasts, settings, upright), upright


def _direction(settings: list[Style], shown: int) -> int:
    """The direction in which most words run, if it is a right angle; else that in which the page is shown."""
    turn, count = Counter(setting.turn for setting in settings).most_common(1)[0]
    return turn if turn % 90 == 0 and 2 * count > len(settings) else shown


def _cut(
    textpage: int, styles: Styles, spans: list[tuple[int, int]], drawn: list[int], drawn_last: list[int]
) -> list[tuple[int, int]]:
    """Cut runs of ink where their setting changes inside: a footnote digit fused to its word."""
    doubtful = [span for span, first, last in zip(spans, drawn, drawn_last, strict=True) if first != last]
    uneven = _uneven(textpage, doubtful)
    if not uneven:
        return spans
    cut: list[tuple[int, int]] = []
    for span in spans:
        cut.extend(_evenly_set(textpage, styles, span) if span in uneven else [span])
    return cut


def _uneven(textpage: int, spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The runs of ink whose characters are not all of one size on one line.

    Many producers draw every letter by itself: to ask for the setting of each would cost more than all the rest.
    """
    indices = [i for start, end in spans for i in range(start, end)]
    xs, ys = calls.origins(textpage, indices)
    sizes = list(map(calls.char_font_size, repeat(textpage), indices))
    found: set[tuple[int, int]] = set()
    at = 0
    for span in spans:
        end = at + span[1] - span[0]
        in_line = _level(ys[at:end]) or _level(xs[at:end])
        if not in_line or min(sizes[at:end]) < 0.98 * max(sizes[at:end]):
            found.add(span)
        at = end
    return found


def _level(places: list[float]) -> bool:
    return max(places) - min(places) < 0.1


def _evenly_set(textpage: int, styles: Styles, span: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = span
    indices = range(start, end)
    settings = [
        styles.of(textpage, i, o) if o else None for i, o in zip(indices, calls.objects(textpage, indices), strict=True)
    ]
    parts, begun = [], start
    for i in range(start + 1, end):
        before, here = settings[i - 1 - start], settings[i - start]
        if before and here and (before.size != here.size or before.bold != here.bold):
            parts.append((begun, i))
            begun = i
    return [*parts, (begun, end)]


def _placed(
    textpage: int, texts: list[str], firsts: list[int], lasts: list[int], settings: list[Style], own_frame: Frame
) -> list[Word]:
    xs, ys = own_frame.points(*calls.origins(textpage, firsts))
    lefts, rights, bottoms, tops = calls.boxes(textpage, lasts)
    if own_frame.turn in (0, 180):
        ends, _ = own_frame.points(rights if own_frame.turn == 0 else lefts, bottoms)
    else:
        ends, _ = own_frame.points(lefts, tops if own_frame.turn == 90 else bottoms)
    return list(map(Word, texts, xs, ends, ys, settings))
