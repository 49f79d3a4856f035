"""Lists of web pages: the number of each item as a browser shows it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from learnt.engine.reading.flowing.counting import counted
from learnt.engine.reading.html.css import StyleSheet, counting_of
from learnt.engine.text.labels import BULLET

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_COUNTING = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_MOST = 1_000_000


@dataclass(slots=True)
class Items:
    """A list that is being read."""

    counting: str  # as CSS has it
    next: int
    step: int
    depth: int  # from 0

    def label(self, item: etree._Element, styles: StyleSheet) -> str:
        """The label of its next item, "" for none."""
        number = whole(item.get("value"), self.next)
        self.next = number + self.step
        counting = _TYPES.get(item.get("type") or "") or counting_of(styles.of(item)) or self.counting
        if counting == "none":
            return ""
        if counting not in _COUNTING:
            return BULLET
        way = _COUNTING[counting] if number > 0 or "alpha" not in counting else "decimal"
        return f"{counted(number, way)}."


def opened_list(element: etree._Element, depth: int, styles: StyleSheet) -> Items:
    """A list begins, within `depth` others."""
    if element.tag != "ol":
        return Items(counting_of(styles.of(element)) or "disc", 1, 1, depth)
    counting = counting_of(styles.of(element)) or _TYPES.get(element.get("type") or "", "decimal")
    backwards = element.get("reversed") is not None
    start = len(element.findall("li")) if backwards else 1
    return Items(counting, whole(element.get("start"), start), -1 if backwards else 1, depth)


def whole(value: str | None, otherwise: int) -> int:
    """An attribute as a whole number within reason."""
    try:
        return max(-_MOST, min(int((value or "").strip()[:12]), _MOST))
    except ValueError:
        return otherwise
