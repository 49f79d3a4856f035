"""Automatic numbers, reproduced as Word prints them: they are nowhere in a Word file's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from learnt.engine.reading.docx.looks import Styles
from learnt.engine.reading.docx.package import W, is_on, number, value
from learnt.engine.reading.flowing.counting import counted
from learnt.engine.text.labels import BULLET

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, and the text around the numbers ("%1.%2")."""

    start: int = 1
    counting: str = "decimal"
    text: str = ""
    restarts_after: int | None = None  # the level (from 1) whose numbers restart it; 0: none does; None: any above
    plain: bool = False  # all numbers in 1, 2, 3, as lawyers have it
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """One numbering of the document: which list it follows, with its own levels and starts where it differs."""

    list: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numberer:
    """Counts the numbered paragraphs of a document as they come and says what Word prints before each."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else {value(a, "abstractNumId") or "": a for a in root.iter(W + "abstractNum")}
        found = [] if root is None else root.iterfind(W + "num")
        self._elements = {number(n, "numId"): n for n in found}
        self._numberings: dict[int, Numbering | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def next_label(self, identifier: int | None, level: int | None, style: str) -> tuple[str, int] | None:
        """The label of the next paragraph of a numbering, and its level from 0; None when it is not numbered.

        `style` is the paragraph's style, which can decide the level where the paragraph does not.
        """
        numbering = self._numbering(identifier) if identifier else None
        if numbering is None or identifier is None:
            return None
        level = self._level_of_style(numbering, style) if level is None else level
        if level not in numbering.levels:
            return None
        self._count(identifier, numbering, level)
        return self._label(numbering, level), level

    def _level_of_style(self, numbering: Numbering, style: str) -> int:
        return next((n for n, level in numbering.levels.items() if level.style == style), 0)

    def _count(self, identifier: int, numbering: Numbering, level: int) -> None:
        counts = self._counts.setdefault(numbering.list, {})
        if level in numbering.starts and (identifier, level) not in self._started:
            counts[level] = numbering.starts[level]
        else:
            counts[level] = counts.get(level, numbering.levels[level].start - 1) + 1
        self._started.add((identifier, level))
        for deeper in [n for n in counts if n > level]:
            after = numbering.levels[deeper].restarts_after if deeper in numbering.levels else None
            if after is None or 0 < level + 1 <= after:
                del counts[deeper]

    def _label(self, numbering: Numbering, level: int) -> str:
        own = numbering.levels[level]
        if own.counting == "bullet":
            return BULLET
        counts = self._counts[numbering.list]

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = numbering.levels.get(at, Level())
            return counted(counts.get(at, of.start), "decimal" if own.plain and at != level else of.counting)

        return " ".join(_PLACEHOLDER.sub(printed, own.text).split())

    def _numbering(self, identifier: int) -> Numbering | None:
        if identifier not in self._numberings:
            self._numberings[identifier] = self._read(identifier)
        return self._numberings[identifier]

    def _read(self, identifier: int) -> Numbering | None:
        element = self._elements.get(identifier)
        name = None if element is None else value(element.find(W + "abstractNumId"))
        if element is None or name not in self._lists:
            return None
        name = self._followed(name)
        numbering = Numbering(name, dict(map(_level, self._lists[name].iterfind(W + "lvl"))))
        for override in element.iterfind(W + "lvlOverride"):
            at, start = number(override, "ilvl") or 0, number(override.find(W + "startOverride"))
            other = override.find(W + "lvl")
            if other is not None:
                numbering.levels[at] = _level(other)[1]
            if start is not None:
                numbering.starts[at] = start
        return numbering

    def _followed(self, name: str) -> str:
        """The list that this one stands for, where it is only a link to a list style."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            style = value(self._lists[name].find(W + "numStyleLink"))
            linked = self._elements.get(self._styles.numbering_of(style)) if style else None
            target = None if linked is None else value(linked.find(W + "abstractNumId"))
            if target in self._lists:
                name = str(target)
        return name


def _level(element: etree._Element) -> tuple[int, Level]:
    start = number(element.find(W + "start"))
    return number(element, "ilvl") or 0, Level(
        start=0 if start is None else start,
        counting=value(element.find(f".//{W}numFmt")) or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        restarts_after=number(element.find(W + "lvlRestart")),
        plain=is_on(element.find(W + "isLgl")),
        style=value(element.find(W + "pStyle")),
    )
