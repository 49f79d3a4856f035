"""Numbers of lines in the margin of a draft: they run down the page beside the text and belong to none of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from learnt.engine.reading.pieces import Piece

_FEWEST = 8  # digits in the margin of a page that are a run and no accident
_STEPS = (1, 5, 10)  # lines between two numbers
_SHARE = 0.6  # of the lines of a page that are numbered; numbers of paragraphs stand beside far fewer
_WIDEST = 26.0  # points that the numbers take


def line_numbers(pieces: Sequence[Piece]) -> set[int]:
    """The ids (`id`) of the pieces of one page that number its lines, if its lines are numbered."""
    columns: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.text.isdigit() and piece.right - piece.left < _WIDEST:
            columns[round(piece.right / 8)].append(piece)
    for edge in sorted(columns):
        column = sorted((p for near in (edge, edge + 1) for p in columns.get(near, ())), key=lambda p: p.base)
        if len("".join(p.text for p in column)) >= _FEWEST and _stands_outside(column, pieces):
            counted = _counted(column)
            if counted >= _SHARE * len({round(piece.base) for piece in pieces}):
                return {id(piece) for piece in column}
    return set()


def _stands_outside(column: list[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether hardly any of the text begins farther out than the numbers."""
    own = {id(piece) for piece in column}
    inner = max(piece.right for piece in column)
    others = [piece for piece in pieces if id(piece) not in own]
    return bool(others) and sum(piece.left > inner for piece in others) >= 0.8 * len(others)


def _counted(column: list[Piece]) -> int:
    """How many lines the numbers count, 0 if they are no count; the text layer may glue several into one."""
    printed = "".join(piece.text for piece in column)
    for length in range(1, 5):
        for step in _STEPS:
            numbers = _count(printed, int(printed[:length]), step)
            if numbers:
                return numbers * step
    return 0


def _count(printed: str, first: int, step: int) -> int:
    """How many numbers from `first` on, written without spaces, make up the digits; 0 if they do not."""
    digits, number = "", first
    while len(digits) < len(printed):
        digits += str(number)
        number += step
    return (number - first) // step if digits == printed and len(printed) > len(str(first)) else 0
