"""Words and marks of a page made into a sheet of pieces, however they were come by."""

from __future__ import annotations

from dataclasses import dataclass

from learnt.engine.reading.assembly import Sheet, Turn
from learnt.engine.reading.pdf.layer import Frame, Word
from learnt.engine.reading.pieces import Piece, pieces
from learnt.engine.reading.shapes import Drawn, runs_under
from learnt.engine.reading.tables import put_into_tables
from learnt.engine.transcript import Box


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sheet's words stand: the frame in which they are read, and that in which the page is displayed."""

    number: int
    upright: Frame
    displayed: Frame


def sheet_of(
    setting: Setting,
    found: list[Word],
    marks: Drawn,
    *,
    turn: Turn | None = None,
    has_text: bool = True,
    read_by_ocr: float | None = None,
) -> Sheet:
    """A sheet of the words found on a page and what is drawn on it, in its upright frame."""
    number, upright, displayed = setting.number, setting.upright, setting.displayed
    straight, skewed = _straight(found, upright)
    rest, tables, boxes = put_into_tables(straight, marks, number, upright.width * upright.height)
    return Sheet(
        number,
        upright.width,
        upright.height,
        _underlined(pieces(rest, number), marks),
        _aside(skewed, number),
        tables,
        boxes,
        turn or (lambda box: turned(box, upright, displayed)),
        (displayed.width, displayed.height),
        has_text=has_text,
        read_by_ocr=read_by_ocr,
    )


def turned(box: Box, upright: Frame, displayed: Frame) -> Box:
    """A box of the frame in which a page is read, on the page as it is displayed."""
    quarter = (upright.turn - displayed.turn) % 360
    if quarter == 90:
        return Box(box.top, upright.width - box.right, box.bottom, upright.width - box.left)
    if quarter == 180:
        return Box(
            upright.width - box.right, upright.height - box.bottom, upright.width - box.left, upright.height - box.top
        )
    if quarter == 270:
        return Box(upright.height - box.bottom, box.left, upright.height - box.top, box.right)
    return box


def _underlined(found: list[Piece], marks: Drawn) -> list[Piece]:
    """The pieces, those marked that a rule runs under."""
    if marks.horizontals:
        for piece in found:
            piece.underlined = runs_under(marks.horizontals, piece.left, piece.right, piece.base)
    return found


def _straight(found: list[Word], upright: Frame) -> tuple[list[Word], list[Word]]:
    """The words that run along the frame, within it; and the others."""
    straight = [w for w in found if w.style.turn == upright.turn]
    if len(straight) == len(found):
        return found, []
    return straight, [w for w in found if w.style.turn != upright.turn]


def _aside(skewed: list[Word], number: int) -> list[Piece]:
    """Words that run across the others (watermarks, page heads of sideways pages), joined as they follow one another."""
    found: list[Piece] = []
    for word in skewed:
        if found and found[-1].size == word.style.size:
            found[-1].text += f" {word.text}"
        else:
            found.append(Piece(word.text, word.left, word.right, word.base, word.style, number))
    return found
