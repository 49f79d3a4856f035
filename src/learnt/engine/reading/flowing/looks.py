"""How letters and paragraphs are set, whichever format says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_HEADING_NAME = re.compile(r"heading (\d)$", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"((toc|contents|illustration index) \d|table of figures)$", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number|continue)? ?(\d)$", re.IGNORECASE)
_TITLES = ("title", "toc heading", "contents heading")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters are set. `size` in points."""

    bold: bool = False
    italic: bool = False
    size: float = 10.0
    hidden: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set, its style and what its style inherits included."""

    run: RunLook = field(default_factory=RunLook)
    style: str = ""  # the style's identifier
    heading: int = 0  # level from 1; 0: none
    contents: bool = False
    list_depth: int = 0  # as the style's name has it; 0: not said
    boxed: bool = False
    numbering: tuple[int | None, int | None] = (None, None)  # numbering and level within it, as far as known


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters that are set alike."""

    text: str
    look: RunLook


def named(look: ParagraphLook, name: str) -> ParagraphLook:
    """The look with what the name of a built-in style says, which stays English in every edition of the program."""
    heading, contents, listed = _HEADING_NAME.match(name), _CONTENTS_NAME.match(name), _LIST_NAME.match(name)
    if heading or name.lower() in _TITLES:
        return replace(look, heading=int(heading[1]) if heading else 1)
    if contents:
        return replace(look, contents=True, heading=0)
    return replace(look, list_depth=int(listed[1])) if listed else look
