"""Rules that cross made into grids: the cells of tables, merged ones included, before any words are put in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from learnt.engine.reading.shapes import Drawn, Rule

_TOUCH = 3.5  # points
_NARROWEST = 5.0  # points: of a row or column


class GridCell(NamedTuple):
    """A cell's place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """A grid on a page: its lines from left to right and from top to bottom, and its cells."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell that holds a point."""
        for cell in self.cells:
            if cell.left - 1 <= x <= cell.right + 1 and cell.top - 1 <= y <= cell.bottom + 1:
                return cell
        return None


def grids(page: Drawn) -> list[Grid]:
    """The grids of a page, from top to bottom: boxes of a single cell among them."""
    found = [_grid(horizontals, verticals) for horizontals, verticals in _crossing(page.horizontals, page.verticals)]
    return sorted((grid for grid in found if grid), key=lambda grid: grid.ys[0])


def _crossing(horizontals: list[Rule], verticals: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that hang together."""
    leader = list(range(len(horizontals) + len(verticals)))
    for i, h in enumerate(horizontals):
        for j, v in enumerate(verticals, len(horizontals)):
            if _touch(h, v):
                _unite(leader, i, j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*horizontals, *verticals]):
        groups.setdefault(_find(leader, i), ([], []))[i >= len(horizontals)].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _touch(h: Rule, v: Rule) -> bool:
    return h.start - _TOUCH <= v.at <= h.end + _TOUCH and v.start - _TOUCH <= h.at <= v.end + _TOUCH


def _find(leader: list[int], i: int) -> int:
    while leader[i] != i:
        leader[i] = leader[leader[i]]
        i = leader[i]
    return i


def _unite(leader: list[int], i: int, j: int) -> None:
    leader[_find(leader, i)] = _find(leader, j)


def _grid(horizontals: list[Rule], verticals: list[Rule]) -> Grid | None:
    xs = _lines([v.at for v in verticals], [h.start for h in horizontals], [h.end for h in horizontals])
    ys = _lines([h.at for h in horizontals], [v.start for v in verticals], [v.end for v in verticals])
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Grid(xs, ys, _cells(xs, ys, horizontals, verticals))


def _lines(own: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """The grid's lines in one direction; its edges too where only the crossing lines reach them."""
    lines: list[float] = []
    for at in sorted([*own, min(starts), max(ends)]):
        if not lines or at - lines[-1] > _NARROWEST:
            lines.append(at)
    return lines


def _cells(xs: list[float], ys: list[float], horizontals: list[Rule], verticals: list[Rule]) -> list[GridCell]:
    columns, rows = len(xs) - 1, len(ys) - 1
    leader = list(range(columns * rows))
    walls, floors = _by_line(verticals, xs), _by_line(horizontals, ys)
    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            centre = (xs[column] + xs[column + 1]) / 2
            here = row * columns + column
            if column + 1 < columns and not _drawn_at(walls[column + 1], middle):
                _unite(leader, here, here + 1)
            if row + 1 < rows and not _drawn_at(floors[row + 1], centre):
                _unite(leader, here, here + columns)
    return _rectangles(leader, xs, ys)


def _by_line(rules: Sequence[Rule], lines: list[float]) -> list[list[Rule]]:
    found: list[list[Rule]] = [[] for _ in lines]
    for rule in rules:
        nearest = min(range(len(lines)), key=lambda k: abs(lines[k] - rule.at))
        found[nearest].append(rule)
    return found


def _drawn_at(rules: list[Rule], place: float) -> bool:
    return any(rule.start - _TOUCH <= place <= rule.end + _TOUCH for rule in rules)


def _rectangles(leader: list[int], xs: list[float], ys: list[float]) -> list[GridCell]:
    columns = len(xs) - 1
    members: dict[int, list[int]] = {}
    for i in range(len(leader)):
        members.setdefault(_find(leader, i), []).append(i)
    found = []
    for group in members.values():
        rows, cols = [i // columns for i in group], [i % columns for i in group]
        top, bottom, left, right = min(rows), max(rows), min(cols), max(cols)
        place = (xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        found.append(GridCell(top, left, bottom - top + 1, right - left + 1, *place))
    return sorted(found)
