"""Finding on which page of a printed PDF a passage stands."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from learnt.interfaces.demo.press.typography import letters

_ENOUGH = 45  # letters that tell one passage from another
_LEAST = 14  # letters that one line at the foot of a page has


def page_letters(path: Path) -> list[str]:
    """The letters of each page of a PDF, in the order of its text layer."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_letters_of(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _letters_of(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        return letters(text_page.get_text_range())
    finally:
        text_page.close()
        page.close()


def begins_on(pages: list[str], text: str, first: int = 1) -> int | None:
    """The number, from `first` on, of the page on which a passage begins; None if it is nowhere."""
    start = letters(text)[:_ENOUGH]
    for number in range(first, len(pages) + 1):
        if start in pages[number - 1] or _runs_over(pages, start, number):
            return number
    return None


def stands_on(pages: list[str], text: str, number: int) -> bool:
    """Whether the whole passage is printed on that page, or begins there and ends on the next."""
    whole = letters(text)
    return whole in pages[number - 1] or _runs_over(pages, whole, number)


def _runs_over(pages: list[str], whole: str, number: int) -> bool:
    if number >= len(pages):
        return False
    here, there = pages[number - 1], pages[number]
    cuts = range(min(len(whole) - 1, _LEAST), len(whole))
    return any(whole[:cut] in here and whole[cut:] in there for cut in reversed(cuts))
