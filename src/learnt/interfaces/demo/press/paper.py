"""What a demo paper is made of, before it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Mark:
    """A passage that the gold names: its kind, the key it belongs to, and its words as printed.

    Kinds: recommendation, copy, lesson, distractor, neutral.
    """

    kind: str
    key: str
    text: str
    where: str = ""
    section: str = ""
    in_table: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; `number` is printed before it and may be empty."""

    level: int
    text: str
    number: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `label` hangs before it; `style` is body, quote, bullet, small, label or item."""

    text: str
    label: str = ""
    style: str = "body"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Box:
    """A framed passage with a bold title."""

    title: str
    body: tuple[Paragraph, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Table:
    """A ruled table with a head row; widths are relative; `merged` joins equal neighbours of the first column."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    merged: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A change of page: page, landscape, portrait, columns or single."""

    to: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Contents:
    """The place of the list of contents."""

    title: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class TitlePage:
    """The lines of the cover: each a style (partnership, title, about, line, small) and its words."""

    lines: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...] = ()


Block = Heading | Paragraph | Box | Table | Turn | Contents | TitlePage


@dataclass(frozen=True)
class Recommendation:
    """A recommendation of the review, with the label that this report prints before it."""

    key: str
    label: str
    text: str
    kind: str
    addressees: tuple[str, ...]
    label_id: str | None = None
    mechanism: str = "procedure"
    lessons: tuple[str, ...] = ()
    echoes: tuple[dict[str, str], ...] = ()
    plan: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlanRow:
    """One row of an action plan, every cell as printed."""

    recommendation: str
    action: str
    lead: str
    milestones: str
    target_date: str
    completion: str


@dataclass
class Paper:
    """A whole report: its facts, its look, its recommendations and its blocks in reading order."""

    name: str
    facts: dict[str, Any]
    look: dict[str, Any]
    recommendations: list[Recommendation]
    blocks: list[Block]
    plan: list[PlanRow]

    @property
    def file(self) -> str:
        """The name of the printed file."""
        return f"{self.name}.{'docx' if self.look['press'] == 'word' else 'pdf'}"

    @property
    def marks(self) -> list[Mark]:
        """Every marked passage in reading order."""
        return [mark for block in self.blocks for mark in block.marks]
