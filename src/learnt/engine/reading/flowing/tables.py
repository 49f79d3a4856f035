"""Tables put together row by row, whichever format they come from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from learnt.engine.transcript import Cell, Line, Table

MOST_COLUMNS = 200
MOST_ROWS = 5_000
_LONG_HEADING = 12  # words: a cell with more is no column heading


@dataclass(slots=True)
class Row:
    """A row as read: its cells, and what tells whether it is one of column headings."""

    cells: list[Cell] = field(default_factory=list)
    repeats: bool = False  # printed again at the top of every page
    tinted: bool = True  # all of its cells stand on a tint


def lengthen(rows: list[Row], place: tuple[int, int], text: str, lines: tuple[Line, ...]) -> None:
    """Make the cell at (row, place in row) reach into the row being read; keep words that hide in its lower part."""
    row, at = place
    cell = rows[row].cells[at]
    rows[row].cells[at] = replace(
        cell, row_span=len(rows) - row + 1, text=f"{cell.text} {text}".strip(), lines=cell.lines + lines
    )


def table_of(rows: list[Row]) -> Table:
    """The rows as a table, its rows of column headings recognised."""
    return Table(tuple(cell for row in rows for cell in row.cells), _header_rows(rows))


def _header_rows(rows: list[Row]) -> int:
    """How many rows at the top are column headings: those that repeat, else a first row that looks like one."""
    repeated = next((at for at, row in enumerate(rows) if not row.repeats), len(rows))
    if repeated and repeated < len(rows):
        return repeated
    if len(rows) < 2 or not rows[0].cells:
        return 0
    first, second = rows[0], rows[1]
    short = all(len(cell.text.split()) <= _LONG_HEADING for cell in first.cells)
    stands_out = (_all_bold(first) and not _all_bold(second)) or (first.tinted and not second.tinted)
    return int(short and stands_out)


def _all_bold(row: Row) -> bool:
    lines = [line for cell in row.cells for line in cell.lines]
    return bool(lines) and all(line.bold for line in lines)
