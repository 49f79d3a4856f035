"""Reading order: pieces of a page into columns, and within them into rows from top to bottom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from learnt.engine.reading.pieces import Piece

_SAME_ROW = 0.3  # of the size
_NEAR = 2.5  # points
_LABEL_ROOM = 60.0  # points


@dataclass(slots=True)
class Region:
    """Rows that are read one after the other, from top to bottom, and the edges of the text between which they stand."""

    rows: list[Piece] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0


def gutters(pages: list[list[Piece]]) -> list[float]:
    """The left edges of second (and third) columns, as seen on the pages of a file together."""
    edges: Counter[int] = Counter()
    for pieces in pages:
        edges.update(_second_column_edges(pieces))
    kept: list[float] = []
    for edge, count in edges.most_common():
        near = sum(edges[edge + d] for d in (-1, 0, 1))
        if count >= 3 and near >= 5 and all(abs(edge - known) > 20 for known in kept):
            kept.append(float(edge))
    return sorted(_with_labels(edge, pages) for edge in kept)


def _with_labels(edge: float, pages: list[list[Piece]]) -> float:
    """The edge of a column moved to that of the labels that stand before its rows."""
    labels = [
        p.left
        for pieces in pages
        for p in pieces
        if edge - _LABEL_ROOM < p.left < edge - _NEAR and p.right < edge and _before_text(p, edge, pieces)
    ]
    return min(labels, default=edge)


def _before_text(label: Piece, edge: float, pieces: list[Piece]) -> bool:
    return any(abs(p.left - edge) < _NEAR and abs(p.base - label.base) < _SAME_ROW * p.size for p in pieces)


def _second_column_edges(pieces: list[Piece]) -> list[int]:
    """Where wide pieces begin that have a wide piece beside them on the left, or none across them near by."""
    if not pieces:
        return []
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    wide = 0.2 * (right - left)
    inner = [p for p in pieces if left + 0.27 * (right - left) < p.left < left + 0.75 * (right - left)]
    inner = [p for p in inner if p.right - p.left > wide]
    outer = [p for p in pieces if p.left < left + 0.45 * (right - left) and p.right - p.left > wide]
    return [round(p.left) for p in inner if any(_beside(q, p) for q in outer)]


def _beside(first: Piece, second: Piece) -> bool:
    return abs(first.base - second.base) < 0.7 * second.size and first.right < second.left - 0.5 * second.size


def regions(pieces: list[Piece], edges: list[float]) -> list[Region]:
    """The regions of a page in reading order; `edges` are the file's `gutters`."""
    ordered = sorted(pieces, key=lambda p: (p.base, p.left))
    parts = _split(ordered, edges)
    return [_region(part) for part in parts if part]


def _split(ordered: list[Piece], edges: list[float]) -> list[list[Piece]]:
    if not edges:
        return [ordered]
    edge, others = edges[0], edges[1:]
    parts: list[list[Piece]] = []
    plain: list[Piece] = []
    alone = _standing_alone(ordered, edge)
    for band, across in _bands(ordered, edge, alone):
        if across or not _in_columns(band, edge):
            plain.extend(band)
            continue
        if plain:
            parts.extend(_split(plain, others))
            plain = []
        parts.append([p for p in band if p.left < edge - _NEAR])
        parts.extend(_split([p for p in band if p.left >= edge - _NEAR], others))
    if plain:
        parts.extend(_split(plain, others))
    return parts


def _bands(ordered: list[Piece], edge: float, alone: set[int]) -> list[tuple[list[Piece], bool]]:
    """Runs of pieces that all keep clear of the edge, or all stand across it (or alone beside it)."""
    bands: list[tuple[list[Piece], bool]] = []
    for piece in ordered:
        across = _crosses(piece, edge) or id(piece) in alone
        if bands and bands[-1][1] == across:
            bands[-1][0].append(piece)
        else:
            bands.append(([piece], across))
    return bands


def _crosses(piece: Piece, edge: float) -> bool:
    return piece.left < edge - _NEAR and piece.right > edge - _NEAR


def _standing_alone(ordered: list[Piece], edge: float) -> set[int]:
    """Pieces left of the edge with nothing beside them that belong to both columns: headings across a page.

    Either the right column goes on below them, or what comes next stands across the edge.
    """
    seconds = [piece.base for piece in ordered if piece.left >= edge - _NEAR]
    if not seconds:
        return set()
    usual = median(piece.size for piece in ordered)
    found: set[int] = set()
    next_across = False
    for piece in reversed(ordered):
        if piece.left >= edge - _NEAR or _crosses(piece, edge):
            next_across = _crosses(piece, edge)
        elif piece.size > 1.08 * usual or piece.bold:
            apart = min(abs(base - piece.base) for base in seconds) > usual + 0.35 * max(0.0, piece.size - usual)
            if apart and (next_across or seconds[-1] > piece.base):
                found.add(id(piece))
        else:
            next_across = False
    return found


def _in_columns(band: list[Piece], edge: float) -> bool:
    """Whether a band that keeps clear of the edge is two columns of text, and not labels or cells with text beside."""
    firsts = [p for p in band if p.left < edge - _NEAR]
    seconds = [p for p in band if p.left >= edge - _NEAR]
    if not firsts or not seconds or min(p.left for p in seconds) > edge + 20:
        return False
    room = edge - min(p.left for p in firsts)
    widths = sorted(p.right - p.left for p in firsts)
    return widths[int(0.7 * len(widths))] > 0.5 * room or max(len(firsts), len(seconds)) > 12


def _region(ordered: list[Piece]) -> Region:
    rows = rows_of(ordered)
    rights = sorted(row.right for row in rows)
    return Region(rows, min(row.left for row in rows), rights[-1])


def rows_of(ordered: list[Piece]) -> list[Piece]:
    """Pieces on one baseline joined, from left to right; rows from top to bottom. Pieces come sorted by baseline."""
    rows: list[list[Piece]] = []
    for piece in ordered:
        if (
            rows
            and not piece.table
            and not rows[-1][0].table
            and abs(piece.base - rows[-1][0].base) < _SAME_ROW * max(piece.size, rows[-1][0].size)
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [row[0] if len(row) == 1 else _joined(sorted(row, key=lambda p: p.left)) for row in rows]


def _joined(row: list[Piece]) -> Piece:
    """One piece of several on the same baseline, told apart by single spaces."""
    main = max(row, key=lambda p: len(p.text))
    whole = Piece("", row[0].left, max(p.right for p in row), main.base, main, main.page)
    whole.text = " ".join(p.text for p in row)
    first = row[0]
    whole.tab = first.tab or len(first.text) + 1
    whole.mark = first.mark
    whole.bold = all(p.bold for p in row)
    whole.lead, whole.underlined = first.lead, all(p.underlined or p is first for p in row)
    whole.ends_apart, whole.box = True, main.box
    return whole
