"""From the bytes of a file to the report: the kind of file is told by its content, never by its name."""

from __future__ import annotations

from learnt.engine.extraction import extract
from learnt.engine.reading.docx import read_docx
from learnt.engine.reading.pdf import read_pdf
from learnt.engine.report import Report
from learnt.engine.transcript import Format, Transcript
from learnt.engine.unreadable import Reason, Unreadable

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(source: bytes, name: str) -> Report:
    """What a report says. `name` is only carried into the result. Raises Unreadable with a reason and a message."""
    return extract(transcribe(source), name)


def transcribe(source: bytes) -> Transcript:
    """A document as read, page by page. Raises Unreadable with a reason and a message."""
    form = sniff(source)
    return read_pdf(source) if form is Format.PDF else read_docx(source)


def sniff(source: bytes) -> Format:
    """What kind of file it is, by its content. Raises Unreadable when it is of no kind that can be read."""
    if not source.strip(b"\0 \r\n\t"):
        raise Unreadable(Reason.EMPTY, "The file is empty. Check that it was saved and sent whole, and send it again.")
    if b"%PDF-" in source[:1024]:
        return Format.PDF
    if source.startswith(_ZIP) and (b"word/document" in source or b"word/" in source[-70_000:]):
        return Format.DOCX
    raise Unreadable(*_refusal(source))


def _refusal(source: bytes) -> tuple[Reason, str]:
    if source.startswith(_OLE):
        return Reason.WRONG_KIND, (
            "This is an older Word file (.doc), or a document with a password. "
            "Open it in a word processor, save it as .docx or PDF without a password, and send that."
        )
    if source.startswith(_ZIP):
        return Reason.WRONG_KIND, (
            "This is a spreadsheet, a presentation or an archive, and not a report. Send the report itself as PDF or Word (.docx)."
        )
    return Reason.NOT_A_DOCUMENT, (
        "This is not a document that Learnt reads, whatever its name says. Send the report as PDF or Word (.docx)."
    )
