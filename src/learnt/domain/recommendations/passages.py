"""The passage of a paper in which a recommendation stands, in its surroundings, as words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from learnt.domain.documents.queries import transcript_page
from learnt.domain.recommendations.models import Recommendation

_AROUND = 2  # blocks shown before the passage, and after it
_TELLING = 25  # characters from which a block that stands inside the recommendation is a part of it
_ASIDE = ("furniture", "footnote", "contents")

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading or row near a recommendation, or the recommendation itself (`is_passage`)."""

    label: str
    text: str
    is_heading: bool
    is_passage: bool


def passage(recommendation: Recommendation) -> list[Piece]:
    """The words of the paper around a recommendation, in reading order; empty when the place is not known."""
    page = transcript_page(recommendation.document, recommendation.page or 0)
    if page is None:
        return []
    boxes = [place["box"] for place in recommendation.places if place["page"] == recommendation.page and place["box"]]
    printed = [piece for block in page.blocks if block["kind"] not in _ASIDE for piece in _printed(block)]
    return _surroundings(printed, [_belongs(piece, recommendation.text, boxes) for piece in printed])


@dataclass(frozen=True, slots=True)
class _Printed:
    """A block of the page, or a row of a table, with the boxes of its lines."""

    label: str
    text: str
    is_heading: bool
    boxes: list[Sequence[float]]


def _printed(block: Plain) -> list[_Printed]:
    table = block["table"]
    if table is None:
        return [_Printed(block["label"], block["text"], block["kind"] == "heading", _boxes(block["lines"]))]
    rows: dict[int, list[list[Any]]] = {}
    for cell in table["cells"]:  # text, row, column, row span, column span, lines
        rows.setdefault(cell[1], []).append(cell)
    return [
        _Printed("", " | ".join(cell[0] for cell in row if cell[0]), False, _boxes(line for c in row for line in c[5]))
        for _, row in sorted(rows.items())
    ]


def _boxes(lines: Iterable[Sequence[Any]]) -> list[Sequence[float]]:
    return [line[2] for line in lines if line[2]]  # text, page, box, ...


def _surroundings(printed: Sequence[_Printed], belongs: Sequence[bool]) -> list[Piece]:
    if not any(belongs):
        return []
    first = belongs.index(True)
    last = len(belongs) - 1 - belongs[::-1].index(True)
    near = range(max(0, first - _AROUND), min(len(printed), last + _AROUND + 1))
    return [Piece(printed[at].label, printed[at].text, printed[at].is_heading, belongs[at]) for at in near]


def _belongs(piece: _Printed, text: str, boxes: Sequence[Sequence[float]]) -> bool:
    """Whether a piece is the recommendation or a part of it: by its place where places are known, else by its words."""
    if boxes:
        return any(_inside(line, box) for line in piece.boxes for box in boxes)
    whole, part = _folded(text), _folded(piece.text)
    return whole in part or (len(part) >= _TELLING and part in whole)


def _inside(line: Sequence[float], box: Sequence[float]) -> bool:
    across, down = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
