"""Tables that run over pages made one: repeated headings dropped, rows split by the page break put together."""

from __future__ import annotations

import re

from learnt.engine.reading.labels import label_of
from learnt.engine.reading.tables import DraftCell, DraftTable

_NEAR = 4.0  # points
_ENDED = re.compile(r"[.?!]['\"’”)\]]*$")


def header_rows(table: DraftTable) -> int:
    """How many of its first rows are column headings: bold, or on a tint of their own, or short above longer ones."""
    count = 0
    while count < table.row_count - 1 and _is_header(table, count):
        count += 1
    if count == 0 and _short_above_long(table):
        return 1
    return count


def _is_header(table: DraftTable, number: int) -> bool:
    cells = [cell for cell in table.row(number) if cell.rows]
    if len(cells) < 2 and not (number == 0 and _is_header_of_many(table, 1)):
        return False
    if not all(cell.bold for cell in cells) and not _own_tint(table, number):
        return False
    below = [cell for cell in table.row(number + 1) if cell.rows]
    return not all(cell.bold for cell in below) or _own_tint(table, number) or number + 2 < table.row_count


def _is_header_of_many(table: DraftTable, number: int) -> bool:
    cells = [cell for cell in table.row(number) if cell.rows]
    return len(cells) > 1 and all(cell.bold for cell in cells)


def _own_tint(table: DraftTable, number: int) -> bool:
    """Whether a row is tinted and the next one otherwise."""
    tints, below = {c.tint for c in table.row(number)}, {c.tint for c in table.row(number + 1)}
    return len(tints) == 1 and tints != {0xFFFFFF} and not tints & below


def _short_above_long(table: DraftTable) -> bool:
    first = [cell for cell in table.row(0) if cell.rows]
    if table.row_count < 3 or len(first) < 2 or len(first) < len(table.row(0)):
        return False
    longest = max(len(cell.text) for cell in first)
    below = max((len(cell.text) for cell in table.cells if cell.row), default=0)
    return longest < 40 and below > 2 * longest and not any(_ENDED.search(cell.text) for cell in first)


def continues(first: DraftTable, second: DraftTable) -> bool:
    """Whether the second table, at the head of the next page, is the rest of the first: its columns are the same."""
    if second.page != first.page + 1 and second.page != first.page:
        return False
    ends = abs(first.xs[0] - second.xs[0]) + abs(first.xs[-1] - second.xs[-1])
    return ends < 2 * _NEAR and all(any(abs(x - y) < _NEAR for y in first.xs) for x in second.xs)


def join(first: DraftTable, second: DraftTable) -> None:
    """Put the rows of the second table under those of the first."""
    _fit_columns(first, second)
    repeated = _repeated_rows(first, second)
    first.header_rows = max(first.header_rows, repeated)
    cells = [cell for cell in second.cells if cell.row >= repeated]
    if not cells:
        return
    offset = first.row_count - repeated
    if _is_split(first, [cell for cell in cells if cell.row == repeated]):
        offset -= 1
        cells = _poured(first, cells, repeated)
    for cell in cells:
        cell.row += offset
    first.cells.extend(cells)
    first.page, first.bottom = second.page, second.bottom


def _fit_columns(first: DraftTable, second: DraftTable) -> None:
    """Number the second table's columns as the first's, where it shows fewer lines."""
    if len(first.xs) == len(second.xs):
        return
    place = [min(range(len(first.xs)), key=lambda k: abs(first.xs[k] - x)) for x in second.xs]
    for cell in second.cells:
        left, right = place[cell.column], place[min(cell.column + cell.column_span, len(place) - 1)]
        cell.column, cell.column_span = left, max(1, right - left)


def _repeated_rows(first: DraftTable, second: DraftTable) -> int:
    count = 0
    while count < min(first.row_count, second.row_count, 3):
        above, below = [c.text for c in first.row(count)], [c.text for c in second.row(count)]
        if above != below or not any(above):
            break
        count += 1
    return count


def _is_split(first: DraftTable, row: list[DraftCell]) -> bool:
    """Whether a row at the head of a page is the rest of the last row of the page before."""
    last = first.row_count - 1
    score = 0
    for cell in row:
        above = next(
            (c for c in first.row(last) if c.column == cell.column and c.column_span == cell.column_span), None
        )
        if cell.rows:
            score += _goes_on(above, cell)
    empty_first = bool(row) and row[0].column == 0 and not row[0].rows
    return score + (1 if empty_first and len([c for c in row if c.rows]) < len(row) else 0) > 0


def _goes_on(above: DraftCell | None, cell: DraftCell) -> int:
    """Evidence that a cell's words go on from the cell above (more than 0) or begin anew (less)."""
    if above is None or not above.rows:
        return -2
    first, last = cell.rows[0], above.rows[-1]
    if cell.column == 0 and label_of(first.text, first.tab, first.lead):
        return -3
    if first.text[:1].islower():
        return 3
    if _ENDED.search(last.text):
        return -1
    word = first.text.split(" ", 1)[0]
    width = len(word) / len(first.text) * (first.right - first.left)
    return 1 if last.right + width + 0.3 * last.size > above.parts[-1].right else -1


def _poured(first: DraftTable, cells: list[DraftCell], number: int) -> list[DraftCell]:
    """Give the words of a split row to the cells above; what is left are the cells of the other rows."""
    last = first.row_count - 1
    for cell in [c for c in cells if c.row == number]:
        above = next((c for c in first.row(last) if c.column == cell.column), None)
        if above is None:
            cell.row = last
            first.cells.append(cell)
        else:
            above.parts.extend(cell.parts)
    return [c for c in cells if c.row != number]
