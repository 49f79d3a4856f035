"""Tables: what each column is for, rows made whole again over pages, and the agency rows that group them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from learnt.engine.addressees.bodies import Bodies
from learnt.engine.extraction.labels import whole_label
from learnt.engine.extraction.outline import Outline, Part, Passage, Section, parts_of
from learnt.engine.extraction.ownership import introduces_others
from learnt.engine.transcript import Cell, Line, Table


class Column(StrEnum):
    """What a column of a table of recommendations or actions holds."""

    LABEL = "label"
    RECOMMENDATION = "recommendation"
    SCOPE = "scope"
    ACTION = "action"
    LEAD = "lead"
    MILESTONES = "milestones"
    TARGET = "target_date"
    COMPLETION = "completion"
    LESSON = "lesson"
    AGENCY = "agency"  # the body, where another column names the person who leads


_HEADINGS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern, re.I))
    for column, pattern in (
        (
            Column.LABEL,
            r"^(?:no|ref|number|item|id|#|rec|rhif|reference|n[or])\.?(?: (?:no|ref|number|id))?\.?$|^rec(?:ommendation)?\.? (?:no|number|ref|reference|id|#)\.?$",
        ),
        (Column.SCOPE, r"\bscope\b|^level\b|local.{0,12}(?:regional|national)|cwmpas"),
        (Column.ACTION, r"what (?:will|is to|we will|must) (?:be )?(?:done|do)\b"),
        (
            Column.MILESTONES,
            r"milestone|^stages?$|^progress|^update|how will (?:we|you|it|this)|\bmeasures?\b|measured|evidence|monitoring|key (?:steps|stages|outputs)|carreg|success|^outputs?$|what will change",
        ),
        (
            Column.COMPLETION,
            r"date (?:of )?complet|complet(?:ed|ion)|outcome|^status|\brag\b|^positions?\b|^state\b|result|^done\b",
        ),
        (
            Column.TARGET,
            r"target|by when|^when|timescale|time ?frame|time ?line|deadline|\bdue\b|^date|dyddiad|^by$|^erbyn$",
        ),
        (
            Column.LEAD,
            r"\blead\b|owner|\bfor action\b|responsib|^agenc(?:y|ies)|\bwho\b|^for$|by whom|^organisation|addressed|addressee|account(?:able|ability)|^bod(?:y|ies)|^to(?: whom)?$|^directed|arweiniol",
        ),
        (
            Column.ACTION,
            r"\baction|^what$|what (?:will|we|is|are)|^tasks?\b|^steps?\b|^how\b|response|camau|gweithredu",
        ),
        (Column.RECOMMENDATION, r"recommend|argymhell|what (?:should|must|needs)"),
        (Column.LESSON, r"finding|lesson|learning|theme|arising|issue|gwers"),
    )
)


@dataclass(slots=True)
class Row:
    """A row of a table, its cells by what they hold; `group` is the row of one merged cell above it."""

    section: Section
    order: int
    group: str = ""
    cells: dict[Column, str] = field(default_factory=dict)
    lines: dict[Column, tuple[Line, ...]] = field(default_factory=dict)

    def get(self, column: Column) -> str:
        """The words in a column, empty if the table has no such column."""
        return self.cells.get(column, "").strip()


@dataclass(slots=True)
class Grid:
    """One table of the report, over as many pages as it takes."""

    columns: dict[int, Column]
    rows: list[Row]
    section: Section
    order: int
    of_others: bool = False  # holds what another review or body recommended

    @property
    def roles(self) -> frozenset[Column]:
        """What its columns hold."""
        return frozenset(self.columns.values())

    @property
    def is_plan(self) -> bool:
        """Whether it says what is done about recommendations, by whom and when."""
        doing = {Column.ACTION, Column.MILESTONES, Column.COMPLETION, Column.TARGET} & self.roles
        named = bool({Column.RECOMMENDATION, Column.LABEL, Column.ACTION} & self.roles)
        owned = bool({Column.LEAD, Column.TARGET} & self.roles)
        return named and owned and bool(doing)

    @property
    def is_list(self) -> bool:
        """Whether it has a column of recommendations."""
        return Column.RECOMMENDATION in self.roles


def grids(laid: Outline) -> list[Grid]:
    """The tables of a document that hold recommendations or actions, pieces of one table joined."""
    found: list[Grid] = []
    previous: Grid | None = None
    before = ""
    for passage in laid.passages:
        if passage.table is None:
            before = passage.text
            continue
        columns = _columns(passage.table)
        width = len({c.column for c in passage.table.cells})
        if columns:
            if previous is not None and previous.columns == columns and previous.section is passage.section:
                _add_rows(previous, passage, passage.table, _header_rows(passage.table, columns))
                continue
            previous = Grid(columns, [], passage.section, passage.order)
            _add_rows(previous, passage, passage.table, _header_rows(passage.table, columns))
            previous.of_others = introduces_others(before) or _names_others(passage.table)
            found.append(previous)
        elif previous is not None and passage.order - previous.order <= 3 and width == len(previous.columns):
            _add_rows(previous, passage, passage.table, 0)
        else:
            previous = None
    return [grid for grid in found if not (grid.section.parts & Part.ASIDE or grid.of_others) and grid.rows]


def _names_others(table: Table) -> bool:
    """Whether a column is headed by what another review recommended: 'Recommendation in the review of Mrs D (2014)'."""
    heads = [c.text for c in table.cells if c.row < max(table.header_rows, 1)]
    return any(Part.EARLIER & parts_of(head) for head in heads if "ecommend" in head)


def _columns(table: Table) -> dict[int, Column]:
    """What each column holds, by its heading; empty when the table is about something else."""
    heads: dict[int, str] = {}
    for number in table.row_numbers()[: max(table.header_rows, 1)]:
        for cell in table.row(number):
            heads[cell.column] = f"{heads.get(cell.column, '')} {cell.text}".strip()
    columns = _with_content(_named(heads), table)
    doing = {
        Column.LEAD,
        Column.TARGET,
        Column.ACTION,
        Column.MILESTONES,
        Column.COMPLETION,
        Column.LABEL,
        Column.SCOPE,
    }
    listed = Column.RECOMMENDATION in columns.values()
    acted = Column.ACTION in columns.values() and bool({Column.LEAD, Column.TARGET} & set(columns.values()))
    return columns if acted or (listed and (doing & set(columns.values()) or len(columns) <= 3)) else {}


_TIMES = re.compile(
    r"(?:by|from|before|within|end of|early|mid|late|spring|summer|autumn|winter|ongoing|immediate\w*|complete\w*|annual\w*|"
    r"quarterly|monthly|on publication|q[1-4]|\d+ (?:months?|weeks?|days?)|(?:\d{1,2}\S{0,2} )?(?:jan|feb|mar|apr|may|jun|jul|"
    r"aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    re.I,
)


def _with_content(columns: dict[int, Column], table: Table) -> dict[int, Column]:
    """The columns that headings name, and with them those that show what they hold by what stands in them."""
    missing = {Column.TARGET, Column.LABEL, Column.LEAD} - set(columns.values())
    if not columns or not missing:
        return columns
    found = dict(columns)
    for number in sorted({c.column for c in table.cells} - set(columns)):
        texts = [c.text.strip() for c in table.cells if c.column == number and c.row >= max(table.header_rows, 1)]
        filled = [text for text in texts if text]
        held = next((role for role in _SHOWN if role in missing and _share(filled, _SHOWN[role]) >= 0.7), None)
        if held is not None and len(filled) > 1:
            found[number] = held
            missing.discard(held)
    return found


def _is_name(text: str) -> bool:
    return len(text.split()) <= 14 and bool(Bodies("").mentions(text)) and not text.endswith(".")


_SHOWN: dict[Column, Callable[[str], bool]] = {
    Column.TARGET: lambda text: len(text.split()) <= 8 and bool(_TIMES.match(text)),
    Column.LABEL: lambda text: len(text) <= 22 and whole_label(text) is not None,
    Column.LEAD: _is_name,
}


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts) if texts else 0.0


# Headings that say more surely than an earlier one what their column holds, and what the earlier one holds then.
_BETTER: tuple[tuple[Column, re.Pattern[str], Column | None], ...] = (
    (Column.LESSON, re.compile(r"\blessons?\b|\blearn|\bgwers", re.I), None),
    (Column.LEAD, re.compile(r"\blead\b|\bofficer\b|\bowner\b|\bresponsible\b", re.I), Column.AGENCY),
)


def _named(heads: dict[int, str]) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for number, head in sorted(heads.items()):
        clean = re.sub(r"^.*?/\s*(?=[A-Z])", "", " ".join(head.split()))
        for column, pattern in _HEADINGS:
            if column not in columns.values() and pattern.search(clean) and len(clean) < 90:
                columns[number] = column
                break
        for better, pattern, instead in _BETTER:
            if columns.get(number) is None and pattern.search(clean) and len(clean) < 90:
                held = next((n for n, c in columns.items() if c is better), None)
                columns = {n: c for n, c in columns.items() if n != held}
                columns |= ({held: instead} if held is not None and instead else {}) | {number: better}
    return columns


def _header_rows(table: Table, columns: dict[int, Column]) -> int:
    del columns
    return max(table.header_rows, 1)


def _add_rows(grid: Grid, passage: Passage, table: Table, header: int) -> None:
    held: dict[int, tuple[Cell, int]] = {}
    numbers = table.row_numbers()
    group = grid.rows[-1].group if grid.rows else ""
    width = max((c.column + c.column_span for c in table.cells), default=1)
    for position, number in enumerate(numbers):
        cells = table.row(number)
        if position < header or _repeats_header(cells, grid):
            continue
        filled = [c for c in cells if c.text.strip()]
        if len(filled) == 1 and _is_group(filled[0], cells, width):
            group = filled[0].text.strip()
            continue
        row = Row(passage.section, passage.order, group)
        _fill(row, cells, grid.columns)
        _hold(row, held, number, grid.columns)
        for cell in cells:
            if cell.row_span > 1:
                held[cell.column] = (cell, number + cell.row_span - 1)
        _append(grid, row)


def _repeats_header(cells: list[Cell], grid: Grid) -> bool:
    heads = {c.column: c.text for c in cells if c.text.strip()}
    return len(heads) > 2 and _named(heads) == grid.columns


def _is_group(cell: Cell, cells: list[Cell], width: int) -> bool:
    spans = cell.column_span >= max(width - 1, 2) or len(cells) == 1
    return (
        (spans or cell.column == 0)
        and len(cell.text) < 120
        and whole_label(cell.text) is None
        and (spans or not re.match(r"[a-z(]", cell.text))
        and width > 2
        and not (not spans and re.search(r"[.;:,]$|^(?:\d|R\d|Recommendation)", cell.text.strip()))
    )


def _fill(row: Row, cells: Iterable[Cell], columns: dict[int, Column]) -> None:
    for cell in cells:
        column = columns.get(cell.column)
        if column is not None:
            row.cells[column] = f"{row.cells.get(column, '')} {cell.text}".strip()
            row.lines[column] = row.lines.get(column, ()) + cell.lines


def _hold(row: Row, held: dict[int, tuple[Cell, int]], number: int, columns: dict[int, Column]) -> None:
    for position, (cell, last) in held.items():
        column = columns.get(position)
        if column is not None and number <= last and not row.get(column):
            row.cells[column] = cell.text.strip()


def _append(grid: Grid, row: Row) -> None:
    """Add a row, or join it to the row before if it is the rest of one that a page break cut."""
    if grid.rows and _is_rest(row, grid.rows[-1]):
        last = grid.rows[-1]
        for column, text in row.cells.items():
            if text:
                last.cells[column] = f"{last.get(column)} {text}".strip()
                last.lines[column] = last.lines.get(column, ()) + row.lines.get(column, ())
        return
    if any(text.strip() for text in row.cells.values()):
        grid.rows.append(row)


def _is_rest(row: Row, last: Row) -> bool:
    if row.group != last.group:
        return False
    head = row.get(Column.LABEL) or row.get(Column.RECOMMENDATION)
    if head:
        return bool(re.match(r"[a-z(,;]", head)) and not row.get(Column.LABEL)
    filled = [text for text in row.cells.values() if text.strip()]
    owned = row.get(Column.LEAD) and row.get(Column.ACTION)
    return bool(filled) and not (owned and row.get(Column.ACTION)[:1].isupper())
