"""A paragraph as read, before it is known what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learnt.engine.reading.flowing.looks import ParagraphLook, Piece
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


def drafted(
    pieces: Sequence[Piece], look: ParagraphLook, numbered: tuple[str, int] | None, *, boxed: bool
) -> Draft | None:
    """The draft of a paragraph; None when it shows no words. `numbered`: its automatic label and its level from 0."""
    raw = "".join(piece.text for piece in pieces)
    if not raw.strip():
        return None
    label, text = _labelled(raw, numbered)
    lines = lines_of(pieces)
    if numbered and numbered[0]:
        lines = (replace(lines[0], text=f"{numbered[0]} {lines[0].text}"), *lines[1:])
    draft = Draft(text=one_line(text), label=label, lines=lines, look=look, boxed=boxed or look.boxed)
    draft.size = commonest_size(pieces)
    draft.bold = all(piece.look.bold for piece in pieces if piece.text.strip())
    draft.depth = _depth(label, numbered, look)
    draft.leader = bool(_LEADER.search(raw))
    return draft


def drafted_table(table: Table, *, boxed: bool = False) -> list[Draft]:
    """The draft of a table; none when it shows no words."""
    rows: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell.text)
    lines = tuple(line for cell in table.cells for line in cell.lines)
    text = "\n".join(" | ".join(cells) for cells in rows.values())
    return [Draft(text=text, lines=lines, table=table, boxed=boxed)] if lines else []


def cell_words(drafts: Sequence[Draft]) -> tuple[str, tuple[Line, ...]]:
    """The words of a cell, automatic numbers included, and its lines; a table inside it is read as words."""
    words = [one_line(_printed(draft)) for draft in drafts]
    return " ".join(word for word in words if word), tuple(line for draft in drafts for line in draft.lines)


def _printed(draft: Draft) -> str:
    """What is printed of a paragraph, its number included but no bullet; of a table, the words of its cells."""
    if draft.table is not None:
        return " ".join(cell.text for cell in draft.table.cells)
    return draft.text if is_bullet(draft.label) else f"{draft.label} {draft.text}"


def note_text(drafts: Sequence[Draft]) -> tuple[str, tuple[Line, ...]]:
    """The words of a note as one paragraph, and its lines."""
    return " ".join(_printed(draft).strip() for draft in drafts), tuple(line for d in drafts for line in d.lines)


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
