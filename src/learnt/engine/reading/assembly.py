"""Sheets of pieces assembled into a transcript: furniture, notes and contents set aside, the text in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from learnt.engine.reading import headings
from learnt.engine.reading.columns import Region, gutters, regions
from learnt.engine.reading.contents import contents_rows
from learnt.engine.reading.footnotes import footnote_rows, note_label, note_text
from learnt.engine.reading.furniture import furniture
from learnt.engine.reading.line_numbers import line_numbers
from learnt.engine.reading.paragraphs import (
    Manner,
    Passage,
    joined_passages,
    labels_given,
    manner_of,
    passages,
    runs_on,
)
from learnt.engine.reading.pieces import Piece, Plain
from learnt.engine.reading.shapes import Shape
from learnt.engine.reading.table_joins import continues, header_rows, join
from learnt.engine.reading.tables import DraftCell, DraftTable
from learnt.engine.text.mending import Vocabulary, paragraph, printed
from learnt.engine.transcript import Block, BlockKind, Box, Cell, Line, Page, Place, Table

_LISTED = ("bullet", "bracketed", "closed")  # labels of list items
_INDENT = 6.0  # points by which an inner list stands in

Turn = Callable[[Box], Box]


def _unturned(box: Box) -> Box:
    return box


@dataclass(slots=True)
class Sheet:
    """One page as pieces of text, in the frame in which it is read; `turn` takes boxes to the page as displayed."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    aside: list[Piece] = field(default_factory=list)  # watermarks and other skewed words
    tables: list[DraftTable] = field(default_factory=list)
    boxes: list[Shape] = field(default_factory=list)  # outlines and tints that may hold text
    turn: Turn = _unturned
    displayed: tuple[float, float] | None = None  # width and height as displayed, where they differ
    has_text: bool = True
    read_by_ocr: float | None = None  # how surely, from 0 to 1; None when it has its words from a text layer


@dataclass(slots=True)
class _Parts:
    """What a sheet was taken apart into."""

    sheet: Sheet
    furniture: list[Piece]
    notes: list[list[Piece]]
    listed: set[int]
    text: list[Piece]
    passages: list[Passage] = field(default_factory=list)


