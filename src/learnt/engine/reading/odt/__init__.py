"""OpenDocument texts (ODT) read into a transcript, as LibreOffice would print them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from learnt.engine.reading.archives import open_archive, parse_xml, read_entry
from learnt.engine.reading.flowing.drafts import Draft
from learnt.engine.reading.flowing.transcripts import flowing_transcript
from learnt.engine.reading.odt.body import StoryReader
from learnt.engine.reading.odt.lists import Lists
from learnt.engine.reading.odt.looks import Styles
from learnt.engine.reading.odt.names import MANIFEST, OFFICE, STYLE
from learnt.engine.transcript import Format, Transcript
from learnt.engine.unreadable import Reason, Unreadable

__all__ = ["read_odt"]

_LOST = "This OpenDocument file has lost its text. Ask whoever sent it for another copy."
_LOCKED = "This OpenDocument file is locked with a password. Save it without a password and send it again."


def read_odt(source: bytes) -> Transcript:
    """Read the bytes of an OpenDocument text into a transcript of one page without a number.

    Tracked changes are read as accepted; automatic numbers stand in the labels; macros and links are left alone.
    Raises Unreadable when the file is damaged, locked, harmful, or holds no words.
    """
    archive = open_archive(source)
    if _is_locked(archive):
        raise Unreadable(Reason.ENCRYPTED, _LOCKED)
    content, sheet = _part(archive, "content.xml"), _part(archive, "styles.xml")
    story = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or story is None:
        raise Unreadable(Reason.DAMAGED, _LOST)
    roots = [root for root in (sheet, content) if root is not None]
    styles = Styles(roots)
    reader = StoryReader(styles, Lists(roots))
    return flowing_transcript(
        Format.ODT,
        reader.read(story),
        notes=reader.notes,
        heads=_around(sheet, "header"),
        feet=_around(sheet, "footer"),
        warnings=("This file has other documents put inside it, which were not read.",) if reader.foreign else (),
    )


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    return parse_xml(read_entry(archive, info))


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether the list of its parts says how one of them was encrypted."""
    try:
        manifest = _part(archive, "META-INF/manifest.xml")
    except Unreadable:  # the list of parts is not needed to read them
        return False
    return manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None


def _around(sheet: etree._Element | None, kind: str) -> Iterator[Draft]:
    """The running heads or footers of every kind of page. Their automatic styles are those of the style sheet."""
    if sheet is None:
        return
    reader = StoryReader(Styles([sheet]), Lists([sheet]))
    for page in sheet.iter(STYLE + "master-page"):
        for name in (kind, f"{kind}-left", f"{kind}-first"):
            for found in page.iterfind(STYLE + name):
                yield from reader.read(found)
