"""The passage of a paper in which a recommendation stands, in its surroundings, as words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnt.domain.documents.queries import pages_touching
from learnt.domain.recommendations.models import Recommendation
from learnt.engine.transcript import Block, BlockKind, Box, Line, Table

_AROUND = 2  # pieces shown before the passage, and after it
_TELLING = 25  # letters from which a piece that stands inside the recommendation is a part of it
_ASIDE = (BlockKind.FURNITURE, BlockKind.FOOTNOTE, BlockKind.CONTENTS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading or row of a table, near a recommendation or the recommendation itself (`is_passage`)."""

    label: str
    text: str
    is_heading: bool
    is_passage: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    label: str
    text: str
    is_heading: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A box on a page."""

    page: int | None
    box: Box


def passage(recommendation: Recommendation) -> list[Piece]:
    """The words of the paper around a recommendation, in reading order; empty when the place is not known."""
    pages = pages_touching(recommendation.document, recommendation.page or 0)
    printed = [piece for page in pages for block in page.blocks if block.kind not in _ASIDE for piece in _parts(block)]
    spots = [_Spot(place["page"], Box(*place["box"])) for place in recommendation.places if place["box"]]
    return _surroundings(printed, [_belongs(piece, recommendation.text, spots) for piece in printed])


def _parts(block: Block) -> Iterator[_Printed]:
    if block.table is None:
        yield _Printed(block.label, block.text, block.kind is BlockKind.HEADING, block.lines)
    else:
        yield from _rows(block.table)


def _rows(table: Table) -> Iterator[_Printed]:
    for number in table.row_numbers():
        cells = table.row(number)
        words = " | ".join(cell.text for cell in cells if cell.text)
        yield _Printed("", words, is_heading=False, lines=tuple(line for cell in cells for line in cell.lines))


def _surroundings(printed: Sequence[_Printed], belongs: Sequence[bool]) -> list[Piece]:
    if not any(belongs):
        return []
    first = belongs.index(True)
    last = len(belongs) - 1 - belongs[::-1].index(True)
    near = range(max(0, first - _AROUND), min(len(printed), last + _AROUND + 1))
    return [Piece(printed[at].label, printed[at].text, printed[at].is_heading, belongs[at]) for at in near]


def _belongs(piece: _Printed, text: str, spots: Sequence[_Spot]) -> bool:
    """Whether a piece is the recommendation or a part of it: by its place where places are known, else by its words."""
    if spots:
        return any(_inside(line, spot) for line in piece.lines for spot in spots)
    whole, part = _folded(text), _folded(piece.text)
    return whole in part or (len(part) >= _TELLING and part in whole)


def _inside(line: Line, spot: _Spot) -> bool:
    printed = line.place.box
    if printed is None or line.place.page != spot.page:
        return False
    across, down = (printed.left + printed.right) / 2, (printed.top + printed.bottom) / 2
    return spot.box.left <= across <= spot.box.right and spot.box.top <= down <= spot.box.bottom


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
