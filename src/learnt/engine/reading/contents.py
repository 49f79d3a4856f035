"""Lists of contents: rows that end in page numbers set against the right edge."""

from __future__ import annotations

import re

from learnt.engine.reading.pieces import Piece

_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*(?:\d{1,4}|[ivxl]+)?\s*$")
_ENDS_IN_NUMBER = re.compile(r"\S\s+(\d{1,4})$")
_FEWEST = 4


def contents_rows(rows: list[Piece]) -> set[int]:
    """The ids of the rows of one page that belong to a list of contents."""
    leaders = {id(row) for row in rows if _LEADERS.search(row.text)}
    if len(leaders) >= 2:
        return leaders | _between(rows, leaders)
    found: set[int] = set()
    for run in _runs(rows):
        if len(run) >= _FEWEST:
            found.update(id(row) for row in run)
    return found


def _between(rows: list[Piece], leaders: set[int]) -> set[int]:
    """Rows among those with leaders: the first lines of long titles, and titles whose leaders are missing."""
    places = [k for k, row in enumerate(rows) if id(row) in leaders]
    among = range(places[0], places[-1] + 1)
    return {id(rows[k]) for k in among if _near_another(k, places)}


def _near_another(k: int, places: list[int]) -> bool:
    return any(abs(place - k) <= 2 for place in places)


def _runs(rows: list[Piece]) -> list[list[Piece]]:
    """Rows one after the other that end at one edge in numbers that never fall."""
    runs: list[list[Piece]] = []
    for row in rows:
        number = _page_number(row)
        if number is None:
            runs.append([])
        elif runs and runs[-1] and _follows(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _page_number(row: Piece) -> int | None:
    found = _ENDS_IN_NUMBER.search(row.text)
    return int(found.group(1)) if found and row.ends_apart else None


def _follows(before: Piece, row: Piece) -> bool:
    first, second = _page_number(before), _page_number(row)
    return first is not None and second is not None and first <= second and abs(before.right - row.right) < 4


def without_leaders(text: str) -> str:
    """A line of a contents list without its leaders and page number."""
    return re.sub(r"\s*(?:[.…·_]\s?){3,}\s*(?:\d{1,4}|[ivxl]+)?\s*$|\s+\d{1,4}$", "", text).strip()
