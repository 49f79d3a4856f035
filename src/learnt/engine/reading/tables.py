"""Words put into the cells of grids: tables as they are drawn on one page, before parts on several pages are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from learnt.engine.reading.columns import Region, rows_of
from learnt.engine.reading.grids import Grid, GridCell, grids
from learnt.engine.reading.open_tables import open_grids
from learnt.engine.reading.pieces import Piece, SetWord, pieces
from learnt.engine.reading.shapes import Drawn, Shape

AnyWord = TypeVar("AnyWord", bound=SetWord)
_LARGEST_BOX = 0.6  # of the page: a larger frame holds the page's text and means nothing


@dataclass(slots=True)
class DraftCell:
    """A cell: its place in the table, its rows of text by page, and the edges between which they stand."""

    row: int
    column: int
    row_span: int
    column_span: int
    parts: list[Region] = field(default_factory=list)
    tint: int = 0xFFFFFF

    @property
    def rows(self) -> list[Piece]:
        """Every row of its text."""
        return [row for part in self.parts for row in part.rows]

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(row.bold for row in self.rows)

    @property
    def text(self) -> str:
        """Its text, near enough to compare."""
        return " ".join(row.text for row in self.rows)


@dataclass(slots=True)
class DraftTable:
    """A table as it stands on one page: its column lines, and its cells in reading order."""

    page: int
    xs: list[float]
    top: float
    bottom: float
    cells: list[DraftCell]
    header_rows: int = 0

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return max((c.row + c.row_span for c in self.cells), default=0)

    def row(self, number: int) -> list[DraftCell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]


def put_into_tables(
    words: Sequence[AnyWord], page: Drawn, number: int, area: float
) -> tuple[list[AnyWord], list[DraftTable], list[Shape]]:
    """The words that stand in no table, the tables of the page, and the boxes that hold text but are no tables."""
    closed = grids(page)
    found = [*closed, *open_grids(page, words, [grid for grid in closed if grid.columns > 1])]
    rest: list[AnyWord] = list(words)
    tables: list[DraftTable] = []
    boxes: list[Shape] = []
    for grid in found:
        frame = Shape(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        if grid.columns < 2:
            boxes.extend(Shape(c.left, c.top, c.right, c.bottom) for c in grid.cells if _is_box(c, area))
            continue
        inside = [w for w in rest if _within(w, frame)]
        if not inside or (len(inside) > 0.95 * len(rest) and frame.width * frame.height > 0.9 * area):
            continue
        table = _filled(grid, inside, page, number)
        if table:
            taken = set(map(id, inside))
            rest = [w for w in rest if id(w) not in taken]
            tables.append(table)
    return rest, tables, [*boxes, *(t for t in page.tints if t.width * t.height < _LARGEST_BOX * area)]


def _is_box(cell: GridCell, area: float) -> bool:
    return (cell.right - cell.left) * (cell.bottom - cell.top) < _LARGEST_BOX * area


def _within(word: SetWord, frame: Shape) -> bool:
    middle = word.base - 0.3 * word.style.size
    return frame.top <= middle <= frame.bottom and frame.left - 1 <= (word.left + word.right) / 2 <= frame.right + 1


def _filled(grid: Grid, words: Sequence[SetWord], page: Drawn, number: int) -> DraftTable | None:
    """The grid with its words; None if they fill too little of it to be a table."""
    held: dict[GridCell, list[SetWord]] = {}
    for word in words:
        cell = grid.cell_at((word.left + word.right) / 2, word.base - 0.3 * word.style.size)
        if cell is not None:
            held.setdefault(cell, []).append(word)
    if len({cell.column for cell in held}) < 2:
        return None
    cells = [_cell(cell, held.get(cell, []), page, number) for cell in grid.cells]
    return DraftTable(number, grid.xs, grid.ys[0], grid.ys[-1], _without_empty_rows(cells))


def _cell(cell: GridCell, words: list[SetWord], page: Drawn, number: int) -> DraftCell:
    draft = DraftCell(cell.row, cell.column, cell.row_span, cell.column_span, tint=_tint(cell, page))
    rows = rows_of(sorted(pieces(words, number), key=lambda p: (p.base, p.left)))
    if rows:
        pad = max(1.0, min(row.left for row in rows) - cell.left)
        draft.parts.append(Region(rows, cell.left + pad, cell.right - min(pad, 8.0)))
    return draft


def _tint(cell: GridCell, page: Drawn) -> int:
    x, y = (cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2
    for tint in reversed(page.tints):
        if tint.left <= x <= tint.right and tint.top <= y <= tint.bottom:
            return tint.colour
    return 0xFFFFFF


def _without_empty_rows(cells: list[DraftCell]) -> list[DraftCell]:
    """Cells with the rows that hold no words left out: double rules make such rows."""
    kept = sorted({cell.row for cell in cells if cell.rows})
    if not kept:
        return cells
    place = {row: k for k, row in enumerate(kept)}
    found = []
    for cell in cells:
        if cell.row in place:
            covered = [row for row in kept if cell.row <= row < cell.row + cell.row_span]
            cell.row, cell.row_span = place[cell.row], len(covered)
            found.append(cell)
    return found
