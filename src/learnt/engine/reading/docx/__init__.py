"""Word files (DOCX, DOCM, DOTX) read into a transcript, as Word would print them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from learnt.engine.reading.docx.body import StoryReader, notes_by_identifier
from learnt.engine.reading.docx.looks import Styles
from learnt.engine.reading.docx.numbering import Numberer
from learnt.engine.reading.docx.package import Package, W
from learnt.engine.reading.flowing.drafts import Draft
from learnt.engine.reading.flowing.transcripts import Note, flowing_transcript
from learnt.engine.transcript import Format, Transcript
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
    return flowing_transcript(
        Format.DOCX,
        reader.read(body),
        notes=_notes(package, reader),
        heads=_around(package, styles, "header"),
        feet=_around(package, styles, "footer"),
        warnings=_warnings(reader),
    )


def _notes(package: Package, reader: StoryReader) -> Iterator[Note]:
    """Footnotes and endnotes in the order in which the text refers to them, numbered as Word does."""
    for kind in ("footnote", "endnote"):
        notes = notes_by_identifier(_first(package, f"{kind}s"))
        referred = [identifier for of, identifier in reader.notes if of == kind]
        for count, identifier in enumerate(dict.fromkeys(referred), start=1):
            if identifier in notes:
                yield str(count), reader.read(notes[identifier])


def _around(package: Package, styles: Styles, kind: str) -> Iterator[Draft]:
    """Running heads or footers."""
    for name in package.related(kind):
        root = package.part(name)
        reader = StoryReader(styles, Numberer(None, styles))
        yield from reader.read(root) if root is not None else []


def _first(package: Package, kind: str) -> etree._Element | None:
    names = package.related(kind)
    return package.part(names[0]) if names else None


def _warnings(reader: StoryReader) -> tuple[str, ...]:
    if reader.foreign:
        return ("This Word file has other documents put inside it, which were not read.",)
    return ()
