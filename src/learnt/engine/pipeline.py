"""From the bytes of a file to the report: the kind of file is told by its content, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from learnt.engine.confinement.conversion import docx_of
from learnt.engine.extraction import extract
from learnt.engine.reading.docx import read_docx
from learnt.engine.reading.html import read_html
from learnt.engine.reading.intake import sniff
from learnt.engine.reading.odt import read_odt
from learnt.engine.reading.pdf import read_pdf
from learnt.engine.reading.rtf import read_rtf
from learnt.engine.report import Report
from learnt.engine.transcript import Format, Transcript


def _read_doc(source: bytes) -> Transcript:
    return replace(read_docx(docx_of(source)), format=Format.DOC)


_READERS: dict[Format, Callable[[bytes], Transcript]] = {
    Format.DOCX: read_docx,
    Format.DOC: _read_doc,
    Format.ODT: read_odt,
    Format.RTF: read_rtf,
    Format.HTML: read_html,
}


def read(source: bytes, name: str) -> Report:
    """What a report says. `name` is carried into the result. Raises Unreadable with a reason and a message."""
    return extract(transcribe(source, name), name)


def transcribe(source: bytes, name: str = "", most_by_ocr: int | None = None) -> Transcript:
    """A document as read, page by page; `name` only words messages.

    Raises Unreadable with a reason and a message, and MorePages when more pages than `most_by_ocr` have to be read from
    their pictures.
    """
    form = sniff(source, name)
    return read_pdf(source, most_by_ocr) if form is Format.PDF else _READERS[form](source)
