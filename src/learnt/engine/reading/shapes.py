"""Shapes drawn on a page, told apart into rules (thin lines), outlines and tints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

THIN = 3.2  # points: nothing thicker is a rule
_SHORT = 4.0  # points: nothing shorter is a rule
_WHITE = 245
_NEAR = 1.6  # points between lines that are one
_BRIDGED = 3.5  # points of a gap that a line runs over


class Shape(NamedTuple):
    """A drawn line or box, in points from the top left of the frame."""

    left: float
    top: float
    right: float
    bottom: float
    colour: int = 0
    filled: bool = False
    stroked: bool = True

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A straight line: `at` is its y if it is horizontal, its x if it is vertical; it runs from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawn:
    """The rules and tints of a page."""

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    tints: list[Shape] = field(default_factory=list)
    outlines: list[Shape] = field(default_factory=list)


def drawn(shapes: Iterable[Shape], width: float, height: float) -> Drawn:
    """Shapes sorted; lines on one another and end to end made one. Those that cover the page are left out."""
    found = Drawn()
    for shape in shapes:
        if shape.right <= 0 or shape.left >= width or shape.bottom <= 0 or shape.top >= height:
            continue
        _sort_in(shape, found, width * height)
    found.horizontals, found.verticals = merged(found.horizontals), merged(found.verticals)
    return found


def _sort_in(shape: Shape, found: Drawn, page_area: float) -> None:
    if shape.height <= THIN and shape.width >= _SHORT:
        found.horizontals.append(Rule((shape.top + shape.bottom) / 2, shape.left, shape.right))
    elif shape.width <= THIN and shape.height >= _SHORT:
        found.verticals.append(Rule((shape.left + shape.right) / 2, shape.top, shape.bottom))
    elif shape.width > _SHORT and shape.height > _SHORT and shape.width * shape.height < 0.7 * page_area:
        if shape.stroked:
            found.outlines.append(shape)
            found.horizontals += [Rule(y, shape.left, shape.right) for y in (shape.top, shape.bottom)]
            found.verticals += [Rule(x, shape.top, shape.bottom) for x in (shape.left, shape.right)]
        if shape.filled and not is_white(shape.colour):
            found.tints.append(shape)


def is_white(colour: int) -> bool:
    """Whether a colour cannot be told from paper."""
    return min(colour >> 16, colour >> 8 & 255, colour & 255) >= _WHITE


def merged(rules: list[Rule]) -> list[Rule]:
    """Lines that lie on one another or meet end to end, as single lines."""
    rules = sorted(rules)
    found: list[Rule] = []
    lane: list[Rule] = []
    for rule in rules:
        if lane and rule.at - lane[0].at > _NEAR:
            found.extend(_end_to_end(lane))
            lane = []
        lane.append(rule)
    return found + _end_to_end(lane)


def _end_to_end(lane: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(lane, key=lambda r: r.start):
        if found and rule.start <= found[-1].end + _BRIDGED:
            found[-1] = found[-1]._replace(end=max(found[-1].end, rule.end))
        else:
            found.append(rule)
    return found


def runs_under(rules: list[Rule], left: float, right: float, base: float) -> bool:
    """Whether one of the horizontal rules underlines words that stand between these edges on this baseline."""
    return any(0 < rule.at - base < 4 and abs(rule.start - left) < 3 and abs(rule.end - right) < 4 for rule in rules)
