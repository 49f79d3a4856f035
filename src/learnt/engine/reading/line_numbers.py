"""Numbers of lines in the margin of a draft: they run down the page beside the text and belong to none of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, count

from learnt.engine.reading.pieces import Piece

_FEWEST = 8  # digits in the margin of a page that are a run and no accident
_STEPS = (1, 5, 10)  # lines between two numbers
_WIDEST = 26.0  # points that the numbers take


def line_numbers(pieces: Sequence[Piece]) -> set[int]:
    """The ids (`id`) of the pieces of one page that number its lines, if its lines are numbered."""
    columns: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.text.isdigit() and piece.right - piece.left < _WIDEST:
            columns[round(piece.right / 8)].append(piece)
    for edge in sorted(columns):
        column = sorted((p for near in (edge, edge + 1) for p in columns.get(near, ())), key=lambda p: p.base)
        if len("".join(p.text for p in column)) >= _FEWEST and _stands_outside(column, pieces) and _counts(column):
            return {id(piece) for piece in column}
    return set()


def _stands_outside(column: list[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether hardly any of the text begins farther out than the numbers."""
    own = {id(piece) for piece in column}
    inner = max(piece.right for piece in column)
    others = [piece for piece in pieces if id(piece) not in own]
    return bool(others) and sum(piece.left > inner for piece in others) >= 0.8 * len(others)


def _counts(column: list[Piece]) -> bool:
    """Whether the digits, read downwards, are those of a count; the text layer may glue several numbers into one."""
    printed = "".join(piece.text for piece in column)
    return any(
        _digits_of_count(int(printed[:length]), step, len(printed)) == printed
        for length in range(1, 5)
        if printed[0] != "0"
        for step in _STEPS
    )


def _digits_of_count(first: int, step: int, length: int) -> str:
    """The digits of a count from `first`, so far as `length` reaches."""
    for digits in accumulate(str(number) for number in count(first, step)):
        if len(digits) >= length:
            return digits
    return ""
