"""Finding on which page of a printed PDF a passage stands."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

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
    """The number, from page `first` on, of the page on which a passage begins; None if it is nowhere."""
    place = place_of(pages, text, Place(first, 0))
    return place.page if place else None


class Place(NamedTuple):
    """A place in a PDF: the number of a page, and how many of its letters come before."""

    page: int
    letter: int


def place_of(pages: list[str], text: str, after: Place) -> Place | None:
    """Where a passage begins, at or after a place; None if it is nowhere."""
    start = letters(text)[:_ENOUGH]
    for number in range(after.page, len(pages) + 1):
        skipped = after.letter if number == after.page else 0
        at = pages[number - 1].find(start, skipped)
        if at >= 0:
            return Place(number, at)
        cut = _runs_over(pages, start, number)
        if cut and pages[number - 1].rfind(start[:cut]) >= skipped:
            return Place(number, pages[number - 1].rfind(start[:cut]))
    return None


def stands_on(pages: list[str], text: str, number: int) -> bool:
    """Whether the whole passage is printed on that page, or begins there and ends on the next."""
    whole = letters(text)
    return whole in pages[number - 1] or _runs_over(pages, whole, number) > 0


def _runs_over(pages: list[str], whole: str, number: int) -> int:
    """How many letters of a passage end that page, the rest being on the next; 0 if it does not run over."""
    if number >= len(pages):
        return 0
    here, there = pages[number - 1], pages[number]
    cuts = range(min(len(whole) - 1, _LEAST), len(whole))
    return next((cut for cut in reversed(cuts) if whole[:cut] in here and whole[cut:] in there), 0)
