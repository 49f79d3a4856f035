"""Page furniture: what is printed on page after page in the same place and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from learnt.engine.reading.pieces import Piece

_ZONE = 0.13  # of the page's height, at its head and at its foot
_MANY = 4  # pages on which a row must stand in the same place, if its words differ
_LONGEST = 110  # characters
_NUMBER = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(
    r"^\W*(?:page|tudalen|p\.?)?\W*(?:\d{1,4}|[ivxl]{1,6})\W*(?:(?:of|o|/)\W*\d{1,4})?\W*$", re.IGNORECASE
)


def furniture(pages: Sequence[Sequence[Piece]], heights: Sequence[float]) -> set[int]:
    """The ids (`id`) of the pieces that are page furniture. `heights` are those of the pages, in points."""
    if len(pages) < 2:
        return set()
    groups: dict[tuple[str, bool, int], list[Piece]] = defaultdict(list)
    for pieces, height in zip(pages, heights, strict=True):
        for piece in pieces:
            zone = _zone(piece, height)
            if zone is not None:
                place = piece.base if zone else height - piece.base
                groups[_NUMBER.sub("#", piece.text.lower()), zone, round(place / 12)].append(piece)
    likely = {id(piece) for group in _joined(groups).values() for piece in group if _repeats(group, len(pages))}
    found: set[int] = set()
    for pieces in pages:
        found |= _from_the_edge(pieces, likely, head=True) | _from_the_edge(pieces, likely, head=False)
    return found | _outermost(pages, heights, found)


def _from_the_edge(pieces: Sequence[Piece], likely: set[int], *, head: bool) -> set[int]:
    """The likely pieces of a page that no text of its own stands outside of, at its head or at its foot."""
    found: set[int] = set()
    for row in _rows(pieces, head=head):
        sure = {id(p) for p in row if id(p) in likely}
        whole = len(sure) == len(row)
        found |= sure if whole else {id(p) for p in row if id(p) in sure and not _NUMBER.search(p.text)}
        if not whole:
            break
    return found


def _rows(pieces: Sequence[Piece], *, head: bool) -> Iterator[list[Piece]]:
    """Pieces by baseline, from the edge of the page inwards."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.base, reverse=not head):
        if row and abs(piece.base - row[0].base) > 2:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _outermost(pages: Sequence[Sequence[Piece]], heights: Sequence[float], known: set[int]) -> set[int]:
    """Running heads that change from chapter to chapter: the first or last row of many pages, apart from the text."""
    found: set[int] = set()
    for head in (True, False):
        places: dict[int, list[tuple[Piece, bool]]] = defaultdict(list)
        for pieces, height in zip(pages, heights, strict=True):
            rest = [piece for piece in pieces if id(piece) not in known]
            if not rest:
                continue
            outer = min(rest, key=lambda p: p.base) if head else max(rest, key=lambda p: p.base)
            if _zone(outer, height) is head:
                places[round(outer.base if head else height - outer.base)].append((outer, _stands_off(outer, rest)))
        for place in list(places):
            same = [one for near in (-1, 0, 1) for one in places.get(place + near, [])]
            if len(same) >= _MANY and sum(off for _, off in same) >= 0.85 * len(same):
                found.update(id(piece) for piece, off in same if off)
    return found


def _stands_off(outer: Piece, rest: list[Piece]) -> bool:
    """Whether a row stands clear of the text: farther than paragraphs stand from one another."""
    gaps = [abs(p.base - outer.base) for p in rest if abs(p.base - outer.base) > 2]
    return len(outer.text) < _LONGEST and min(gaps, default=99.0) > 2.2 * outer.size


def _zone(piece: Piece, height: float) -> bool | None:
    """True at the head of a page, False at its foot, None between."""
    if piece.base < _ZONE * height:
        return True
    return False if piece.bottom > (1 - _ZONE) * height else None


def _joined(groups: dict[tuple[str, bool, int], list[Piece]]) -> dict[tuple[str, bool, int], list[Piece]]:
    """Groups of the same words one step of place apart made one: a place may fall on the edge between two steps."""
    for text, zone, place in sorted(groups):
        if (text, zone, place - 1) in groups:
            groups[text, zone, place] = groups.pop((text, zone, place - 1)) + groups[text, zone, place]
    return groups


def _repeats(group: list[Piece], page_count: int) -> bool:
    on_pages = {piece.page for piece in group}
    if len(on_pages) < min(3, max(2, page_count - 1)):
        return False
    if not _NUMBER.search(group[0].text):
        return len(on_pages) > 2 or page_count < 4
    return _counts_pages(group) or (len({piece.text for piece in group}) == 1 and not _bare_number(group[0]))


def _bare_number(piece: Piece) -> bool:
    return bool(_ONLY_NUMBER.match(piece.text))


def _counts_pages(group: list[Piece]) -> bool:
    """Whether one of the numbers runs with the pages, so that it is the page's own and not that of a paragraph."""
    numbered = [(piece.page, _NUMBER.findall(piece.text)) for piece in group]
    for place in range(len(numbered[0][1])):
        offsets = Counter(int(numbers[place][:6]) - page for page, numbers in numbered)
        if max(offsets.values()) >= 0.6 * len(group):
            return True
    return False
