"""A PDF file opened, its pages taken as sheets of pieces, and the whole made into a transcript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from learnt.engine.reading.assembly import Sheet, assembled
from learnt.engine.reading.bounds import check_pages
from learnt.engine.reading.pdf import calls
from learnt.engine.reading.pdf.drawings import shapes
from learnt.engine.reading.pdf.layer import Frame, Styles, Word, frame, words
from learnt.engine.reading.pieces import Piece, pieces
from learnt.engine.reading.shapes import Drawn, Shape, drawn, runs_under
from learnt.engine.reading.tables import put_into_tables
from learnt.engine.transcript import Box, Format, Transcript
from learnt.engine.unreadable import Reason, Unreadable

_FEWEST_WORDS = 3  # a page with fewer has no text layer worth the name, if it has a picture
_PICTURE_SHARE = 0.8  # of the pages without text: then the file is a scan
_ENCRYPTED = (
    "This PDF is locked with a password. Ask for a copy without one, or save it without a password, and send it again."
)
_DAMAGED = "This PDF is damaged or incomplete and cannot be opened. Ask for it to be saved or sent again."
_NO_PAGES = "This PDF has no pages. Ask for it to be saved or sent again."
_PICTURE = (
    "This PDF is a picture of its pages (a scan): it has no text that can be read. Reading of scans will come; "
    "until then, send the Word file or a PDF saved from it."
)


def read_pdf(source: bytes) -> Transcript:
    """Read a PDF with a text layer.

    Raises Unreadable: ENCRYPTED when a password is needed, DAMAGED when it cannot be opened, PICTURE_ONLY when most of
    its pages are pictures without text. Pages of other files that could not be read are named in the warnings.
    """
    with opened(source) as document:
        fonts: dict[int, tuple[bool, bool]] = {}
        sheets = [_sheet(document, number, fonts) for number in range(len(document))]
    broken = [sheet.number for sheet in sheets if sheet.height == 0]
    pictures = [sheet.number for sheet in sheets if not sheet.has_text and sheet.height]
    if len(broken) == len(sheets):
        raise Unreadable(Reason.DAMAGED, _DAMAGED)
    if len(pictures) > _PICTURE_SHARE * len(sheets):
        raise Unreadable(Reason.PICTURE_ONLY, _PICTURE)
    warnings = (*_warning(pictures, "is a picture", "are pictures"), *_warning(broken, "is damaged", "are damaged"))
    return Transcript(Format.PDF, assembled(sheets), warnings)


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


def _sheet(document: Any, index: int, fonts: dict[int, tuple[bool, bool]]) -> Sheet:
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return Sheet(index + 1, 0.0, 0.0, [], has_text=False)
    try:
        return _read_sheet(page, textpage, index + 1, fonts)
    finally:
        textpage.close()
        page.close()


def _read_sheet(page: Any, textpage: Any, number: int, fonts: dict[int, tuple[bool, bool]]) -> Sheet:
    crop, shown = page.get_cropbox(), page.get_rotation()
    found, upright = words(calls.address_of(textpage), Styles(fonts), crop, shown)
    straight, skewed = _straight(found, upright)
    displayed = frame(crop, shown)
    marks = drawn(_shapes(page, upright), upright.width, upright.height)
    straight, tables, boxes = put_into_tables(straight, marks, number, upright.width * upright.height)
    return Sheet(
        number,
        upright.width,
        upright.height,
        _underlined(pieces(straight, number), marks),
        _aside(skewed, number),
        tables,
        boxes,
        lambda box: turned(box, upright, displayed),
        (displayed.width, displayed.height),
        has_text=len(found) >= _FEWEST_WORDS or not _is_picture(page),
    )


def _underlined(found: list[Piece], marks: Drawn) -> list[Piece]:
    """The pieces, those marked that a rule runs under."""
    if marks.horizontals:
        for piece in found:
            piece.underlined = runs_under(marks.horizontals, piece.left, piece.right, piece.base)
    return found


def _shapes(page: Any, upright: Frame) -> list[Shape]:
    address = calls.address_of(page)
    return shapes(address, pdfium_c.FPDFPage_CountObjects(page), upright)


def _straight(found: list[Word], upright: Frame) -> tuple[list[Word], list[Word]]:
    """The words that run along the frame, within it; and the others."""
    straight = [w for w in found if w.style.turn == upright.turn]
    if len(straight) == len(found):
        return found, []
    return straight, [w for w in found if w.style.turn != upright.turn]


def _aside(skewed: list[Word], number: int) -> list[Piece]:
    """Words that run across the others (watermarks, page heads of sideways pages), joined as they follow one another."""
    found: list[Piece] = []
    for word in skewed:
        if found and found[-1].size == word.style.size:
            found[-1].text += f" {word.text}"
        else:
            found.append(Piece(word.text, word.left, word.right, word.base, word.style, number))
    return found


def turned(box: Box, upright: Frame, displayed: Frame) -> Box:
    """A box of the frame in which a page is read, on the page as it is displayed."""
    quarter = (upright.turn - displayed.turn) % 360
    if quarter == 90:
        return Box(box.top, upright.width - box.right, box.bottom, upright.width - box.left)
    if quarter == 180:
        return Box(
            upright.width - box.right, upright.height - box.bottom, upright.width - box.left, upright.height - box.top
        )
    if quarter == 270:
        return Box(upright.height - box.bottom, box.left, upright.height - box.top, box.right)
    return box


def _is_picture(page: Any) -> bool:
    """Whether a page shows a picture (or nothing but drawn shapes, as when text was turned into outlines)."""
    return any(True for _ in page.get_objects(max_depth=2))


def _warning(pages: list[int], one: str, several: str) -> tuple[str, ...]:
    """A sentence that names the pages that were not read, if there are any."""
    which = ", ".join(map(str, pages))
    if len(pages) > 1:
        return (f"Pages {which} {several} without text that can be read and were left out.",)
    return (f"Page {which} {one} without text that can be read and was left out.",) if pages else ()
