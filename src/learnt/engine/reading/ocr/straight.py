"""A picture of a page set straight: by how much its lines slope, and whether they run up the page."""

from __future__ import annotations

from array import array
from itertools import pairwise
from math import radians, tan
from operator import mul

from PIL import Image

WHITE = 255
_STRIPS = 32  # upright strips, each so narrow that a slope hardly smears the lines in it
_HIGHEST = 1200  # pixels of the picture that is measured
_STEEPEST = 4.0  # degrees
_LEAST = 0.08  # degrees: less is left as it is
_SIDEWAYS = 3.0  # how much sharper lines must be the other way for a page to lie on its side


def lie_of(picture: Image.Image) -> tuple[float, bool]:
    """How the lines of a grey picture lie: how far they fall to the right, in degrees, and whether they run up it.

    The fall of lines that run up a page is not measured: set it upright first.
    """
    ink = _small_ink(picture)
    across, sharp_across = _slope(ink)
    _, sharp_up = _slope(ink.transpose(Image.Transpose.ROTATE_90), roughly=True)
    return across, sharp_up * ink.width > _SIDEWAYS * sharp_across * ink.height


def levelled(picture: Image.Image, angle: float) -> tuple[Image.Image, float]:
    """The picture with lines that slope by so many degrees made level; and the degrees by which it was turned."""
    if abs(angle) < _LEAST:
        return picture, 0.0
    return picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=WHITE), angle


def _small_ink(picture: Image.Image) -> Image.Image:
    """The ink of a picture, black on white turned about, made small enough to measure quickly."""
    small = picture.reduce(max(1, round(max(picture.size) / _HIGHEST)))
    paper = paper_of(small)
    low, high = 0.45 * paper, 0.85 * paper
    return small.point([round(max(0.0, min(1.0, (high - grey) / (high - low))) * 255) for grey in range(256)])


def paper_of(picture: Image.Image) -> int:
    """The grey of the paper: the commonest of the lighter half."""
    counts = picture.histogram()
    return max(range(128, 256), key=counts.__getitem__)


def _slope(ink: Image.Image, *, roughly: bool = False) -> tuple[float, float]:
    """The slope of the lines in degrees, and how sharply they stand apart when it is undone."""
    small = _strips(ink, 2)
    steps = round(_STEEPEST / 0.25)
    angles = [step * 0.25 for step in range(-steps, steps + 1)]
    best = max(angles, key=lambda angle: _sharpness(small, angle, ink))
    if roughly:
        return best, _sharpness(_strips(ink, 1), best, ink)
    strips = _strips(ink, 1)
    best = max((best + step * 0.05 for step in range(-4, 5)), key=lambda angle: _sharpness(strips, angle, ink))
    return best, _sharpness(strips, best, ink)


def _strips(ink: Image.Image, part: int) -> Image.Image:
    return ink.resize((_STRIPS, max(1, ink.height // part)), Image.Resampling.BOX).convert("F")


def _sharpness(strips: Image.Image, angle: float, ink: Image.Image) -> float:
    """How unlike neighbouring rows are, once each strip is moved so that lines of this slope are level."""
    fall = tan(radians(angle)) * ink.width / strips.width * strips.height / ink.height
    moves = (1.0, 0.0, 0.0, fall, 1.0, -fall * strips.width / 2)
    moved = strips.transform(strips.size, Image.Transform.AFFINE, moves, Image.Resampling.BILINEAR)
    profile = array("f", moved.resize((1, strips.height), Image.Resampling.BOX).tobytes())
    changes = [after - before for before, after in pairwise(profile)]
    return float(sum(map(mul, changes, changes)))
