"""The story of a Word file from its first paragraph to its last, with text boxes and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from learnt.engine.reading.docx.looks import Styles
from learnt.engine.reading.docx.numbering import Numberer
from learnt.engine.reading.docx.package import MC, W, value
from learnt.engine.reading.docx.runs import Content, Fields, RunReader, is_removed, local_name
from learnt.engine.reading.docx.tables import columns_of, read_table
from learnt.engine.reading.flowing.drafts import Draft, cell_words, drafted, drafted_table
from learnt.engine.reading.flowing.looks import ParagraphLook, Piece
from learnt.engine.transcript import Line

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "Choice", "smartTag"}


@dataclass(slots=True)
class StoryReader:
    """Reads paragraphs and tables in order, counting numbers and notes as it goes."""

    styles: Styles
    numberer: Numberer
    notes: list[tuple[str, str]] = field(default_factory=list)  # in the order in which they are referred to
    foreign: bool = False  # holds documents of other kinds, which are not read
    _fields: Fields = field(default_factory=Fields)
    _carried: list[Piece] = field(default_factory=list)  # words of a paragraph whose end was deleted

    def read(self, story: etree._Element, *, boxed: bool = False) -> list[Draft]:
        """The drafts of a body, a header, a note or a text box. `boxed`: it is drawn in a box of its own."""
        return list(self._read(story, boxed))

    def _read(self, story: etree._Element, boxed: bool) -> Iterator[Draft]:
        for child in story:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child, boxed)
            elif name == "tbl":
                yield from self._table(child, boxed)
            elif name == "AlternateContent":
                choice = child.find(MC + "Choice")
                yield from self._read(child if choice is None else choice, boxed)
            elif name in _WRAPPERS:
                yield from self._read(child, boxed)
            self.foreign = self.foreign or name == "altChunk"

    def _paragraph(self, paragraph: etree._Element, boxed: bool) -> Iterator[Draft]:
        properties = paragraph.find(W + "pPr")
        look = self.styles.paragraph(properties)
        in_contents = self._fields.contents
        content = RunReader(self.styles, self._fields).read(paragraph, look.run)
        in_contents = look.contents or in_contents or self._fields.contents
        self._fields.end_paragraph()
        self.notes.extend(content.notes)
        content.pieces[:0], self._carried = self._carried, []
        if is_removed(properties):
            self._carried = content.pieces
        elif not self._is_hidden(properties, look, content):
            draft = drafted(content.pieces, look, self.numberer.next_label(*look.numbering, look.style), boxed=boxed)
            if draft is not None:
                draft.contents = in_contents
                yield draft
        for box in content.text_boxes:
            yield from self._read(box, True)

    def _is_hidden(self, properties: etree._Element | None, look: ParagraphLook, content: Content) -> bool:
        """Whether a paragraph is not printed at all, so that its number is not counted either."""
        mark = None if properties is None else properties.find(W + "rPr")
        return not content.text.strip() and self.styles.run(look.run, mark).hidden

    def _table(self, table: etree._Element, boxed: bool) -> Iterator[Draft]:
        """A table; one of a single column is only a way to draw boxes around paragraphs."""
        if columns_of(table) <= 1:
            for cell in table.iter(W + "tc"):
                if next(cell.iterancestors(W + "tbl")) is table:
                    yield from self._read(cell, True)
            return
        yield from drafted_table(read_table(table, self._cell), boxed=boxed)

    def _cell(self, cell: etree._Element) -> tuple[str, tuple[Line, ...]]:
        """The words of a cell, automatic numbers included, and its lines; a table inside it is read as words."""
        return cell_words(self.read(cell))


def notes_by_identifier(root: etree._Element | None) -> dict[str, etree._Element]:
    """The notes of a footnotes or endnotes part; separators are none."""
    if root is None:
        return {}
    return {value(note, "id") or "": note for note in root if value(note, "type") in (None, "normal")}
