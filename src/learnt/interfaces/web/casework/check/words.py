"""The words of a page as they were read, with passages marked: what the picture shows, for those who read text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from learnt.engine.transcript import Block, BlockKind, Box, Line

_SHORTEST = 25  # letters of a block that may be known as part of a passage by its words alone


@dataclass(frozen=True)
class Passage:
    """Words to be marked, and where they stand."""

    kind: str  # "passage" or "copy"
    text: str
    places: list[dict[str, Any]]
    in_parts: bool = False  # without boxes: whether no block holds it whole, so that parts of it are looked for

    def boxes_on(self, page: int | None) -> list[list[float]]:
        """Its boxes on a page, each left, top, right and bottom in points."""
        return [place["box"] for place in self.places if place["page"] == page and place["box"]]


@dataclass(frozen=True)
class Run:
    """Some words, marked as belonging to a passage or not."""

    text: str
    mark: str = ""  # "", "passage" or "copy"


@dataclass(frozen=True)
class SaidLine:
    """A printed line that can be ticked."""

    tick: str
    text: str


@dataclass(frozen=True)
class SaidCell:
    """A cell of a table."""

    tick: str
    runs: list[Run]
    heading: bool
    rows: int
    columns: int


@dataclass(frozen=True)
class Said:
    """A block of the page: its words in runs, or the rows of its table."""

    tick: str
    kind: str
    label: str
    text: str
    runs: list[Run]
    lines: list[SaidLine] = field(default_factory=list)
    rows: list[list[SaidCell]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)  # on the page shown

    def has(self, mark: str) -> bool:
        """Whether any of it belongs to such a passage."""
        runs = [*self.runs, *(run for row in self.rows for cell in row for run in cell.runs)]
        return any(run.mark == mark for run in runs)

    @property
    def aside(self) -> bool:
        """Whether it is no running text: a header, a footer, a page number."""
        return self.kind == BlockKind.FURNITURE


def said(tick: str, block: Block, passages: list[Passage], page: int | None) -> Said:
    """A block with passages marked. `page` is the page shown, None where there are no pages."""
    if block.table is not None:
        return Said(tick, block.kind, block.label, block.text, [], rows=_rows(tick, block, passages))
    lines = [SaidLine(f"{tick}-{index}", line.text) for index, line in enumerate(block.lines)]
    boxes = [line.place.box for line in block.lines if line.place.page == page and line.place.box]
    runs = _runs(block.text, block.lines, passages)
    return Said(tick, block.kind, block.label, block.text, runs, lines=lines if len(lines) > 1 else [], boxes=boxes)


def _rows(tick: str, block: Block, passages: list[Passage]) -> list[list[SaidCell]]:
    table = block.table
    assert table is not None  # noqa: S101  (the caller has asked)
    numbers = {id(cell): index for index, cell in enumerate(table.cells)}
    return [
        [
            SaidCell(
                f"{tick}-c{numbers[id(cell)]}",
                _runs(cell.text, cell.lines, passages),
                heading=row < table.header_rows,
                rows=cell.row_span,
                columns=cell.column_span,
            )
            for cell in table.row(row)
        ]
        for row in table.row_numbers()
    ]


def _runs(text: str, lines: Iterable[Line], passages: list[Passage]) -> list[Run]:
    lines = list(lines)
    for passage in passages:
        belongs = [_is_inside(line, passage) for line in lines]
        if any(belongs) and all(belongs):
            return _exactly(text, passage) or [Run(text, passage.kind)]
        if any(belongs):
            return _exactly(text, passage) or _by_line(lines, belongs, passage.kind)
        if not any(line.place.box for line in lines) and _known_by_words(text, passage):
            return _exactly(text, passage) or [Run(text, passage.kind)]
    return [Run(text)]


def _exactly(text: str, passage: Passage) -> list[Run]:
    """The words of the passage marked within the text; nothing when they are not there letter by letter."""
    at = text.find(passage.text)
    if at < 0:
        return []
    end = at + len(passage.text)
    runs = [Run(text[:at]), Run(text[at:end], passage.kind), Run(text[end:])]
    return [run for run in runs if run.text]


def _by_line(lines: list[Line], belongs: list[bool], kind: str) -> list[Run]:
    runs: list[Run] = []
    for line, mark in zip(lines, (kind if inside else "" for inside in belongs), strict=True):
        if runs and runs[-1].mark == mark:
            runs[-1] = Run(f"{runs[-1].text} {line.text}", mark)
        else:
            runs.append(Run(line.text, mark))
    return runs


def _is_inside(line: Line, passage: Passage) -> bool:
    box = line.place.box
    if box is None:
        return False
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(
        left <= across <= right and top <= down <= bottom
        for left, top, right, bottom in passage.boxes_on(line.place.page)
    )


def holds(block: Block, text: str) -> bool:
    """Whether a block, or a cell of its table, holds these words whole."""
    texts = [cell.text for cell in block.table.cells] if block.table else [block.text]
    return any(_folded(text) in _folded(said) for said in texts)


def _known_by_words(text: str, passage: Passage) -> bool:
    block, wanted = _folded(text), _folded(passage.text)
    if not wanted or len(block) < _SHORTEST:
        return False
    return block in wanted if passage.in_parts else wanted in block


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
