"""Rules, tints and dot leaders in a picture of a page: found, and wiped out so that they are not read as letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageDraw

from learnt.engine.reading.ocr.straight import WHITE, paper_of
from learnt.engine.reading.shapes import Shape

_HIGHEST = 1200  # pixels of the picture that is searched
_FAINT = 40  # greys below the paper: of what is dark
_INKED = 90  # greys below the paper: of print
_BESIDE = 3  # pixels of the small picture from a thin rule to what it is darker than
_WIDE = 4  # pixels of the small picture over which a thin rule is looked at together, against noise
_FAINTEST = 14  # greys by which a thin rule is darker
_SHORTEST = 17.0  # points: of a part of a rule
_SHORTEST_RULE = 40.0  # points: of a whole one, across; a stroke of a letter may be as long as a part
_SHORTEST_THIN = 100.0  # points: of one that is known by its surroundings alone
_SHORTEST_UPRIGHT = 22.0  # points
_THICKEST_RULE = 3.0  # points
_LEADER = 45.0  # points: the shortest row of dots
_DOT = 2.6  # points: the highest
_DOT_GAP = 5  # pixels of the small picture between dots
_HIGHEST_ROW = 9.0  # points: of a row of dots with the feet of words beside it
_DOTS_APART = 6.0  # points at most
_EMPTY = 0.06  # of what stands above and below a row of dots
_CLEAR = 15  # pixels with nothing in them: more than between letters
_DARK = 0.6  # of the paper's grey
_FULL = 0.6  # of a tint that must be dark in the small picture

Pixels = tuple[int, int, int, int]  # left, top, right, bottom; the last two stand outside


@dataclass(slots=True)
class Marks:
    """What is drawn on a page besides words, in points; and the rows of dots, in points too."""

    shapes: list[Shape] = field(default_factory=list)
    leaders: list[Shape] = field(default_factory=list)


def marks_on(picture: Image.Image, points: float) -> tuple[Image.Image, Marks]:
    """The marks of a level grey picture whose pixels are so many points wide; and the picture without them."""
    shrunk = max(1, round(max(picture.size) / _HIGHEST))
    small = picture.reduce(shrunk)
    points *= shrunk
    dark = _darker_than(small, paper_of(small) - _FAINT)
    found, tints = _told_apart(_patches(dark, _SHORTEST / points), dark, points)
    shades = [_grey(small, box) for box in tints]
    black = [box for box in tints if _is_dark(small, box)]
    if black:
        picture, small = _turned_about(picture, small, black, shrunk)
        dark = _darker_than(small, paper_of(small) - _FAINT)
    uprights = _uprights(small, points)
    plain = [box for box in found if _is_rule(box, uprights, _SHORTEST_RULE / points)]
    thin = [box for box in _thin(small, _SHORTEST / points, points) if _is_rule(box, uprights, _SHORTEST_THIN / points)]
    uprights = [_through(box, black) for box in uprights]
    rules = _without_doubles([*plain, *thin])
    leaders = _leaders(dark, picture, shrunk, points)
    leaders = [box for box in leaders if not _meet(box, [r for r in rules if _spans(r, uprights)], 0)]
    rules = [box for box in rules if not _meet(box, leaders, 0)]
    wiped = _wiped(picture, [*rules, *uprights, *leaders], shrunk)
    shapes = [_shape(box, points) for box in (*rules, *uprights)]
    for box, shade in zip(tints, shades, strict=True):
        shapes += [_shape(box, points, tint=shade), *_edges(box, points)]
    return wiped, Marks(shapes, [_shape(box, points) for box in leaders])


def dark_patches(picture: Image.Image, shortest: float) -> list[Pixels]:
    """Boxes round what is dark in a grey picture and so many pixels wide somewhere."""
    return _patches(_darker_than(picture, paper_of(picture) - _INKED), shortest)


def _darker_than(picture: Image.Image, grey: int) -> Image.Image:
    """White where a picture is darker, else black."""
    return picture.point([255] * max(0, grey) + [0] * (256 - max(0, grey)))


def _runs(dark: Image.Image, shortest: float) -> Iterator[tuple[int, int, int]]:
    """Unbroken dark runs across a picture: the row, where they start and where they end."""
    wide = dark.width + 1
    with_edge = Image.new("L", (wide, dark.height))
    with_edge.paste(dark, (0, 0))
    for found in re.finditer(rb"\xff{%d,}" % max(4, round(shortest)), with_edge.tobytes()):
        row, start = divmod(found.start(), wide)
        yield row, start, start + found.end() - found.start()


def _patches(dark: Image.Image, shortest: float) -> list[Pixels]:
    """Runs that lie against one another on following rows, as boxes."""
    done: list[Pixels] = []
    growing: list[Pixels] = []
    for row, start, end in _runs(dark, shortest):
        still = [box for box in growing if box[3] >= row]
        done += [box for box in growing if box[3] < row]
        touched = [box for box in still if box[0] < end and box[2] > start]
        growing = [box for box in still if not (box[0] < end and box[2] > start)]
        growing.append(_around([*touched, (start, row, end, row + 1)]))
    return done + growing


def _around(boxes: list[Pixels]) -> Pixels:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _told_apart(patches: Iterable[Pixels], dark: Image.Image, points: float) -> tuple[list[Pixels], list[Pixels]]:
    """Patches that are thin, and those that are full all over: rules and tints. What is neither is a picture."""
    rules, tints = [], []
    for box in patches:
        high = (box[3] - box[1]) * points
        if high <= _THICKEST_RULE:
            rules.append(box)
        elif high > 6 and (box[2] - box[0]) * points > _SHORTEST and _share(dark, box) > _FULL:
            tints.append(box)
    return rules, tints


def _share(dark: Image.Image, box: Pixels) -> float:
    """How much of a box is dark."""
    part = dark.crop(box)
    return part.histogram()[255] / (part.width * part.height)


def _grey(small: Image.Image, box: Pixels) -> int:
    """The commonest grey within a box, as a colour."""
    counts = small.crop(box).histogram()
    return max(range(256), key=counts.__getitem__) * 0x010101


def _uprights(small: Image.Image, points: float) -> list[Pixels]:
    """The upright rules: found like those across, in the picture laid on its side."""
    side = small.transpose(Image.Transpose.TRANSPOSE)
    shortest = _SHORTEST_UPRIGHT / points
    dark = _darker_than(side, paper_of(small) - _FAINT)
    plain, _ = _told_apart(_patches(dark, shortest), dark, points)
    found = _without_doubles([*plain, *_thin(side, shortest, points)])
    return [(top, left, bottom, right) for left, top, right, bottom in found]


def _thin(small: Image.Image, shortest: float, points: float) -> list[Pixels]:
    """Thin rules however faint, on paper or tint: darker than what is just above and just below them."""
    beside = ImageChops.darker(ImageChops.offset(small, 0, _BESIDE), ImageChops.offset(small, 0, -_BESIDE))
    narrow = ImageChops.subtract(beside, small).resize((small.width // _WIDE, small.height), Image.Resampling.BOX)
    mask = narrow.point([0] * _FAINTEST + [255] * (256 - _FAINTEST))
    boxes = [(a * _WIDE, b, c * _WIDE, d) for a, b, c, d in _patches(mask, shortest / _WIDE)]
    return [box for box in boxes if (box[3] - box[1]) * points <= _THICKEST_RULE]


def _without_doubles(boxes: list[Pixels]) -> list[Pixels]:
    """The boxes, those left out that lie on a longer one."""
    kept: list[Pixels] = []
    for box in sorted(boxes, key=lambda box: box[0] - box[2]):
        left, top, right, bottom = box
        if not any(a - 2 <= left and right <= c + 2 and b - 2 <= bottom and top <= d + 2 for a, b, c, d in kept):
            kept.append(box)
    return kept


def _meet(box: Pixels, others: Iterable[Pixels], reach: int = 4) -> bool:
    """Whether a box comes within so many pixels of another."""
    left, top, right, bottom = box
    return any(
        a - reach <= right and c + reach >= left and b - reach <= bottom and d + reach >= top for a, b, c, d in others
    )


def _is_rule(box: Pixels, uprights: list[Pixels], long: float) -> bool:
    """Whether a thin dark stretch is a rule: within a table it reaches an upright, and elsewhere it is long."""
    left, top, right, bottom = box
    if _spans(box, uprights) or right - left < long:
        return _spans(box, uprights)
    if _ends_on(box, uprights, left) or _ends_on(box, uprights, right):
        return True
    beside = [up for up in uprights if up[1] <= top and up[3] >= bottom]
    return not (any(up[2] < left for up in beside) and any(up[0] > right for up in beside))


def _spans(box: Pixels, uprights: list[Pixels]) -> bool:
    """Whether it runs from one upright to another."""
    return _ends_on(box, uprights, box[0]) and _ends_on(box, uprights, box[2])


def _ends_on(box: Pixels, uprights: list[Pixels], end: int) -> bool:
    return _meet((end - 1, box[1], end + 1, box[3]), uprights)


def _leaders(dark: Image.Image, picture: Image.Image, shrunk: int, points: float) -> list[Pixels]:
    """Rows of dots: low, long, full of gaps, with nothing just above or below."""
    joined = dark
    for step in (1, 2, _DOT_GAP - 3):
        joined = ImageChops.lighter(joined, ImageChops.offset(joined, step, 0))
    found = []
    for left, top, right, bottom in _patches(joined, _LEADER / points):
        wide = right - left
        dots = joined.crop((left + wide * 6 // 10, top, left + wide * 85 // 100, bottom)).getbbox()
        if dots is None or (dots[3] - dots[1]) * points > _DOT or (bottom - top) * points > _HIGHEST_ROW:
            continue
        top, bottom = top + dots[1], top + dots[3]
        left = _after_words(dark, (left, max(0, top - 6), right, max(1, top - 1)))
        box = (left, top, right - _DOT_GAP, bottom)
        if (box[2] - left) * points < _LEADER / 2 or _share(dark, (left, bottom + 1, box[2], bottom + 4)) > _EMPTY:
            continue
        if _is_dotted(picture, box, shrunk, points):
            found.append(box)
    return found


def _after_words(dark: Image.Image, above: Pixels) -> int:
    """Where what stands above a row of dots ends: the word before it, whose feet the dots seem to go on from."""
    part = dark.crop(above)
    row = part.resize((part.width, 1), Image.Resampling.BOX).tobytes()
    clear = re.search(rb"\0{%d,}" % _CLEAR, row)
    return above[0] + (clear.start() if clear else part.width)


def _is_dotted(picture: Image.Image, box: Pixels, shrunk: int, points: float) -> bool:
    """Whether a thin stretch of the picture is dark and light by turns."""
    left, top, right, bottom = (edge * shrunk for edge in box)
    row = picture.crop((left, top, right, bottom)).resize((right - left, 1), Image.Resampling.BOX).tobytes()
    middle = (max(row) + min(row)) // 2
    darks = re.findall(rb"[\x00-\x%02x]+" % middle, row)
    often = len(darks) > (box[2] - box[0]) * points / _DOTS_APART
    return often and sum(map(len, darks)) < 0.65 * len(row)


def _is_dark(small: Image.Image, tint: Pixels) -> bool:
    """Whether print on a tint must be white to be read."""
    return _grey(small, tint) & 255 < _DARK * paper_of(small)


def _through(upright: Pixels, dark: list[Pixels]) -> Pixels:
    """An upright rule drawn on through the dark row that it ends at: in it, it cannot be seen."""
    left, top, right, bottom = upright
    for tint in dark:
        if tint[0] <= left and right <= tint[2] and tint[1] < top <= tint[3] + 6:
            top = tint[1]
    return left, top, right, bottom


def _turned_about(
    picture: Image.Image, small: Image.Image, dark: list[Pixels], shrunk: int
) -> tuple[Image.Image, Image.Image]:
    """The picture, large and small, with white print on dark boxes made black print on paper."""
    picture, small, paper = picture.copy(), small.copy(), paper_of(small)
    for box in dark:
        lighter = paper - 255 + (_grey(small, box) & 255)
        table = [max(0, min(255, 255 - grey + lighter)) for grey in range(256)]
        for image, scale in ((picture, shrunk), (small, 1)):
            left, top, right, bottom = (edge * scale for edge in box)
            image.paste(image.crop((left, top, right, bottom)).point(table), (left, top))
    return picture, small


def _edges(box: Pixels, points: float) -> list[Shape]:
    """The sides of a tint as rules."""
    left, top, right, bottom = box
    sides = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
    return [_shape(side, points) for side in sides]


def _wiped(picture: Image.Image, boxes: list[Pixels], shrunk: int) -> Image.Image:
    """The picture with these boxes of the small picture painted over, and a little round them."""
    if not boxes:
        return picture
    clean = picture.copy()
    brush = ImageDraw.Draw(clean)
    for box in boxes:
        left, top, right, bottom = (edge * shrunk for edge in box)
        brush.rectangle((left - 1, top - 1, right, bottom), fill=_beside(picture, (left, top, right, bottom), shrunk))
    return clean


def _beside(picture: Image.Image, box: Pixels, shrunk: int) -> int:
    """The grey of what a mark stands on: white, or the tint beside it."""
    left, top, right, bottom = box
    across, down, away = (left + right) // 2, (top + bottom) // 2, 3 + 2 * shrunk
    near = [(across, top - away), (across, bottom + away)]
    if bottom - top > right - left:
        near = [(left - away, down), (right + away, down)]
    return max((picture.crop((x, y, x + 1, y + 1)).tobytes()[0] for x, y in near), default=WHITE)


def _shape(box: Pixels, points: float, tint: int | None = None) -> Shape:
    left, top, right, bottom = (edge * points for edge in box)
    return Shape(left, top, right, bottom, tint or 0, filled=tint is not None, stroked=tint is None)
