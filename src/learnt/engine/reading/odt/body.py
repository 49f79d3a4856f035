"""The story of an OpenDocument text from its first paragraph to its last, with frames and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from learnt.engine.reading.flowing.drafts import Draft, cell_words, drafted, drafted_table
from learnt.engine.reading.flowing.transcripts import Note
from learnt.engine.reading.odt.lists import Item, Lists
from learnt.engine.reading.odt.looks import Named, Styles
from learnt.engine.reading.odt.names import TABLE, TEXT, short_name, whole
from learnt.engine.reading.odt.runs import Content, read_runs
from learnt.engine.reading.odt.tables import columns_of, read_table
from learnt.engine.transcript import Line

_INDEXES = {
    *("text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index"),
    *("text:user-index", "text:alphabetical-index", "text:bibliography"),
}
_LEVELS = 9  # of headings


@dataclass(slots=True)
class StoryReader:
    """Reads paragraphs, lists and tables in order, counting numbers and gathering notes as it goes."""

    styles: Styles
    lists: Lists
    notes: list[Note] = field(default_factory=list)
    foreign: bool = False  # holds documents of other kinds, which are not read

    def read(self, story: etree._Element, *, boxed: bool = False, contents: bool = False) -> list[Draft]:
        """The drafts of a body, a header, a note or a frame. `boxed`: drawn in a box; `contents`: an index."""
        return [draft for child in story for draft in self._element(child, boxed, contents)]

    def _element(self, child: etree._Element, boxed: bool, contents: bool, item: Item | None = None) -> Iterator[Draft]:
        name = short_name(child)
        if name in ("text:p", "text:h"):
            yield from self._paragraph(child, item, boxed, contents)
        elif name == "text:list":
            yield from self._list(child, item, boxed, contents)
        elif name == "table:table":
            yield from self._table(child, boxed)
        elif name == "text:section" and child.get(TEXT + "display") in (None, "true"):
            yield from self.read(child, boxed=boxed, contents=contents)
        elif name in _INDEXES:
            for index in child.iterfind(TEXT + "index-body"):
                yield from self.read(index, boxed=boxed, contents=True)
        elif name == "text:index-title" or name == "text:numbered-paragraph":
            yield from self.read(child, boxed=boxed)
        elif name.startswith("draw:"):
            yield from self._hung([child])

    def _paragraph(self, paragraph: etree._Element, item: Item | None, boxed: bool, contents: bool) -> Iterator[Draft]:
        said = self._look(paragraph)
        content = read_runs(paragraph, said.look.run, self.styles)
        numbered = self._number(paragraph, said, item, content)
        draft = None if said.look.run.hidden else drafted(content.pieces, said.look, numbered, boxed=boxed)
        if draft is not None:
            draft.contents = contents or said.look.contents
            yield draft
        for citation, body in content.notes:
            self.notes.append((citation, self.read(body)))
        yield from self._hung(content.frames)
        self.foreign = self.foreign or content.foreign

    def _look(self, paragraph: etree._Element) -> Named:
        said = self.styles.paragraph(paragraph.get(TEXT + "style-name", ""))
        if short_name(paragraph) == "text:h" and not said.look.contents:
            level = max(1, whole(paragraph, TEXT + "outline-level", 1, _LEVELS))
            return replace(said, look=replace(said.look, heading=level))
        return said

    def _number(
        self, paragraph: etree._Element, said: Named, item: Item | None, content: Content
    ) -> tuple[str, int] | None:
        """The label of a paragraph. One that shows nothing takes no number of a heading."""
        if paragraph.get(TEXT + "is-list-header") == "true":
            return None
        if item is not None:
            label = self.lists.label(item, said.list_style)
            item.numbered = False
            return (content.number, label[1]) if label and content.number else label
        if short_name(paragraph) != "text:h" or said.list_style == "" or not content.text.strip():
            return (content.number, 0) if content.number else None
        label = self.lists.heading_label(said.look.heading)
        return (content.number, label[1] if label else 0) if content.number else label

    def _list(self, element: etree._Element, around: Item | None, boxed: bool, contents: bool) -> Iterator[Draft]:
        opened = self.lists.opened(element, around)
        for child in element:
            name = short_name(child)
            if name not in ("text:list-item", "text:list-header"):
                continue
            given = whole(child, TEXT + "start-value", 0) if child.get(TEXT + "start-value") else None
            numbered = name == "text:list-item"
            item = Item(
                opened.counts, child.get(TEXT + "style-override") or opened.style, opened.level, given, numbered
            )
            for within in child:
                yield from self._element(within, boxed, contents, item)

    def _table(self, table: etree._Element, boxed: bool) -> Iterator[Draft]:
        """A table; one of a single column is only a way to draw boxes around paragraphs."""
        if columns_of(table) <= 1:
            for cell in table.iter(TABLE + "table-cell"):
                if next(cell.iterancestors(TABLE + "table")) is table:
                    yield from self.read(cell, boxed=True)
            return
        yield from drafted_table(read_table(table, self._cell, self.styles.tinted), boxed=boxed)

    def _cell(self, cell: etree._Element) -> tuple[str, tuple[Line, ...]]:
        return cell_words(self.read(cell))

    def _hung(self, frames: list[etree._Element]) -> Iterator[Draft]:
        """The words in frames and drawn shapes that hang on a paragraph."""
        for frame in frames:
            for box in _text_boxes(frame):
                yield from self.read(box, boxed=True)


def _text_boxes(frame: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements of a drawing that hold paragraphs."""
    name = short_name(frame)
    if name == "draw:object" or not name.startswith("draw:"):
        return
    if any(short_name(child).startswith("text:") for child in frame):
        yield frame
        return
    for child in frame:
        yield from _text_boxes(child)
