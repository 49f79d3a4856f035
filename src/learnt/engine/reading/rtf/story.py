"""A story of Rich Text as it grows: the body, a note, a running head, a text box or the number of a list item."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from learnt.engine.reading.flowing.drafts import Draft, drafted, drafted_table
from learnt.engine.reading.flowing.letters import write
from learnt.engine.reading.flowing.looks import ParagraphLook, Piece
from learnt.engine.reading.rtf.rows import ReadRow, RowPlan, columns_of, table_from
from learnt.engine.reading.rtf.sheet import Sheet, outlined
from learnt.engine.reading.rtf.state import State
from learnt.engine.text.labels import BULLET


@dataclass(slots=True)
class Story:
    """Paragraphs and tables read so far, and the one that is being read."""

    sheet: Sheet
    kind: str = "body"  # or note, head, foot, box, number, code
    boxed: bool = False
    drafts: list[Draft] = field(default_factory=list)
    label: str | None = None  # of the paragraph that is being read
    plan: RowPlan = field(default_factory=RowPlan)
    _pieces: list[Piece] = field(default_factory=list)
    _hung: list[Draft] = field(default_factory=list)
    _cell: list[Draft] = field(default_factory=list)
    _cells: list[list[Draft]] = field(default_factory=list)
    _rows: list[ReadRow] = field(default_factory=list)

    def write(self, text: str, state: State) -> None:
        """Add letters to the paragraph."""
        look = state.letters.look()
        if not look.hidden:
            write(self._pieces, text, look)

    def hang(self, drafts: list[Draft]) -> None:
        """Keep the words of a box until the paragraph that it hangs on has ended."""
        self._hung += drafts

    def end_paragraph(self, state: State) -> None:
        """The paragraph ends, and with it a table that it stands outside of."""
        if not state.paragraph.in_table and (self._rows or self._cells):
            self._end_table()
        drafts = [*self._drafted(state), *self._hung]
        self._hung = []
        if state.paragraph.in_table:
            self._cell += drafts
        else:
            self.drafts += drafts

    def end_cell(self, state: State) -> None:
        """The paragraph ends, and with it a cell."""
        self._cell += [*self._drafted(state), *self._hung]
        self._hung = []
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """A row ends."""
        if self._cells:
            self._rows.append(ReadRow(self.plan, self._cells))
        self._cells = []

    def end(self, state: State) -> list[Draft]:
        """The story ends. What it says."""
        if self._pieces or self._hung:
            self.end_paragraph(state)
        self._end_table()
        return self.drafts

    def text(self) -> str:
        """The letters of the paragraph that is being read."""
        return "".join(piece.text for piece in self._pieces)

    def _drafted(self, state: State) -> list[Draft]:
        """The paragraph as a draft, if it shows any words."""
        numbered = None if self.label is None else (self.label, state.paragraph.depth)
        draft = drafted(self._pieces, self._look(state), numbered, boxed=self.boxed)
        self._pieces, self.label = [], None
        if draft is None:
            return []
        draft.contents = state.contents or bool(draft.look and draft.look.contents)
        return [draft]

    def _look(self, state: State) -> ParagraphLook:
        paragraph = state.paragraph
        boxed = paragraph.bordered() or paragraph.tint not in self.sheet.white
        look = self.sheet.styles.get(paragraph.style, ParagraphLook())
        return replace(outlined(look, paragraph.outline), run=state.letters.look(), boxed=boxed)

    def _end_table(self) -> None:
        """A table ends; one of a single column is only a way to draw boxes around paragraphs."""
        self.end_row()
        rows, self._rows = self._rows, []
        loose, self._cell = self._cell, []
        if columns_of(rows) <= 1:
            inside = [draft for row in rows for cell in row.cells for draft in cell]
            for draft in inside:
                draft.boxed = True
            self.drafts += inside
        else:
            self.drafts += drafted_table(table_from(rows, self.sheet.white), boxed=self.boxed)
        self.drafts += loose


def label_of(text: str) -> str:
    """The number of a list item as printed; every bullet comes out alike."""
    label = " ".join(text.split())
    if not label or label == "o" or not any(character.isalnum() for character in label):
        return BULLET if label else ""
    return label
