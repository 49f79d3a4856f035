"""Tables of OpenDocument as grids: their merged and repeated cells counted out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from learnt.engine.reading.flowing.tables import MOST_COLUMNS, MOST_ROWS, Row, table_of
from learnt.engine.reading.odt.names import TABLE, short_name, whole
from learnt.engine.transcript import Cell, Line, Table

ReadCell = Callable[[etree._Element], tuple[str, tuple[Line, ...]]]
_CELLS = ("table:table-cell", "table:covered-table-cell")
_GROUPS = ("table:table-rows", "table:table-row-group", "table:table-header-rows")


def read_table(table: etree._Element, read_cell: ReadCell, is_tinted: Callable[[str], bool]) -> Table:
    """The table as a grid; `read_cell` says what a cell holds, and is asked in document order."""
    rows: list[Row] = []
    for row, repeats in _rows(table):
        if len(rows) >= MOST_ROWS:
            break
        rows.append(_read_row(row, len(rows), repeats, read_cell, is_tinted))
    return table_of(rows)


def columns_of(table: etree._Element) -> int:
    """How many columns the table's widest row has."""
    return max((_width(row) for row, _ in _rows(table)), default=0)


def _width(row: etree._Element) -> int:
    return sum(_repeated(cell) for cell in row if short_name(cell) in _CELLS)


def _rows(element: etree._Element, repeats: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """The rows, and whether each is printed again at the top of every page."""
    for child in element:
        name = short_name(child)
        if name == "table:table-row":
            yield child, repeats
        elif name in _GROUPS:
            yield from _rows(child, repeats or name == "table:table-header-rows")


def _read_row(
    row: etree._Element, number: int, repeats: bool, read_cell: ReadCell, is_tinted: Callable[[str], bool]
) -> Row:
    found = Row([], repeats)
    column = 0
    for element in row:
        name = short_name(element)
        if name == "table:table-cell" and column < MOST_COLUMNS:
            text, lines = read_cell(element)
            down = max(1, whole(element, TABLE + "number-rows-spanned", 1, MOST_ROWS))
            across = max(1, whole(element, TABLE + "number-columns-spanned", 1, MOST_COLUMNS))
            found.cells.append(Cell(text, number, column, down, across, lines))
            found.tinted = found.tinted and is_tinted(element.get(TABLE + "style-name", ""))
        column += _repeated(element) if name in _CELLS else 0
    return found


def _repeated(cell: etree._Element) -> int:
    return max(1, whole(cell, TABLE + "number-columns-repeated", 1, MOST_COLUMNS))
