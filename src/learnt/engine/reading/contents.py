"""Lists of contents: rows that end in page numbers set against the right edge."""

from __future__ import annotations

import re

from learnt.engine.reading.pieces import Piece

_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*(?:\d{1,4}|[ivxl]+)?\s*$")
_ENDS_IN_NUMBER = re.compile(r"\S\s+(\d{1,4}|[ivxl]{1,6})$")
_FEWEST = 4
_LONG_TITLE = 3  # rows


def contents_rows(rows: list[Piece]) -> set[int]:
    """The ids of the rows of one page that belong to a list of contents."""
    leaders = {id(row) for row in rows if _LEADERS.search(row.text)}
    found = leaders | _between(rows, leaders) if len(leaders) >= 2 else set()
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
    """Rows that end at one edge in numbers that never fall, with the rows between: first lines of long titles."""
    runs: list[list[Piece]] = []
    before: tuple[int, int] | None = None  # where the last numbered row is, and its number
    for k, row in enumerate(rows):
        number = _page_number(row)
        if number is None:
            continue
        if (
            before
            and number >= before[1]
            and k - before[0] <= _LONG_TITLE
            and abs(rows[before[0]].right - row.right) < 4
        ):
            runs[-1].extend(rows[before[0] + 1 : k + 1])
        else:
            runs.append([row])
        before = (k, number)
    return runs


def _page_number(row: Piece) -> int | None:
    """The page number that a row ends in; those in Roman figures come before all others."""
    found = _ENDS_IN_NUMBER.search(row.text)
    if not found or not row.ends_apart:
        return None
    return int(found.group(1)) if found.group(1).isdigit() else 0
