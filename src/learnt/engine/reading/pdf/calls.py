"""PDFium called in bulk: one C function over many characters of a page without a Python loop between.

Reading a report needs some 20,000 such calls; through the ordinary bindings they cost more than the reading itself.
The functions are those of pypdfium2's own library, with plain addresses in place of typed pointers.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium_c

DOUBLE = 8


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:  # pragma: no cover
        raise RuntimeError("PDFium lacks a function that Learnt needs")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
char_origin = _plain(pdfium_c.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
char_box = _plain(pdfium_c.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
text_object = _plain(pdfium_c.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
char_matrix = _plain(pdfium_c.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
char_font_size = _plain(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
char_code = _plain(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
char_count = _plain(pdfium_c.FPDFText_CountChars, _INT, _ADDRESS)
page_text = _plain(pdfium_c.FPDFText_GetText, _INT, _ADDRESS, _INT, _INT, _ADDRESS)
object_font = _plain(pdfium_c.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
object_render_mode = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
fill_colour = _plain(pdfium_c.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
stroke_colour = _plain(pdfium_c.FPDFPageObj_GetStrokeColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
font_name = _plain(pdfium_c.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)
font_weight = _plain(pdfium_c.FPDFFont_GetWeight, _INT, _ADDRESS)
font_flags = _plain(pdfium_c.FPDFFont_GetFlags, _INT, _ADDRESS)
object_type = _plain(pdfium_c.FPDFPageObj_GetType, _INT, _ADDRESS)
page_object = _plain(pdfium_c.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
object_bounds = _plain(pdfium_c.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_matrix = _plain(pdfium_c.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
image_size = _plain(pdfium_c.FPDFImageObj_GetImagePixelSize, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
path_draw_mode = _plain(pdfium_c.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
path_segments = _plain(pdfium_c.FPDFPath_CountSegments, _INT, _ADDRESS)
path_segment = _plain(pdfium_c.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_point = _plain(pdfium_c.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type = _plain(pdfium_c.FPDFPathSegment_GetType, _INT, _ADDRESS)
form_count = _plain(pdfium_c.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object = _plain(pdfium_c.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)


def address_of(handle: Any) -> int:
    """The plain address behind a pypdfium2 helper or raw handle."""
    return ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value or 0


def origins(textpage: int, indices: Sequence[int]) -> tuple[list[float], list[float]]:
    """The points on the baseline at which these characters begin: their x and their y, in the page's own space."""
    count = len(indices)
    values = array("d", bytes(2 * count * DOUBLE))
    start, middle = values.buffer_info()[0], values.buffer_info()[0] + count * DOUBLE
    end = middle + count * DOUBLE
    _run(map(char_origin, repeat(textpage), indices, range(start, middle, DOUBLE), range(middle, end, DOUBLE)))
    plain = values.tolist()
    return plain[:count], plain[count:]


def boxes(textpage: int, indices: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
    """The inked boxes of these characters in the page's own space: lefts, rights, bottoms, tops."""
    count = len(indices)
    values = array("d", bytes(4 * count * DOUBLE))
    start, step = values.buffer_info()[0], count * DOUBLE
    lanes = [range(start + k * step, start + (k + 1) * step, DOUBLE) for k in range(4)]
    _run(map(char_box, repeat(textpage), indices, *lanes))
    plain = values.tolist()
    return plain[:count], plain[count : 2 * count], plain[2 * count : 3 * count], plain[3 * count :]


def objects(textpage: int, indices: Sequence[int]) -> list[int]:
    """The addresses of the text objects that draw these characters; 0 for characters that PDFium made up."""
    return [found or 0 for found in map(text_object, repeat(textpage), indices)]


def text_of(textpage: int) -> str:
    """The page's characters, one for each of PDFium's indices, so that indices into it are theirs."""
    count = char_count(textpage)
    if count <= 0:
        return ""
    units = array("H", bytes(2 * (count + 1)))
    page_text(textpage, 0, count, units.buffer_info()[0])
    text = units.tobytes()[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count and "\0" not in text:
        return text
    return "".join(map(_character, map(char_code, repeat(textpage), range(count))))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _run(calls: Any) -> None:
    for _ in calls:
        pass
