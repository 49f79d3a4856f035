"""What lies beside the candidate: a page of the paper with its picture, its words, and the passages marked in both.

A paper without pages (any but PDF) is laid out in parts of so many paragraphs, numbered like pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from learnt.domain.candidates.models import Candidate
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import pages_touching
from learnt.engine.transcript import Block, BlockKind, Format, Page
from learnt.interfaces.web.casework.check.words import Passage, Said, holds, said

PART = 40  # blocks
_MARGIN = 3.0  # points between the words and the edge of their mark


@dataclass(frozen=True)
class Mark:
    """A rectangle over the picture, in points."""

    left: float
    top: float
    width: float
    height: float
    kind: str  # "passage" or "copy"


@dataclass(frozen=True)
class Sheet:
    """A page (or part) of a paper."""

    number: int
    last: int  # the number of the last one
    paged: bool
    said: list[Said]
    width: float = 0.0  # points
    height: float = 0.0  # points
    marks: list[Mark] = field(default_factory=list)

    @property
    def before(self) -> int | None:
        """The number of the sheet before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The number of the sheet after this one."""
        return self.number + 1 if self.number < self.last else None


@dataclass(frozen=True)
class Piece:
    """A block of the transcript and what it is called when somebody ticks it: "page-block"."""

    tick: str
    block: Block


def is_paged(document: Document) -> bool:
    """Whether a paper has pages that can be pictured."""
    return document.reading.format == Format.PDF


def passages_of(candidate: Candidate) -> list[Passage]:
    """Where a candidate and its copies stand."""
    copies = [Passage("copy", copy["text"], copy["places"]) for copy in candidate.copies]
    return [Passage("passage", candidate.text, candidate.places), *copies]


def sheets_for(document: Document, candidate: Candidate, asked: int | None) -> list[Sheet]:
    """The sheet asked for, or those on which the candidate stands."""
    passages = passages_of(candidate)
    if not is_paged(document):
        return _parts_for(document, passages, asked)
    numbers = [asked] if asked else sorted({place["page"] for place in candidate.places if place["page"]})
    sheets = (sheet_of(document, number, passages) for number in numbers or [1])
    return [sheet for sheet in sheets if sheet]


def sheets_together(document: Document, candidates: list[Candidate]) -> list[Sheet]:
    """The sheets on which any of these candidates stands, all of them marked."""
    passages = [Passage("passage", candidate.text, candidate.places) for candidate in candidates]
    if not is_paged(document):
        return [sheet for sheet in _all_parts(document, passages) if any(words.has("passage") for words in sheet.said)]
    numbers = sorted({place["page"] for passage in passages for place in passage.places if place["page"]})
    return [sheet for number in numbers if (sheet := sheet_of(document, number, passages))]


def sheet_of(document: Document, number: int, passages: list[Passage]) -> Sheet | None:
    """A sheet with these passages marked; None when there is no such sheet."""
    if not is_paged(document):
        return next((sheet for sheet in _all_parts(document, passages) if sheet.number == number), None)
    pages = pages_touching(document, number)
    if not pages or pages[-1].number != number:
        return None
    page = pages[-1]
    return Sheet(
        number,
        document.reading.pages or number,
        paged=True,
        said=[said(piece.tick, piece.block, passages, number) for piece in pieces_on(pages, number)],
        width=page.width,
        height=page.height,
        marks=[mark for passage in passages for mark in _marks(passage, number)],
    )


def pieces_of(document: Document, number: int) -> list[Piece]:
    """The blocks of a sheet, each with its tick."""
    if is_paged(document):
        return pieces_on(pages_touching(document, number), number)
    parts = parts_of(document)
    return parts[number - 1] if 1 <= number <= len(parts) else []


def pieces_on(pages: list[Page], number: int) -> list[Piece]:
    """The blocks of which a line stands on a page, given that page and those from which blocks run on to it."""
    return [
        Piece(f"{page.number}-{index}", block)
        for page in pages
        for index, block in enumerate(page.blocks)
        if any(line.place.page == number for line in block.lines)
    ]


def parts_of(document: Document) -> list[list[Piece]]:
    """The parts in which a paper without pages is laid out, each with its blocks and their ticks."""
    blocks = [
        Piece(f"0-{index}", block)
        for page in pages_touching(document, 0)
        for index, block in enumerate(page.blocks)
        if block.kind is not BlockKind.FURNITURE
    ]
    return [blocks[start : start + PART] for start in range(0, len(blocks), PART)]


def _known_without_boxes(parts: list[list[Piece]], passages: list[Passage]) -> list[Passage]:
    blocks = [piece.block for part in parts for piece in part]
    return [replace(p, in_parts=not any(holds(block, p.text) for block in blocks)) for p in passages]


def _part(parts: list[list[Piece]], number: int, passages: list[Passage]) -> Sheet:
    words = [said(piece.tick, piece.block, passages, None) for piece in parts[number - 1]]
    return Sheet(number, len(parts), paged=False, said=words)


def _all_parts(document: Document, passages: list[Passage]) -> list[Sheet]:
    parts = parts_of(document)
    passages = _known_without_boxes(parts, passages)
    return [_part(parts, number, passages) for number in range(1, len(parts) + 1)]


def _parts_for(document: Document, passages: list[Passage], asked: int | None) -> list[Sheet]:
    sheets = _all_parts(document, passages)
    if asked:
        return sheets[asked - 1 : asked]
    standing = [sheet for sheet in sheets if any(words.has("passage") for words in sheet.said)]
    return standing[:1] or sheets[:1]


def _marks(passage: Passage, page: int) -> list[Mark]:
    return [_around(box, passage.kind) for box in passage.boxes_on(page)]


def _around(box: list[float], kind: str) -> Mark:
    left, top, right, bottom = box
    return Mark(
        round(left - _MARGIN, 1),
        round(top - _MARGIN, 1),
        round(right - left + 2 * _MARGIN, 1),
        round(bottom - top + 2 * _MARGIN, 1),
        kind,
    )
