"""Tables without upright lines: rows between rules or on stripes, columns told by the space that no row's words cross."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from learnt.engine.reading.grids import Grid, GridCell
from learnt.engine.reading.pieces import SetWord
from learnt.engine.reading.shapes import Drawn, Rule, Shape

_SAME_EDGE = 4.0  # points
_THINNEST_ROW = 6.0  # points
_TALLEST_ROW = 250.0  # points
_TALLEST_OF_TWO = 140.0  # points, in a table of two columns: taller ones are columns of text
_GAP = 6.0  # points between columns
_LABEL = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?$")

Interval = tuple[float, float]


def open_grids(page: Drawn, words: Sequence[SetWord], closed: Sequence[Grid]) -> list[Grid]:
    """The grids of a page that have rules or stripes for their rows only. `closed` are those with upright lines."""
    found = []
    for left, right, ys in _stacks(page, closed):
        across = [w for w in words if left - 2 <= w.left <= right]
        grid = _grid(left, right, ys, [w for w in across if ys[0] <= _middle(w) <= ys[-1]])
        if grid:
            if not any(abs(rule.at - ys[-1]) < _THINNEST_ROW for rule in page.horizontals):
                _take_row_below(grid, across)
            found.append(grid)
    return found


def _take_row_below(grid: Grid, words: Sequence[SetWord]) -> None:
    """Add the row under the last line, where its words keep to the columns: on stripes it has no line under it."""
    bottom, lines = grid.ys[-1], grid.xs[1:-1]
    row: list[SetWord] = []
    for word in sorted((w for w in words if _middle(w) > bottom), key=lambda w: w.base):
        last = row[-1].base if row else bottom + word.style.size
        if word.base - last > 1.6 * word.style.size or any(word.left < x - 1 and word.right > x + 1 for x in lines):
            break
        row.append(word)
    covered = _covered(row)
    if len(covered) > max(1, len(lines) // 2) and not _crosses(covered, lines):
        grid.ys.append(row[-1].base + 0.4 * row[-1].style.size)
        grid.cells.extend(_cells(grid.xs, grid.ys[-2:], [covered], grid.rows - 1))


def _crosses(covered: list[Interval], lines: list[float]) -> bool:
    return any(a < x - 1 and b > x + 1 for a, b in covered for x in lines)


def _middle(word: SetWord) -> float:
    return word.base - 0.3 * word.style.size


def _stacks(page: Drawn, closed: Sequence[Grid]) -> Iterator[tuple[float, float, list[float]]]:
    """Rules and edges of stripes of one width above one another: left, right, and their places from top to bottom."""
    rules = [rule for rule in [*page.horizontals, *_stripe_edges(page.tints)] if not _in_any(rule, closed)]
    rules.sort(key=lambda rule: (round(rule.start / 8), rule.at))
    groups: list[list[Rule]] = []
    for rule in rules:
        group = next((g for g in groups if _alike(g[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    for group in groups:
        for ys in _near_together(sorted(rule.at for rule in group)):
            yield group[0].start, group[0].end, ys


def _alike(first: Rule, second: Rule) -> bool:
    return abs(first.start - second.start) < _SAME_EDGE and abs(first.end - second.end) < _SAME_EDGE


def _in_any(rule: Rule, closed: Sequence[Grid]) -> bool:
    return any(
        grid.ys[0] - 3 <= rule.at <= grid.ys[-1] + 3 and rule.start < grid.xs[-1] and rule.end > grid.xs[0]
        for grid in closed
    )


def _stripe_edges(tints: Sequence[Shape]) -> list[Rule]:
    """The upper and lower edges of tints, those of one row side by side taken together."""
    rows: list[Shape] = []
    for tint in sorted(tints, key=lambda t: (round(t.top), t.left)):
        last = rows[-1] if rows else None
        if last and abs(last.top - tint.top) < 2 and abs(last.bottom - tint.bottom) < 2 and tint.left - last.right < 3:
            rows[-1] = last._replace(right=max(last.right, tint.right))
        else:
            rows.append(tint)
    return [Rule(y, row.left, row.right) for row in rows for y in (row.top, row.bottom)]


def _near_together(ys: list[float]) -> Iterator[list[float]]:
    """Places in runs that leave no row too tall to be one."""
    run: list[float] = []
    for y in ys:
        if run and y - run[-1] < _THINNEST_ROW:
            continue
        if run and y - run[-1] > _TALLEST_ROW:
            if len(run) > 2:
                yield run
            run = []
        run.append(y)
    if len(run) > 2:
        yield run


def _grid(left: float, right: float, ys: list[float], words: list[SetWord]) -> Grid | None:
    """The grid of a stack of rows, if the words in it stand in columns."""
    bands = [[w for w in words if top <= _middle(w) < bottom] for top, bottom in itertools.pairwise(ys)]
    while bands and not bands[-1]:
        bands, ys = bands[:-1], ys[:-1]
    while bands and not bands[0]:
        bands, ys = bands[1:], ys[1:]
    covered = [_covered(band) for band in bands]
    columnar = [intervals for intervals in covered if len(intervals) > 1]
    if len(columnar) < 2 or len(columnar) < 0.6 * len(bands) or not all(bands) or any(map(_many_labels, bands)):
        return None
    lines = _column_lines(columnar)
    heights = [bottom - top for top, bottom in itertools.pairwise(ys)]
    if not lines or (len(lines) == 1 and max(heights) > _TALLEST_OF_TWO):
        return None
    xs = [min(left, min(w.left for w in words) - 1), *lines, right]
    return Grid(xs, ys, _cells(xs, ys, covered))


def _covered(band: Sequence[SetWord]) -> list[Interval]:
    """The stretches across the page that the words of a row cover."""
    return _merged([(word.left, word.right) for word in band])


def _merged(intervals: list[Interval]) -> list[Interval]:
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start - found[-1][1] < _GAP:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _many_labels(band: Sequence[SetWord]) -> bool:
    """Whether a row begins with several paragraph numbers under one another: it is text between rules, and no row."""
    edge = min(word.left for word in band)
    return sum(1 for word in band if word.left < edge + 3 and _LABEL.match(word.text)) > 2


def _column_lines(rows: list[list[Interval]]) -> list[float]:
    """Where one column ends and the next begins, between the first and the last."""
    whole = _merged([interval for row in rows for interval in row])
    return [after[0] - 2 for _, after in itertools.pairwise(whole)]


def _cells(xs: list[float], ys: list[float], covered: list[list[Interval]], first: int = 0) -> list[GridCell]:
    """The cells, in rows numbered from `first`; those whose words run over a column line are one."""
    found = []
    for row, intervals in enumerate(covered):
        start = 0
        for column in range(1, len(xs)):
            if column < len(xs) - 1 and any(a < xs[column] - 1 and b > xs[column] + 1 for a, b in intervals):
                continue
            found.append(GridCell(first + row, start, 1, column - start, xs[start], ys[row], xs[column], ys[row + 1]))
            start = column
    return found
