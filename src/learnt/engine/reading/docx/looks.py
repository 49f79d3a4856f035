"""How paragraphs and runs are set: Word's styles with what they inherit, and what is set by hand on top."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property

from lxml import etree

from learnt.engine.reading.docx.package import W, is_on, number, value
from learnt.engine.reading.flowing.looks import ParagraphLook, RunLook, named

_PLAIN_FILLS = {None, "auto", "FFFFFF", "ffffff"}
BODY_LEVEL = 9  # Word's outline level of running text


class Styles:
    """The style sheet of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {value(s, "styleId") or "": s for s in root.iter(W + "style")} if root is not None else {}
        self._root = root
        self.run_style = cache(self._run_style)
        self.paragraph_style = cache(self._paragraph_style)

    @cached_property
    def plain(self) -> RunLook:
        """How letters are set where nothing else is said."""
        defaults = None if self._root is None else self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        return overlaid(RunLook(), defaults)

    @cached_property
    def default_paragraph(self) -> str:
        """The identifier of the style of paragraphs that name none."""
        for identifier, style in self._styles.items():
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                return identifier
        return ""

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """How a paragraph with these properties is set."""
        named = None if properties is None else value(properties.find(W + "pStyle"))
        look = self.paragraph_style(named if named in self._styles else self.default_paragraph)
        return _set_by_hand(look, properties)

    def run(self, base: RunLook, properties: etree._Element | None) -> RunLook:
        """How a run with these properties is set in a paragraph whose letters are otherwise set as `base`."""
        if properties is None:
            return base
        style = value(properties.find(W + "rStyle"))
        for layer in self.run_style(style) if style else ():
            base = overlaid(base, layer)
        return overlaid(base, properties)

    def numbering_of(self, style: str) -> int | None:
        """The numbering that a list style stands for."""
        element = self._styles.get(style)
        return None if element is None else number(element.find(f"{W}pPr/{W}numPr/{W}numId"))

    def _chain(self, identifier: str) -> list[etree._Element]:
        """A style and what it is based on, the most basic first."""
        chain: list[etree._Element] = []
        while identifier in self._styles and self._styles[identifier] not in chain:
            chain.append(self._styles[identifier])
            identifier = value(chain[-1].find(W + "basedOn")) or ""
        return chain[::-1]

    def _run_style(self, identifier: str) -> tuple[etree._Element, ...]:
        found = (style.find(W + "rPr") for style in self._chain(identifier))
        return tuple(properties for properties in found if properties is not None)

    def _paragraph_style(self, identifier: str) -> ParagraphLook:
        look = ParagraphLook(self.plain, style=identifier)
        for style in self._chain(identifier):
            look = named(look, value(style.find(W + "name")) or "")
            look = replace(look, run=overlaid(look.run, style.find(W + "rPr")))
            look = _set_by_hand(look, style.find(W + "pPr"))
        return look


def overlaid(look: RunLook, properties: etree._Element | None) -> RunLook:
    """A look with the run properties of one more layer laid over it."""
    if properties is None:
        return look
    found = {element.tag: element for element in properties}
    size = number(found.get(W + "sz"))
    vertical = found.get(W + "vertAlign")
    return RunLook(
        bold=_switched(found, "b", look.bold),
        italic=_switched(found, "i", look.italic),
        size=size / 2 if size else look.size,
        hidden=_switched(found, "vanish", look.hidden),
        raised=look.raised if vertical is None else value(vertical) == "superscript",
    )


def _switched(found: dict[str, etree._Element], name: str, before: bool) -> bool:
    element = found.get(W + name)
    return before if element is None else is_on(element)


def _set_by_hand(look: ParagraphLook, properties: etree._Element | None) -> ParagraphLook:
    if properties is None:
        return look
    outline = number(properties.find(W + "outlineLvl"))
    if outline is not None and not look.contents:
        look = replace(look, heading=0 if outline >= BODY_LEVEL else outline + 1)
    numbered = properties.find(W + "numPr")
    if numbered is not None:
        identifier, level = number(numbered.find(W + "numId")), number(numbered.find(W + "ilvl"))
        look = replace(look, numbering=(_first(identifier, look.numbering[0]), _first(level, look.numbering[1])))
    boxed = _boxed(properties)
    return look if boxed is None else replace(look, boxed=boxed)


def _first(one: int | None, other: int | None) -> int | None:
    return other if one is None else one


def _boxed(properties: etree._Element) -> bool | None:
    """Whether these properties draw a box or a bar, or tint the ground; None when they say nothing of it."""
    borders, shading = properties.find(W + "pBdr"), properties.find(W + "shd")
    if borders is None and shading is None:
        return None
    sides = {side.tag.removeprefix(W) for side in borders if is_on(side)} if borders is not None else set()
    drawn = {"top", "bottom"} <= sides or "left" in sides or "right" in sides
    tinted = shading is not None and value(shading, "fill") not in _PLAIN_FILLS
    return drawn or tinted
