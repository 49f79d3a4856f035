"""Tables as grids: merged cells put together, deleted rows left out, header rows recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from learnt.engine.reading.docx.package import W, is_on, number, value
from learnt.engine.reading.docx.runs import is_removed, local_name
from learnt.engine.reading.flowing.tables import MOST_COLUMNS, Row, lengthen, table_of
from learnt.engine.transcript import Cell, Line, Table

_PLAIN_FILLS = {None, "auto", "FFFFFF", "ffffff"}

ReadCell = Callable[[etree._Element], tuple[str, tuple[Line, ...]]]


def read_table(table: etree._Element, read_cell: ReadCell) -> Table:
    """The table as a grid; `read_cell` says what a cell holds, and is asked in document order."""
    rows: list[Row] = []
    begun: dict[int, tuple[int, int]] = {}  # column -> (row, place in row) of the merged cell that is open there
    for row in _rows(table):
        _read_row(row, rows, begun, read_cell)
    return table_of(rows)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also those inside content controls."""
    yield from (cell for cell in _inside(row, "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def columns_of(table: etree._Element) -> int:
    """How many cells stand in the table's widest row."""
    return max((len(list(cells_of(row))) for row in _rows(table)), default=0)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from (row for row in _inside(table, "tr") if not is_removed(row.find(W + "trPr")))


def _inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in element:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(child, wanted)


def _read_row(row: etree._Element, rows: list[Row], begun: dict[int, tuple[int, int]], read_cell: ReadCell) -> None:
    properties = row.find(W + "trPr")
    column = number(properties.find(W + "gridBefore")) or 0 if properties is not None else 0
    found = Row([], is_on(properties.find(W + "tblHeader")) if properties is not None else False, tinted=True)
    for element in cells_of(row):
        look = element.find(W + "tcPr")
        span = max(1, min(number(look.find(W + "gridSpan")) or 1 if look is not None else 1, MOST_COLUMNS))
        text, lines = read_cell(element)
        if _continues(look) and column in begun:
            lengthen(rows, begun[column], text, lines)
        else:
            begun.pop(column, None)
            if look is not None and look.find(W + "vMerge") is not None:
                begun[column] = (len(rows), len(found.cells))
            found.cells.append(Cell(text, len(rows), column, 1, span, lines))
            found.tinted = found.tinted and _tinted(look)
        column += span
    rows.append(found)


def _continues(look: etree._Element | None) -> bool:
    merged = None if look is None else look.find(W + "vMerge")
    return merged is not None and value(merged) != "restart"


def _tinted(look: etree._Element | None) -> bool:
    shading = None if look is None else look.find(W + "shd")
    return shading is not None and value(shading, "fill") not in _PLAIN_FILLS
