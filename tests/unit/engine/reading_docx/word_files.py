"""Word files made for tests: with python-docx where it can, with XML put in by hand where it cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from learnt.engine.reading.docx import read_docx
from learnt.engine.transcript import Block, BlockKind

_DECLARED = (
    nsdecls("w", "wp", "a", "r", "m")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def empty_document() -> DocumentObject:
    """A new document from python-docx's template."""
    return Document()


def put(document: DocumentObject, *elements: str) -> DocumentObject:
    """Add elements, written as XML with the usual prefixes, at the end of the body."""
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, xml(element))
    return document


def xml(element: str):
    name, _, rest = element.partition(">")
    slash = "/" if name.endswith("/") else ""
    return parse_xml(f"{name.rstrip('/')} {_DECLARED}{slash}>{rest}")


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run, with the XML of its properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{piece(text, run)}</w:p>"


def piece(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, numbering: int, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')


def level(
    at: int, text: str, counting: str = "decimal", *, start: int | None = 1, style: str = "", more: str = ""
) -> str:
    """A level of a list."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}">{begins}<w:numFmt w:val="{counting}"/>{more}{linked}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def add_numbering(document: DocumentObject, lists: dict[int, str], numberings: dict[int, tuple[int, str]]) -> None:
    """Add lists (number -> XML of the levels) and numberings (number -> list, XML of overrides)."""
    root = document.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    for number, levels in lists.items():
        root.append(xml(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'))
    for number, (of, overrides) in numberings.items():
        root.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'))


def saved(document: DocumentObject) -> bytes:
    """The document as a file's bytes."""
    room = io.BytesIO()
    document.save(room)
    return room.getvalue()


def with_parts(source: bytes, parts: dict[str, bytes]) -> bytes:
    """A Word file with some of its parts put in place of those it has, or added."""
    room = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as before, zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, data in parts.items():
            after.writestr(name, data)
    return room.getvalue()


def blocks_of(document: DocumentObject) -> list[Block]:
    """What is read from a document, without what stands around its text."""
    return [b for b in read_docx(saved(document)).blocks() if b.kind is not BlockKind.FURNITURE]


def printed(blocks: Iterable[Block]) -> list[str]:
    """Blocks as a person would see them: label and text."""
    return [f"{block.label} {block.text}".strip() for block in blocks]
