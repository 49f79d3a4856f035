"""A paragraph as read, before it is known what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learnt.engine.reading.docx.looks import ParagraphLook
from learnt.engine.reading.docx.runs import Content, Piece
from learnt.engine.text.labels import is_bullet, split_label
from learnt.engine.transcript import Line, Place, Table

NOWHERE = Place(page=None)
_LEADER = re.compile(r"(?:\t|\.{4,}|…{2,})\s*(?:\d{1,3}|[ivxl]{1,6})\s*$")


@dataclass(slots=True)
class Draft:
    """A paragraph or table of the body with what decides its kind."""

    text: str
    label: str = ""
    lines: tuple[Line, ...] = ()
    look: ParagraphLook | None = None
    size: float = 0.0
    bold: bool = False
    depth: int = 0  # in a list, from 1; 0: not in a list
    contents: bool = False  # stands in a table of contents that Word made
    leader: bool = False  # ends in a page number, set off by a tab or dots
    boxed: bool = False
    table: Table | None = None


def drafted(content: Content, look: ParagraphLook, numbered: tuple[str, int] | None, *, boxed: bool) -> Draft | None:
    """The draft of a paragraph; None when it shows no words. `numbered`: its automatic label and its level from 0."""
    raw = content.text
    if not raw.strip():
        return None
    label, text = _labelled(raw, numbered)
    lines = lines_of(content.pieces)
    if numbered and numbered[0]:
        lines = (replace(lines[0], text=f"{numbered[0]} {lines[0].text}"), *lines[1:])
    draft = Draft(text=one_line(text), label=label, lines=lines, look=look, boxed=boxed or look.boxed)
    draft.size = commonest_size(content.pieces)
    draft.bold = all(piece.look.bold for piece in content.pieces if piece.text.strip())
    draft.depth = _depth(label, numbered, look)
    draft.leader = bool(_LEADER.search(raw))
    return draft


def lines_of(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """The pieces as lines: a new one at each line break, and where bold type begins or ends."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, part in enumerate(piece.text.split("\n")):
            last = lines[-1][-1] if lines[-1] else None
            if at or (last and last.look.bold != piece.look.bold and _gap(last.text, part)):
                lines.append([])
            if part:
                lines[-1].append(Piece(part, piece.look))
    return tuple(_line(line) for line in lines if "".join(p.text for p in line).strip())


def one_line(text: str) -> str:
    """Words with single spaces between them."""
    return " ".join(text.split())


def commonest_size(pieces: Sequence[Piece]) -> float:
    """The size of most letters, in points."""
    letters: dict[float, int] = {}
    for piece in pieces:
        letters[piece.look.size] = letters.get(piece.look.size, 0) + len(piece.text.strip())
    return max(letters, key=lambda size: letters[size], default=0.0)


def _labelled(raw: str, numbered: tuple[str, int] | None) -> tuple[str, str]:
    """The label, automatic or typed, and the rest. A typed label says more than an automatic bullet."""
    if numbered and numbered[0] and not is_bullet(numbered[0]):
        return numbered[0], raw
    label, text = split_label(raw)
    return label or (numbered[0] if numbered else ""), text


def _depth(label: str, numbered: tuple[str, int] | None, look: ParagraphLook) -> int:
    if look.list_depth:
        return look.list_depth
    return numbered[1] + 1 if numbered else int(bool(label))


def _gap(before: str, after: str) -> bool:
    return before[-1:].isspace() or after[:1].isspace()


def _line(pieces: list[Piece]) -> Line:
    letters = sum(len(p.text.strip()) for p in pieces) or 1
    bold = sum(len(p.text.strip()) for p in pieces if p.look.bold)
    italic = sum(len(p.text.strip()) for p in pieces if p.look.italic)
    return Line(
        text=one_line("".join(p.text for p in pieces)),
        place=NOWHERE,
        size=commonest_size(pieces),
        bold=bold * 2 > letters,
        italic=italic * 2 > letters,
    )
