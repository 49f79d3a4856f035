"""Footnotes: small numbered rows at the foot of a page."""

from __future__ import annotations

import re

from learnt.engine.reading.pieces import Piece

_NUMBERED = re.compile(r"^[\[(]?(\d{1,3}|[*†‡])[\])]?\s+(?=\S)")
_SMALL = 0.94  # of the body's size


def footnote_rows(rows: list[Piece], body_size: float, separator: float | None = None) -> list[list[Piece]]:
    """The footnotes of a page, each as its rows. `separator` is where a short rule stands above the notes, if any."""
    ordered = sorted(rows, key=lambda row: row.base)
    start = len(ordered)
    while start and ordered[start - 1].size < _SMALL * body_size:
        start -= 1
    small = ordered[start:]
    if separator is not None:
        small = [row for row in small if row.top > separator - 4] or small
    elif start == 0:
        return []
    notes: list[list[Piece]] = []
    for row in small:
        if row.mark or _NUMBERED.match(row.text):
            notes.append([row])
        elif notes:
            notes[-1].append(row)
        elif separator is not None:
            notes.append([row])
    return notes


def note_label(row: Piece) -> str:
    """The number or sign that a footnote begins with."""
    if row.mark:
        return row.mark
    found = _NUMBERED.match(row.text)
    return found.group(1) if found else ""


def note_text(row: Piece) -> str:
    """The first row of a footnote without its number."""
    return row.text if row.mark else _NUMBERED.sub("", row.text, count=1)
