"""Word files (DOCX, DOCM, DOTX) read into a transcript, as Word would print them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from learnt.engine.reading.docx.body import StoryReader, notes_by_identifier
from learnt.engine.reading.docx.looks import Styles
from learnt.engine.reading.docx.numbering import Numberer
from learnt.engine.reading.docx.package import Package, W
from learnt.engine.reading.flowing.drafts import note_text
from learnt.engine.reading.flowing.headings import blocks_of
from learnt.engine.transcript import Block, BlockKind, Format, Page, Transcript
from learnt.engine.unreadable import Reason, Unreadable

__all__ = ["read_docx"]


def read_docx(source: bytes) -> Transcript:
    """Read the bytes of a Word file into a transcript of one page without a number.

    Tracked changes are read as accepted; automatic numbers stand in the labels; macros and links are left alone.
    Raises Unreadable when the file is damaged, locked, harmful, or holds no words.
    """
    package = Package(source)
    root = package.part(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise Unreadable(Reason.DAMAGED, "This Word file has lost its text. Ask whoever sent it for another copy.")
    styles = Styles(_first(package, "styles"))
    reader = StoryReader(styles, Numberer(_first(package, "numbering"), styles))
    blocks = blocks_of(reader.read(body))
    if not blocks:
        raise Unreadable(
            Reason.EMPTY,
            "This Word file has no words in it. If its pages are pictures, send the document that they were made from.",
        )
    notes = list(_notes(package, reader))
    around = [list(_furniture(package, styles, kind)) for kind in ("header", "footer")]
    page = Page(number=None, blocks=(*around[0], *blocks, *notes, *around[1]))
    return Transcript(Format.DOCX, (page,), _warnings(reader))


def _notes(package: Package, reader: StoryReader) -> Iterator[Block]:
    """Footnotes and endnotes in the order in which the text refers to them, numbered as Word does."""
    for kind in ("footnote", "endnote"):
        notes = notes_by_identifier(_first(package, f"{kind}s"))
        referred = [identifier for of, identifier in reader.notes if of == kind]
        for count, identifier in enumerate(dict.fromkeys(referred), start=1):
            if identifier in notes:
                text, lines = note_text(reader.read(notes[identifier]))
                if text:
                    yield Block(BlockKind.FOOTNOTE, text, lines, label=str(count))


def _furniture(package: Package, styles: Styles, kind: str) -> Iterator[Block]:
    """Running heads or footers, each wording once."""
    seen: set[str] = set()
    for name in package.related(kind):
        root = package.part(name)
        reader = StoryReader(styles, Numberer(None, styles))
        for draft in reader.read(root) if root is not None else []:
            if draft.text not in seen:
                seen.add(draft.text)
                yield Block(BlockKind.FURNITURE, draft.text, draft.lines)


def _first(package: Package, kind: str) -> etree._Element | None:
    names = package.related(kind)
    return package.part(names[0]) if names else None


def _warnings(reader: StoryReader) -> tuple[str, ...]:
    if reader.foreign:
        return ("This Word file has other documents put inside it, which were not read.",)
    return ()
