"""The words of a paragraph as Word shows them: changes accepted, fields' results shown, notes' numbers left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from learnt.engine.reading.docx.looks import Styles
from learnt.engine.reading.docx.package import MATHS, MC, W, is_on, value
from learnt.engine.reading.flowing.letters import write
from learnt.engine.reading.flowing.looks import Piece, RunLook

_PASSED_OVER = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "rt", "rubyPr"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction as far as read, and whether its result is being read."""

    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open; they may run over several paragraphs."""

    open: list[Field] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        """Whether what is read now is printed."""
        return all(f.shown for f in self.open)

    @property
    def contents(self) -> bool:
        """Whether what is read now is the result of a table of contents."""
        return any(f.shown and f.instruction.split()[:1] == ["TOC"] for f in self.open)

    def end_paragraph(self) -> None:
        """Instructions end with their paragraph: a field that was never finished must not swallow the rest."""
        for unfinished in self.open:
            unfinished.shown = True

    def mark(self, kind: str | None) -> None:
        """A field begins, its result begins, or it ends."""
        if kind == "begin":
            self.open.append(Field())
        elif self.open and kind == "separate":
            self.open[-1].shown = True
        elif self.open and kind == "end":
            self.open.pop()


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its pieces of text, the text boxes that hang on it, the notes that it refers to."""

    pieces: list[Piece] = field(default_factory=list)
    text_boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote" or "endnote", identifier)

    @property
    def text(self) -> str:
        """The words, with tabs and line breaks as Word has them."""
        return "".join(piece.text for piece in self.pieces)


class RunReader:
    """Reads the runs of paragraphs in document order."""

    def __init__(self, styles: Styles, fields: Fields) -> None:
        self._styles = styles
        self._fields = fields

    def read(self, paragraph: etree._Element, base: RunLook) -> Content:
        """What the paragraph holds, where its letters are set as `base` unless its runs say otherwise."""
        content = Content()
        self._descend(paragraph, base, content)
        return content

    def _descend(self, element: etree._Element, look: RunLook, content: Content) -> None:
        for child in element:
            name = local_name(child)
            if name in _PASSED_OVER:
                continue
            if name == "r":
                self._descend(child, self._styles.run(look, child.find(W + "rPr")), content)
            elif name == "AlternateContent":
                self._descend(_chosen(child), look, content)
            elif name == "sdt" and _is_placeholder(child):
                continue
            else:
                self._take(child, name, look, content)

    def _take(self, child: etree._Element, name: str, look: RunLook, content: Content) -> None:
        known = _LEAVES.get(name)
        if known:
            known(self, child, look, content)
        elif name in _BREAKS:
            self._write(_BREAKS[name], look, content)
        else:
            self._descend(child, look, content)

    def _write(self, text: str, look: RunLook, content: Content) -> None:
        if look.hidden or not self._fields.shown:
            return
        write(content.pieces, text, look)

    def _text(self, child: etree._Element, look: RunLook, content: Content) -> None:
        text = (child.text or "").replace("\u00ad", "").replace("\u2011", "-").replace("\n", " ")
        self._write(text, look, content)

    def _sign(self, child: etree._Element, look: RunLook, content: Content) -> None:
        try:
            code = int(value(child, "char") or "", 16)
        except ValueError:
            return
        if 0x20 <= code <= 0xFFFF and not 0xD800 <= code < 0xE000:
            self._write(chr(code), look, content)

    def _field_mark(self, child: etree._Element, _: RunLook, __: Content) -> None:
        self._fields.mark(value(child, "fldCharType"))

    def _instruction(self, child: etree._Element, _: RunLook, __: Content) -> None:
        if self._fields.open and not self._fields.open[-1].shown:
            self._fields.open[-1].instruction += child.text or ""

    def _note(self, child: etree._Element, _: RunLook, content: Content) -> None:
        content.notes.append((local_name(child).removesuffix("Reference"), value(child, "id") or ""))

    def _drawing(self, child: etree._Element, look: RunLook, content: Content) -> None:
        if self._fields.shown and not look.hidden:
            content.text_boxes.extend(_outermost_text_boxes(child))


_Leaf = Callable[[RunReader, etree._Element, RunLook, Content], None]
_LEAVES: dict[str, _Leaf] = {
    "t": RunReader._text,
    "sym": RunReader._sign,
    "fldChar": RunReader._field_mark,
    "instrText": RunReader._instruction,
    "footnoteReference": RunReader._note,
    "endnoteReference": RunReader._note,
    "drawing": RunReader._drawing,
    "pict": RunReader._drawing,
    "object": RunReader._drawing,
}


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; "" for what is no element of Word's, of its choices or of formulas."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    for namespace in (W, MC, MATHS):
        if tag.startswith(namespace):
            return tag.removeprefix(namespace)
    return ""


def is_removed(properties: etree._Element | None) -> bool:
    """Whether a paragraph's own mark, or a table row, was deleted or moved away in a tracked change."""
    marks = properties if properties is None or properties.tag != W + "pPr" else properties.find(W + "rPr")
    return marks is not None and any(marks.find(W + name) is not None for name in ("del", "moveFrom"))


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Of several ways of saying the same, the first, as Word takes it."""
    choice = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    found = choice if choice is not None else fallback
    return alternatives if found is None else found


def _outermost_text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    for child in drawing:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _outermost_text_boxes(_chosen(child))
        else:
            yield from _outermost_text_boxes(child)


def _is_placeholder(control: etree._Element) -> bool:
    """Whether a form's control still shows its prompt ("Click here to enter text")."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))
