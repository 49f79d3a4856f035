"""How paragraphs and letters are set: OpenDocument's styles with what they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from lxml import etree

from learnt.engine.reading.flowing.looks import ParagraphLook, RunLook, named
from learnt.engine.reading.odt.names import FO, STYLE, TEXT, whole

_PLAIN_FILLS = {None, "", "transparent", "#ffffff"}
_SIZE = re.compile(r"([\d.]{1,8})(pt|%|in|cm|mm)$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
_BOLD_FROM = 600  # of the weights from 100 to 900


@dataclass(frozen=True, slots=True)
class Named:
    """What a paragraph style says: how its paragraphs are set, and which list numbers them (None: nothing said)."""

    look: ParagraphLook = field(default_factory=ParagraphLook)
    list_style: str | None = None


class Styles:
    """The style sheets of a document, the general one and then that of the text itself."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        for root in roots:
            for style in root.iter(STYLE + "style"):
                self._styles[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
            for style in root.iter(STYLE + "default-style"):
                self._defaults[style.get(STYLE + "family", "")] = style
        self.paragraph = cache(self._paragraph)
        self._run_layers = cache(self._layers)

    def run(self, base: RunLook, name: str) -> RunLook:
        """How letters of a text style are set in a paragraph whose letters are otherwise set as `base`."""
        for layer in self._run_layers("text", name):
            base = overlaid(base, layer)
        return base

    def tinted(self, name: str) -> bool:
        """Whether a cell of this style stands on a tint."""
        found = (s.find(STYLE + "table-cell-properties") for s in self._chain("table-cell", name))
        fills = [p.get(FO + "background-color") for p in found if p is not None]
        return any(fill not in _PLAIN_FILLS for fill in fills[-1:])

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        """A style and what it inherits from, the most basic first."""
        chain: list[etree._Element] = []
        while (family, name) in self._styles and self._styles[family, name] not in chain:
            chain.append(self._styles[family, name])
            name = chain[-1].get(STYLE + "parent-style-name", "")
        return chain[::-1]

    def _layers(self, family: str, name: str) -> tuple[etree._Element, ...]:
        found = (style.find(STYLE + "text-properties") for style in self._chain(family, name))
        return tuple(properties for properties in found if properties is not None)

    def _paragraph(self, name: str) -> Named:
        default = self._defaults.get("paragraph")
        plain = overlaid(RunLook(), None if default is None else default.find(STYLE + "text-properties"))
        said = Named(ParagraphLook(plain, style=name))
        for style in self._chain("paragraph", name):
            look = named(said.look, _shown_name(style))
            level = whole(style, STYLE + "default-outline-level", 0, 10)
            look = replace(look, run=overlaid(look.run, style.find(STYLE + "text-properties")))
            look = replace(look, heading=level or look.heading, boxed=_boxed(style, look.boxed))
            said = Named(look, style.get(STYLE + "list-style-name", said.list_style))
        return said


def overlaid(look: RunLook, properties: etree._Element | None) -> RunLook:
    """A look with one more layer of text properties laid over it."""
    if properties is None:
        return look
    position = properties.get(STYLE + "text-position")
    return RunLook(
        bold=_weight(properties.get(FO + "font-weight"), look.bold),
        italic=look.italic
        if properties.get(FO + "font-style") is None
        else properties.get(FO + "font-style") != "normal",
        size=_size(properties.get(FO + "font-size"), look.size),
        hidden=look.hidden if properties.get(TEXT + "display") is None else properties.get(TEXT + "display") == "none",
        raised=look.raised if position is None else _is_raised(position),
    )


def _weight(said: str | None, before: bool) -> bool:
    if said is None:
        return before
    return int(said) >= _BOLD_FROM if said.isdecimal() and len(said) < 5 else said == "bold"


def _size(said: str | None, before: float) -> float:
    found = _SIZE.match(said or "")
    if not found or found[1].count(".") > 1 or found[1] == ".":
        return before
    value = float(found[1])
    return round(value * (before / 100 if found[2] == "%" else _POINTS[found[2]]), 1)


def _is_raised(position: str) -> bool:
    """Whether letters stand higher: "super 58%" or "33% 58%", the first number being the height."""
    height = position.split()[0] if position.split() else ""
    return height == "super" or (height.endswith("%") and not height.startswith(("-", "0")))


def _shown_name(style: etree._Element) -> str:
    return (style.get(STYLE + "display-name") or style.get(STYLE + "name") or "").replace("_20_", " ")


def _boxed(style: etree._Element, before: bool) -> bool:
    properties = style.find(STYLE + "paragraph-properties")
    if properties is None:
        return before
    sides = [properties.get(f"{FO}border{side}") for side in ("", "-left", "-right", "-top", "-bottom")]
    fill = properties.get(FO + "background-color")
    if fill is None and all(side is None for side in sides):
        return before
    everywhere, left, right, top, bottom = (side not in (None, "", "none", "hidden") for side in sides)
    return fill not in _PLAIN_FILLS or everywhere or left or right or (top and bottom)
