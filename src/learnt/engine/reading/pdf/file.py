"""A PDF file opened, its pages taken as sheets of pieces, and the whole made into a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from learnt.engine.reading.assembly import Sheet, assembled
from learnt.engine.reading.bounds import check_pages
from learnt.engine.reading.ocr import tesseract
from learnt.engine.reading.pdf import calls
from learnt.engine.reading.pdf.drawings import shapes
from learnt.engine.reading.pdf.layer import Styles, frame, words
from learnt.engine.reading.pdf.need import Need, need_of
from learnt.engine.reading.pdf.scans import read_scans
from learnt.engine.reading.pdf.sheets import Setting, sheet_of
from learnt.engine.reading.shapes import drawn
from learnt.engine.reading.warnings import PICTURES_UNREAD, warnings_of
from learnt.engine.transcript import Format, Transcript
from learnt.engine.unreadable import Reason, Unreadable

_PICTURE_SHARE = 0.8  # of the pages without text: then the file is a scan
_ENCRYPTED = (
    "This PDF is locked with a password. Ask for a copy without one, or save it without a password, and send it again."
)
_DAMAGED = "This PDF is damaged or incomplete and cannot be opened. Ask for it to be saved or sent again."
_NO_PAGES = "This PDF has no pages. Ask for it to be saved or sent again."


class MorePages(Exception):
    """More pages have to be read from their pictures than were allowed for; `pages` says how many."""

    def __init__(self, pages: int) -> None:
        super().__init__(f"{pages} pages have to be read from their pictures")
        self.pages = pages


def read_pdf(source: bytes, most_by_ocr: int | None = None) -> Transcript:
    """Read a PDF: pages with a text layer by it, pictures of pages by OCR.

    Raises Unreadable: ENCRYPTED when a password is needed, DAMAGED when it cannot be opened, PICTURE_ONLY when most of
    its pages are pictures and cannot be read. Pages of other files that could not be read are named in the warnings,
    and so are those that were read by OCR. Raises MorePages when they are more than `most_by_ocr`.
    """
    with opened(source) as document:
        fonts: dict[int, tuple[bool, bool]] = {}
        found = [_sheet(document, number, fonts) for number in range(len(document))]
        sheets = [sheet for sheet, _ in found]
        needs = [need for _, need in found if need]
        if needs and tesseract.can_read():
            if most_by_ocr is not None and len(needs) > most_by_ocr:
                raise MorePages(len(needs))
            for need, sheet in zip(needs, read_scans(document, needs, _sizes(sheets)), strict=True):
                sheets[need.index] = sheet or sheets[need.index]
    unread = [sheet.number for sheet in sheets if not sheet.has_text and sheet.height]
    if all(sheet.height == 0 for sheet in sheets):
        raise Unreadable(Reason.DAMAGED, _DAMAGED)
    if len(unread) > _PICTURE_SHARE * len(sheets):
        raise Unreadable(Reason.PICTURE_ONLY, PICTURES_UNREAD[tesseract.can_read()])
    return Transcript(Format.PDF, assembled(sheets), warnings_of(sheets, can_read=tesseract.can_read()))


def _sizes(sheets: list[Sheet]) -> list[float]:
    """The type sizes of the pages, commonest first."""
    counts: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            counts[piece.size] += len(piece.text)
    return [size for size, _ in counts.most_common()]


@contextmanager
def opened(source: bytes) -> Iterator[Any]:
    """The PDF document in these bytes, closed afterwards. Raises Unreadable when it cannot be opened or is too long."""
    try:
        document = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise Unreadable(Reason.ENCRYPTED, _ENCRYPTED) from error
        raise Unreadable(Reason.DAMAGED, _DAMAGED) from error
    try:
        if len(document) == 0:
            raise Unreadable(Reason.DAMAGED, _NO_PAGES)
        check_pages(len(document))
        yield document
    finally:
        document.close()


def _sheet(document: Any, index: int, fonts: dict[int, tuple[bool, bool]]) -> tuple[Sheet, Need | None]:
    """The sheet of a page as its text layer has it, and what must be read from its picture."""
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return Sheet(index + 1, 0.0, 0.0, [], has_text=False), None
    try:
        return _read_sheet(page, textpage, index, fonts)
    finally:
        textpage.close()
        page.close()


def _read_sheet(page: Any, textpage: Any, index: int, fonts: dict[int, tuple[bool, bool]]) -> tuple[Sheet, Need | None]:
    crop, shown = page.get_cropbox(), page.get_rotation()
    found, upright = words(calls.address_of(textpage), Styles(fonts), crop, shown)
    address, count = calls.address_of(page), pdfium_c.FPDFPage_CountObjects(page)
    need = need_of(index, found, address, count, upright)
    marks = drawn(shapes(address, count, upright), upright.width, upright.height)
    setting = Setting(index + 1, upright, frame(crop, shown))
    return sheet_of(setting, found, marks, has_text=need is None or not need.is_whole_page), need
