"""The words of a paragraph as LibreOffice shows them: changes accepted, notes' numbers and comments left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from learnt.engine.reading.flowing.letters import write
from learnt.engine.reading.flowing.looks import Piece, RunLook
from learnt.engine.reading.odt.looks import Styles
from learnt.engine.reading.odt.names import TEXT, short_name, whole

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_PASSED_OVER = {
    *("office:annotation", "office:annotation-end", "text:ruby-text", "text:tracked-changes", "text:note-citation"),
    *("text:script", "office:forms", "text:meta-field-source"),
}
_HIDDEN_IF = ("text:hidden-text", "text:hidden-paragraph")


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its letters, the number written with it, its notes, and the frames that hang on it."""

    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)  # sign as printed, body
    frames: list[etree._Element] = field(default_factory=list)
    foreign: bool = False

    @property
    def text(self) -> str:
        """The words, with tabs and line breaks."""
        return "".join(piece.text for piece in self.pieces)


def read_runs(paragraph: etree._Element, base: RunLook, styles: Styles) -> Content:
    """What the paragraph holds, where its letters are set as `base` unless its spans say otherwise."""
    content = Content()
    _descend(paragraph, base, styles, content)
    return content


def _descend(element: etree._Element, look: RunLook, styles: Styles, content: Content) -> None:
    _say(element.text, look, content)
    for child in element:
        _take(child, look, styles, content)
        _say(child.tail, look, content)


def _take(child: etree._Element, look: RunLook, styles: Styles, content: Content) -> None:
    name = short_name(child)
    if name in _PASSED_OVER:
        return
    if name == "text:span":
        _descend(child, styles.run(look, child.get(TEXT + "style-name", "")), styles, content)
    elif name == "text:note":
        _note(child, content)
    elif name == "text:number":
        content.number = " ".join("".join(str(part) for part in child.itertext()).split())
    elif name in ("text:s", "text:tab", "text:line-break"):
        _blank(child, name, look, content)
    elif name.startswith("draw:"):
        content.frames.append(child)
        content.foreign = content.foreign or any(short_name(e) == "draw:object" for e in child.iter())
    elif not (name in _HIDDEN_IF and child.get(TEXT + "is-hidden", "true") == "true"):
        _descend(child, look, styles, content)


def _note(note: etree._Element, content: Content) -> None:
    citation, body = note.find(TEXT + "note-citation"), note.find(TEXT + "note-body")
    if body is not None:
        sign = "" if citation is None else "".join(str(part) for part in citation.itertext())
        content.notes.append((sign.strip(), body))


def _blank(child: etree._Element, name: str, look: RunLook, content: Content) -> None:
    spaces = " " * whole(child, TEXT + "c", 1, _MOST_SPACES)
    _write({"text:s": spaces, "text:tab": "\t"}.get(name, "\n"), look, content)


def _say(text: str | None, look: RunLook, content: Content) -> None:
    if text:
        _write(_BLANKS.sub(" ", text).replace("\u00ad", "").replace("\u2011", "-"), look, content)


def _write(text: str, look: RunLook, content: Content) -> None:
    if not look.hidden:
        write(content.pieces, text, look)
