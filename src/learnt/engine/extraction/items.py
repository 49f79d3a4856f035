"""Candidate items: passages that are set out as one of a series, wherever in the document they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from learnt.engine.extraction.labels import Label, Style
from learnt.engine.extraction.outline import Part, Section
from learnt.engine.transcript import Line, Place, places_of


class Form(IntEnum):
    """How an item is set out; the higher, the better it is known for an item."""

    INLINE = 1  # a sentence of running text
    PARAGRAPH = 2  # an unnumbered paragraph under the right heading
    LISTED = 3  # one of a numbered or bulleted series
    ROW = 4  # a row of a table
    NAMED = 5  # carries its name: 'Recommendation 3', 'R3'


@dataclass(slots=True, eq=False)
class Item:
    """One candidate: the passages that make it up, in order."""

    label: Label | None
    section: Section
    form: Form
    order: int
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    title: str = ""
    group: str = ""  # the agency row of a table that it stands under
    owner: str = ""  # the column that says who is to do it
    source: str = ""  # the column that says what lesson or finding it comes from
    boxed: bool = False
    after: str = ""  # the paragraph that follows it

    @property
    def text(self) -> str:
        """Its words as one paragraph."""
        return " ".join(" ".join(self.texts).split())

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands."""
        return places_of(tuple(self.lines))

    def add(self, text: str, lines: Sequence[Line]) -> None:
        """Take a further passage into the item."""
        if text:
            self.texts.append(text)
        self.lines.extend(lines)


@dataclass(slots=True, eq=False)
class Series:
    """Parallel items under one heading or in one manner."""

    items: list[Item]
    section: Section
    where: Part  # RECOMMENDATIONS for a section of its own, SUMMARY, PLAN, or NONE for the body
    discovered: bool = False  # a list that asks, under a heading that does not say so
    mixed: bool = False  # picked out of reasoning, and not a list

    @property
    def words(self) -> int:
        """How much it says, in words."""
        return sum(len(item.text.split()) for item in self.items)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: recommendations, or lessons, which are set out in the same ways."""

    part: Part
    style: Style
    codes: re.Pattern[str]
    asks: bool


RECOMMENDATIONS = Sought(
    Part.RECOMMENDATIONS,
    Style.RECOMMENDATION,
    re.compile(r"(?!Q\d|L\d|LP|F\d|A\d|T\d|NG|KLOE|HC|HL)[A-Z]{1,5}[ /-]?\d"),
    True,
)


LESSONS = Sought(Part.LESSONS, Style.LESSON, re.compile(r"(?:L|LP|KL)[ -]?\d"), False)
