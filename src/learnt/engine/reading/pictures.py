"""Pictures of pages, to check beside what was read from them."""

from __future__ import annotations

import io
from math import sqrt
from typing import Any

import pypdfium2 as pdfium

from learnt.engine.reading.pdf.file import opened
from learnt.engine.unreadable import Reason, Unreadable

WIDEST = 2400  # pixels
_MOST_PIXELS = 6_000_000
_UNDRAWABLE = "This page cannot be drawn. Ask for the file to be saved or sent again."


def page_picture(source: bytes, page: int, width: int) -> bytes:
    """A page of a PDF as PNG.

    `page` counts from 1; `width` is in pixels and is made smaller where the picture would have more than 2,400 pixels
    across or six million in all. Raises Unreadable when the file or page cannot be drawn, ValueError when there is no
    such page.
    """
    with opened(source) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"the file has pages 1 to {len(document)}, not {page}")
        try:
            sheet = document[page - 1]
            return _png(sheet, width)
        except pdfium.PdfiumError as error:
            raise Unreadable(Reason.DAMAGED, _UNDRAWABLE) from error


def _png(sheet: Any, width: int) -> bytes:
    points_wide, points_high = sheet.get_size()
    if not (0 < points_wide < 20_000 and 0 < points_high < 20_000):
        raise Unreadable(Reason.DAMAGED, _UNDRAWABLE)
    bitmap = sheet.render(scale=_scale(points_wide, points_high, width))
    room = io.BytesIO()
    bitmap.to_pil().save(room, "PNG")
    return room.getvalue()


def _scale(points_wide: float, points_high: float, width: int) -> float:
    """Pixels to a point, within bounds."""
    wanted = max(1, min(width, WIDEST)) / points_wide
    return min(wanted, sqrt(_MOST_PIXELS / (points_wide * points_high)))