def assembled(sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    """The pages of a transcript."""
    parts = _taken_apart(sheets)
    edges = gutters([part.text for part in parts])
    columns = [regions(_with_tables(part), edges) for part in parts]
    manner = manner_of(region for page in columns for region in page)
    for part, page in zip(parts, columns, strict=True):
        _set_notes_aside(part, page, manner)
        found = [passage for region in page for passage in passages(region, manner, part.listed)]
        part.passages = labels_given(found, manner)
    _join_over_breaks(parts, manner)
    _join_tables(parts)
    return tuple(_Writer(parts, manner).pages())


def _taken_apart(sheets: Sequence[Sheet]) -> list[_Parts]:
    fixed = furniture([sheet.pieces for sheet in sheets], [sheet.height for sheet in sheets])
    found = []
    for sheet in sheets:
        numbers = line_numbers(sheet.pieces)
        if numbers:
            sheet.aside += [p for p in sheet.pieces if id(p) in numbers]
            sheet.pieces = [p for p in sheet.pieces if id(p) not in numbers]
        around = [p for p in sheet.pieces if id(p) in fixed]
        text = [p for p in sheet.pieces if id(p) not in fixed] if around else sheet.pieces
        found.append(_Parts(sheet, [*around, *sheet.aside], [], set(), text))
    return found


def _with_tables(part: _Parts) -> list[Piece]:
    """The pieces of the text, marked with the boxes that they stand in, and one to hold the place of each table."""
    for piece in part.text:
        piece.box = _box_of(piece, part.sheet.boxes)
    return [*part.text, *(_holding(table) for table in part.sheet.tables)]


def _box_of(piece: Piece, boxes: list[Shape]) -> int:
    """The number, from 1, of the smallest box that a piece stands in; 0 when it stands in none."""
    x, y = (piece.left + piece.right) / 2, piece.base - 0.3 * piece.size
    around = [
        (b.width * b.height, k) for k, b in enumerate(boxes, 1) if b.left <= x <= b.right and b.top <= y <= b.bottom
    ]
    return min(around)[1] if around else 0


def _holding(table: DraftTable) -> Piece:
    held = Piece("", table.xs[0], table.xs[-1], table.top, Plain(99.0), table.page)
    held.table = table
    return held


def _set_notes_aside(part: _Parts, page: list[Region], manner: Manner) -> None:
    """Take the footnotes out of the regions of a page, and mark its contents list."""
    part.listed = {number for region in page for number in contents_rows(region.rows)}
    rows = [row for region in page for row in region.rows]
    part.notes.extend(footnote_rows([r for r in rows if id(r) not in part.listed and not r.table], manner.body_size))
    gone = {id(row) for note in part.notes for row in note}
    for region in page:
        if gone:
            region.rows = [row for row in region.rows if id(row) not in gone]


def _join_over_breaks(parts: list[_Parts], manner: Manner) -> None:
    """Give the rows at the head of a column or page to the passage that they continue."""
    before: Passage | None = None
    for part in parts:
        kept: list[Passage] = []
        for passage in part.passages:
            if before is not None and runs_on(before, passage, manner):
                before.rows.extend(passage.rows)
                continue
            kept.append(passage)
            before = passage
        part.passages = kept


def _join_tables(parts: list[_Parts]) -> None:
    """Make one of the parts of a table on following pages."""
    open_table: DraftTable | None = None
    for part in parts:
        for passage in part.passages:
            if passage.table:
                passage.table.header_rows = header_rows(passage.table)
        first = part.passages[0].table if part.passages else None
        if first and open_table and continues(open_table, first):
            join(open_table, first)
            del part.passages[0]
        if part.passages:
            open_table = part.passages[-1].table


def _depth(passage: Passage, margins: list[float]) -> int:
    """How deep in a list a passage stands, from 1; 0 when it is no list item. `margins` are kept from item to item."""
    if not (passage.label and passage.label.family in _LISTED):
        margins.clear()
        return 0
    left = passage.rows[0].left
    while margins and left < margins[-1] - _INDENT:
        margins.pop()
    if not margins or left > margins[-1] + _INDENT:
        margins.append(left)
    return len(margins)


class _Writer:
    """Writes the parts of a file as pages of blocks."""

    def __init__(self, parts: list[_Parts], manner: Manner) -> None:
        self._parts, self._manner = parts, manner
        self._turns = {part.sheet.number: part.sheet.turn for part in parts}
        self._vocabulary = Vocabulary(lambda: (piece.text for part in parts for piece in part.sheet.pieces))
        self._levels: dict[headings.Setting, int] = {}

    def pages(self) -> Iterator[Page]:
        """The pages in order."""
        texts = [[self._words(passage) for passage in part.passages] for part in self._parts]
        flags = [
            [headings.is_heading(p, t, self._manner) for p, t in zip(part.passages, page, strict=True)]
            for part, page in zip(self._parts, texts, strict=True)
        ]
        self._levels = headings.levels(
            p
            for part, page in zip(self._parts, flags, strict=True)
            for p, flag in zip(part.passages, page, strict=True)
            if flag
        )
        for part, page, heads in zip(self._parts, texts, flags, strict=True):
            width, height = part.sheet.displayed or (part.sheet.width, part.sheet.height)
            blocks = tuple(self._blocks(part, page, heads))
            yield Page(part.sheet.number, width, height, blocks, part.sheet.has_text, part.sheet.read_by_ocr)

    def _blocks(self, part: _Parts, texts: list[str], heads: list[bool]) -> Iterator[Block]:
        top = [p for p in part.furniture if p.base < part.sheet.height / 2]
        for piece in top:
            yield Block(BlockKind.FURNITURE, piece.text, (self._line(piece),))
        margins: list[float] = []  # where the list items round the present one begin, from the outermost in
        for passage, text, head in zip(part.passages, texts, heads, strict=True):
            depth = _depth(passage, margins)
            yield self._table(passage.table) if passage.table else self._block(passage, text, head, depth)
        for note in part.notes:
            yield self._note(note)
        for piece in part.furniture:
            if piece.base >= part.sheet.height / 2:
                yield Block(BlockKind.FURNITURE, piece.text, (self._line(piece),))

    def _words(self, passage: Passage) -> str:
        """The text of a passage without its label."""
        lines = [row.text for row in passage.rows]
        if passage.table:
            return ""
        if passage.label:
            lines[0] = lines[0][passage.label.length :]
            if not lines[0] and len(lines) > 1:
                lines = lines[1:]
        return paragraph(lines, self._vocabulary)

    def _block(self, passage: Passage, text: str, head: bool, depth: int) -> Block:
        lines = tuple(self._line(row) for row in passage.rows)
        label = passage.label.text if passage.label else ""
        kind, level = BlockKind.PARAGRAPH, 0
        if passage.listed:
            kind = BlockKind.CONTENTS
        elif head:
            kind, level = BlockKind.HEADING, self._levels[headings.setting(passage)]
        elif depth:
            kind, level = BlockKind.LIST_ITEM, depth
        return Block(kind, text, lines, label, level, boxed=passage.boxed)

    def _table(self, draft: DraftTable) -> Block:
        cells = tuple(self._cell(cell) for cell in sorted(draft.cells, key=lambda c: (c.row, c.column)))
        table = Table(cells, draft.header_rows)
        rows = [" | ".join(cell.text for cell in table.row(number)) for number in table.row_numbers()]
        return Block(
            BlockKind.TABLE, "\n".join(rows), tuple(line for cell in cells for line in cell.lines), table=table
        )

    def _cell(self, draft: DraftCell) -> Cell:
        """A cell, its paragraphs as one text, bullets left out."""
        texts = []
        for passage in joined_passages(draft.parts, self._manner):
            lines = [row.text for row in passage.rows]
            if passage.label and passage.label.family == "bullet":
                lines[0] = lines[0][passage.label.length :]
            texts.append(paragraph(lines, self._vocabulary))
        place = (draft.row, draft.column, draft.row_span, draft.column_span)
        return Cell(" ".join(texts), *place, tuple(self._line(row) for row in draft.rows))

    def _note(self, note: list[Piece]) -> Block:
        label = note_label(note[0])
        first = note_text(note[0]) if label else note[0].text
        text = paragraph([first, *(row.text for row in note[1:])], self._vocabulary)
        return Block(BlockKind.FOOTNOTE, text, tuple(self._line(row) for row in note), label)

    def _line(self, row: Piece) -> Line:
        box = self._turns[row.page](Box(row.left, row.top, row.right, row.bottom))
        return Line(printed(row.text), Place(row.page, box), row.size, row.bold, row.italic)
