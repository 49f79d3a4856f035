"""Automatic numbers of lists and headings, reproduced as LibreOffice prints them: they are nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from learnt.engine.reading.flowing.counting import counted
from learnt.engine.reading.odt.names import NUMBER_FORMAT, STYLE, TEXT, XML_ID, whole
from learnt.engine.text.labels import BULLET

_COUNTING = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_OTHER_COUNTING = {"01": "decimalZero", "001": "decimalZero", "1st": "ordinal", "First": "ordinalText"}
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")
_OUTLINE = "outline of the headings"  # stands for the numbering of headings among the names of list styles


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style."""

    counting: str = "none"  # as `counted` has it, or "bullet"
    start: int = 1
    shown: int = 1  # how many levels' numbers are printed, its own included
    before: str = ""
    after: str = ""
    pattern: str | None = None  # with %1%, %2% for the numbers; says more than the four above


@dataclass(slots=True)
class Counts:
    """How far the numbers of a list have come, level by level from 1."""

    at: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int, given: int | None) -> None:
        """Count one more at a level, or go to the number given, and forget the deeper ones."""
        self.at[level] = self.at.get(level, start - 1) + 1 if given is None else given
        for deeper in [n for n in self.at if n > level]:
            del self.at[deeper]


@dataclass(slots=True)
class Item:
    """Where in a list a paragraph stands: it takes a number if it is the first of its item."""

    counts: Counts
    style: str
    level: int
    given: int | None = None  # a number that the item itself sets
    numbered: bool = True


class Lists:
    """The list styles of a document, and how far each list has come."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        for root in roots:
            for style in root.iter(TEXT + "list-style"):
                self._levels[style.get(STYLE + "name", "")] = _levels(style)
            for style in root.iter(TEXT + "outline-style"):
                self._levels[_OUTLINE] = _levels(style)
        self._by_identifier: dict[str, Counts] = {}
        self._last: dict[str, Counts] = {}
        self._headings = Counts()

    def opened(self, element: etree._Element, around: Item | None) -> Item:
        """A list begins, by itself or within an item of another."""
        style = element.get(TEXT + "style-name") or (around.style if around else "")
        if around:
            return Item(around.counts, style, around.level + 1)
        counts = self._continued(element, style) or Counts()
        self._by_identifier[element.get(XML_ID, "")] = counts
        self._last[style] = counts
        return Item(counts, style, 1)

    def label(self, item: Item, style: str | None) -> tuple[str, int] | None:
        """The next label of a list and its level from 0. `style`: the list style of the paragraph, if it names one."""
        level = self._levels.get(style or item.style, {}).get(item.level)
        if level is None or not item.numbered:
            return None
        item.counts.next(item.level, level.start, item.given)
        return self._printed(style or item.style, item.level, item.counts), item.level - 1

    def heading_label(self, level: int) -> tuple[str, int] | None:
        """The next number of a heading that stands in no list, and its level from 0; None where they have none."""
        own = self._levels.get(_OUTLINE, {}).get(level)
        if own is None:
            return None
        self._headings.next(level, own.start, None)
        label = self._printed(_OUTLINE, level, self._headings)
        return (label, level - 1) if label else None

    def _continued(self, element: etree._Element, style: str) -> Counts | None:
        named = element.get(TEXT + "continue-list")
        if named:
            return self._by_identifier.get(named) or self._last.get(style)
        return self._last.get(style) if element.get(TEXT + "continue-numbering") == "true" else None

    def _printed(self, style: str, level: int, counts: Counts) -> str:
        levels = self._levels[style]
        own = levels[level]
        if own.counting == "bullet":
            return BULLET

        def number(at: int) -> str:
            of = levels.get(at, Level())
            return counted(counts.at.get(at, of.start), of.counting)

        if own.pattern is not None:
            return " ".join(_PLACEHOLDER.sub(lambda found: number(int(found[1])), own.pattern).split())
        if own.counting == "none":
            return ""
        numbers = (number(at) for at in range(max(1, level - own.shown + 1), level + 1))
        return f"{own.before}{'.'.join(n for n in numbers if n)}{own.after}".strip()


def _levels(style: etree._Element) -> dict[int, Level]:
    return {whole(level, TEXT + "level", 1, 10): _level(level) for level in style if level.get(TEXT + "level")}


def _level(element: etree._Element) -> Level:
    if not str(element.tag).endswith(("list-level-style-number", "outline-level-style")):
        return Level("bullet")
    form = element.get(STYLE + "num-format", "")
    return Level(
        counting=_COUNTING.get(form) or _OTHER_COUNTING.get(form, "decimal"),
        start=whole(element, TEXT + "start-value", 1),
        shown=whole(element, TEXT + "display-levels", 1, 10),
        before=element.get(STYLE + "num-prefix", ""),
        after=element.get(STYLE + "num-suffix", ""),
        pattern=element.get(NUMBER_FORMAT),
    )
