"""How letters and paragraphs are set, whichever format says so."""

from __future__ import annotations

from dataclasses import dataclass, field


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
