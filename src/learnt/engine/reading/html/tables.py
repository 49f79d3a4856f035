"""Tables of web pages: those of data made into grids, those that only lay out the page told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from learnt.engine.reading.flowing.tables import MOST_COLUMNS, MOST_ROWS, Row, table_of
from learnt.engine.reading.html.css import StyleSheet, is_tinted
from learnt.engine.reading.html.lists import whole
from learnt.engine.reading.html.trimming import words_in
from learnt.engine.transcript import Cell, Line, Table

_MANY = 10  # paragraphs
ReadCell = Callable[[etree._Element], tuple[str, tuple[Line, ...]]]


def is_layout(table: etree._Element) -> bool:
    """Whether a table only puts parts of the page beside one another, or draws a box around some of it."""
    if table.get("role") in ("presentation", "none"):
        return True
    if any(table.iter("h1", "h2")) or max((len(row) for row in rows_of(table)), default=0) <= 1:
        return True
    total = words_in(table)
    inner = [within for within in table.iter("table") if within is not table]
    return any(2 * words_in(within) > total for within in inner[:1]) or _has_main_cell(table, total)


def _has_main_cell(table: etree._Element, total: int) -> bool:
    """Whether one cell holds most of the words, in many paragraphs: the page's text, with menus beside it."""
    cells = (cell for row in rows_of(table) for cell in row if cell.tag in ("td", "th"))
    return any(2 * words_in(cell) > total and len(list(cell.iter("p", "li", "h3", "h4"))) >= _MANY for cell in cells)


def read_table(table: etree._Element, read_cell: ReadCell, styles: StyleSheet) -> Table:
    """The table as a grid; `read_cell` says what a cell holds, and is asked in document order."""
    rows: list[Row] = []
    taken: dict[int, int] = {}  # column -> the last row that a cell from above reaches into
    for row in rows_of(table):
        if len(rows) >= MOST_ROWS:
            break
        rows.append(_read_row(row, len(rows), taken, read_cell, styles))
    return table_of(rows)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those of tables inside it; its head first and its foot last."""
    parts = sorted((part for part in table if part.tag in ("thead", "tbody", "tfoot", "tr")), key=_order)
    for part in parts:
        yield from [part] if part.tag == "tr" else part.iterchildren("tr")


def _order(part: etree._Element) -> int:
    return {"thead": 0, "tfoot": 2}.get(str(part.tag), 1)


def _read_row(row: etree._Element, number: int, taken: dict[int, int], read_cell: ReadCell, styles: StyleSheet) -> Row:
    elements = [cell for cell in row if cell.tag in ("td", "th")]
    parent = row.getparent()
    heading = bool(elements) and all(cell.tag == "th" for cell in elements)
    found = Row([], heading or (parent is not None and parent.tag == "thead"))
    tinted = is_tinted(styles.of(row)) or row.get("bgcolor") is not None
    column = 0
    for element in elements:
        while taken.get(column, -1) >= number:
            column += 1
        if column >= MOST_COLUMNS:
            break
        cell = _cell(element, number, column, read_cell)
        for covered in range(column, column + cell.column_span):
            taken[covered] = number + cell.row_span - 1
        found.cells.append(cell)
        found.tinted = found.tinted and (tinted or element.get("bgcolor") is not None or is_tinted(styles.of(element)))
        column += cell.column_span
    return found


def _cell(element: etree._Element, row: int, column: int, read_cell: ReadCell) -> Cell:
    text, lines = read_cell(element)
    down = whole(element.get("rowspan"), 1) or MOST_ROWS  # 0: down to the end
    across = whole(element.get("colspan"), 1)
    return Cell(text, row, column, min(max(down, 1), MOST_ROWS), min(max(across, 1), MOST_COLUMNS - column), lines)
