"""Tables of Rich Text: rows that say where each of their cells ends, made into a grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from learnt.engine.reading.flowing.drafts import Draft, cell_words
from learnt.engine.reading.flowing.tables import MOST_COLUMNS, MOST_ROWS, Row, lengthen, table_of
from learnt.engine.transcript import Cell, Table

_TOUCH = 60  # twentieths of a point: edges this near are one
_MOST_CELLS = 500  # of a row


@dataclass(slots=True)
class CellPlan:
    """What a row says of one of its cells before its words come."""

    right: int = 0  # its right edge, in twentieths of a point
    across: str = ""  # "first" of merged cells side by side, or a "later" one
    down: str = ""  # the same, one below the other
    tint: int = 0


@dataclass(slots=True)
class RowPlan:
    """What is said of a row: where it begins, its cells, and whether it repeats on every page."""

    left: int = 0
    repeats: bool = False
    cells: list[CellPlan] = field(default_factory=list)
    _next: CellPlan = field(default_factory=CellPlan)

    def set(self, name: str, number: int | None) -> None:
        """Take in a control word of rows; others change nothing."""
        match name:
            case "trleft":
                self.left = number or 0
            case "trhdr":
                self.repeats = True
            case "clmgf" | "clmrg":
                self._next.across = "first" if name == "clmgf" else "later"
            case "clvmgf" | "clvmrg":
                self._next.down = "first" if name == "clvmgf" else "later"
            case "clcbpat":
                self._next.tint = number or 0
            case "cellx" if len(self.cells) < _MOST_CELLS:
                self._next.right = number or 0
                self.cells.append(self._next)
                self._next = CellPlan()


@dataclass(slots=True)
class ReadRow:
    """A row with the words of its cells."""

    plan: RowPlan
    cells: list[list[Draft]]


def table_from(read: Sequence[ReadRow], white: set[int]) -> Table:
    """The rows as a table. `white`: the colours that are no tint."""
    edges = _edges(read)
    rows: list[Row] = []
    begun: dict[int, tuple[int, int]] = {}
    for row in read[:MOST_ROWS]:
        _add(row, edges, rows, begun, white)
    return table_of(rows)


def columns_of(read: Sequence[ReadRow]) -> int:
    """How many cells stand side by side in the widest row."""
    return max((sum(plan.across != "later" for plan in _plans(row)) for row in read), default=0)


def _plans(row: ReadRow) -> list[CellPlan]:
    """The plans of the cells that have words; what was not announced is put to the right of all."""
    plans = row.plan.cells[: len(row.cells)]
    last = plans[-1].right if plans else row.plan.left
    unannounced = min(len(row.cells) - len(plans), MOST_COLUMNS)
    return plans + [CellPlan(last + 1_000 * (n + 1)) for n in range(unannounced)]


def _edges(read: Sequence[ReadRow]) -> list[int]:
    """The left edges of the columns: every place where some cell begins, those nearly alike taken as one."""
    found = sorted({edge for row in read for edge in _lefts(row)})
    edges: list[int] = []
    for edge in found:
        if not edges or edge - edges[-1] > _TOUCH:
            edges.append(edge)
    return edges


def _lefts(row: ReadRow) -> list[int]:
    plans = _plans(row)
    return [row.plan.left, *(plan.right for plan in plans[:-1])] if plans else []


def _add(row: ReadRow, edges: list[int], rows: list[Row], begun: dict[int, tuple[int, int]], white: set[int]) -> None:
    found = Row([], row.plan.repeats)
    left = row.plan.left
    for plan, drafts in zip(_plans(row), row.cells, strict=False):
        text, lines = cell_words(drafts)
        column = min(max(0, bisect_left(edges, left + _TOUCH + 1) - 1), MOST_COLUMNS)
        span = max(1, bisect_left(edges, plan.right - _TOUCH) - column)
        left = plan.right
        if plan.across == "later" and found.cells:
            found.cells[-1] = _widened(found.cells[-1], span, text)
        elif plan.down == "later" and column in begun:
            lengthen(rows, begun[column], text, lines)
        else:
            begun.pop(column, None)
            if plan.down:
                begun[column] = (len(rows), len(found.cells))
            found.cells.append(Cell(text, len(rows), column, 1, min(span, MOST_COLUMNS), lines))
            found.tinted = found.tinted and plan.tint not in white
    rows.append(found)


def _widened(cell: Cell, span: int, text: str) -> Cell:
    words = f"{cell.text} {text}".strip()
    return Cell(words, cell.row, cell.column, 1, min(cell.column_span + span, MOST_COLUMNS), cell.lines)
