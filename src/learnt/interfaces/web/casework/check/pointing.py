"""From what a person points at on a page to a passage: its words, its label, its boxes and its section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import pages_until
from learnt.engine.transcript import Block, BlockKind, Box, Line, Place, places_of
from learnt.interfaces.web.casework.check.sheets import Piece, is_paged, parts_of, pieces_of

_ROUND_LABELS = " .:;()[]–—-"  # what the machine leaves out of labels, too
_HYPHEN_AT_END = re.compile(r"(?<=\w)[-\u00ad]$")


@dataclass(frozen=True)
class Pointed:
    """A passage that a person pointed at."""

    text: str
    label: str
    places: tuple[Place, ...]
    section: str = ""

    def places_as_data(self) -> list[dict[str, Any]]:
        """The places as candidates keep them."""
        return [{"page": place.page, "box": _edges(place.box)} for place in self.places]


def pointed_at(document: Document, number: int, ticks: set[str], box: Box | None) -> Pointed | None:
    """The passage that was ticked or drawn on a sheet; None when nothing was.

    Args:
        number: of the sheet.
        ticks: of blocks, lines or cells, as the page named them.
        box: drawn on the page's picture, in points; it is then the passage's place.
    """
    pieces = pieces_of(document, number)
    taken = [part for piece in pieces if (part := _taken(piece, ticks, box, number))]
    if not taken and box is None:
        return None
    places = (Place(number, box),) if box else places_of(tuple(line for part in taken for line in part.lines))
    text = "\n".join(part.text for part in taken)
    label = taken[0].label.strip(_ROUND_LABELS) if taken else ""
    return Pointed(text, label, places, _section(document, number, pieces, taken))


def _taken(piece: Piece, ticks: set[str], box: Box | None, number: int) -> Block | None:
    """The part of a block that was pointed at, as a block of its own."""
    block, tick = piece.block, piece.tick
    if tick in ticks:
        return block
    if block.table is not None:
        return _of_lines(block, _lines_of_cells(piece, ticks, box, number), whole=False)
    chosen = [
        line
        for index, line in enumerate(block.lines)
        if f"{tick}-{index}" in ticks or (box and line.place.page == number and _holds(box, line.place.box))
    ]
    return _of_lines(block, chosen, whole=len(chosen) == len(block.lines))


def _lines_of_cells(piece: Piece, ticks: set[str], box: Box | None, number: int) -> list[Line]:
    table = piece.block.table
    assert table is not None  # noqa: S101  (the caller has asked)
    return [
        line
        for index, cell in enumerate(table.cells)
        for line in cell.lines
        if f"{piece.tick}-c{index}" in ticks or (box and line.place.page == number and _holds(box, line.place.box))
    ]


def _of_lines(block: Block, lines: list[Line], *, whole: bool) -> Block | None:
    if not lines:
        return None
    if whole:
        return block
    begins = bool(block.lines) and lines[0] is block.lines[0] and block.table is None
    text = _joined(line.text for line in lines)
    if begins and block.label and text.startswith(block.label):
        text = text[len(block.label) :].lstrip(" :.)–-")
    return replace(block, text=text, lines=tuple(lines), label=block.label if begins else "", table=None)


def _joined(lines: Iterable[str]) -> str:
    """Lines as one paragraph; a hyphen at the end of a line is kept, for it may belong to the word."""
    text = ""
    for line in lines:
        glue = "" if not text or _HYPHEN_AT_END.search(text) else " "
        text += glue + line.strip()
    return text


def _section(document: Document, number: int, pieces: list[Piece], taken: list[Block]) -> str:
    """The last heading before the passage."""
    above: list[Block] = [piece.block for piece in pieces]
    if taken:
        above = above[: next((i for i, block in enumerate(above) if taken[0].lines[0] in block.lines), len(above))]
    return _last_heading(above) or _last_heading(_earlier(document, number))


def _earlier(document: Document, number: int) -> list[Block]:
    if not is_paged(document):
        return [piece.block for part in parts_of(document)[: number - 1] for piece in part]
    return [block for page in pages_until(document, number - 1) for block in page.blocks] if number > 1 else []


def _last_heading(blocks: list[Block]) -> str:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    return f"{headings[-1].label} {headings[-1].text}".strip() if headings else ""


def _holds(box: Box, line: Box | None) -> bool:
    if line is None:
        return False
    down = (line.top + line.bottom) / 2
    return box.top <= down <= box.bottom and box.left < line.right and line.left < box.right


def _edges(box: Box | None) -> list[float] | None:
    return [round(edge, 1) for edge in (box.left, box.top, box.right, box.bottom)] if box else None
