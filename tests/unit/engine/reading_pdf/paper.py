"""Small PDFs drawn for the tests: words at exact places, as awkward as reports are."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from learnt.engine.reading.pdf import read_pdf
from learnt.engine.transcript import Block, BlockKind, Transcript

WIDE, HIGH = A4
ROMAN, BOLD = "Helvetica", "Helvetica-Bold"
_SENTENCE = (
    "The panel heard that the practice had changed its way of recording since the death and that every clinician "
    "was now asked to note who else was in the room and whether the person could speak freely when the call was made "
    "from home or from work and on what day it was made and by whom it was afterwards read and signed in the record"
)
LOREM = _SENTENCE.split()


class Paper:
    """A PDF in the making. Places are in points from the top left of the page."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self._room = io.BytesIO()
        self.canvas = Canvas(self._room, pagesize=size)
        self.wide, self.high = size

    def write(self, text: str, left: float, base: float, size: float = 11, font: str = ROMAN) -> float:
        """One piece of text; gives back where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, self.high - base, text)
        return left + stringWidth(text, font, size)

    def lines(
        self, rows: Iterable[str], left: float, base: float, step: float = 14, size: float = 11, font: str = ROMAN
    ) -> float:
        """Rows under one another; gives back the baseline after the last."""
        for row in rows:
            self.write(row, left, base, size, font)
            base += step
        return base

    def paragraph(self, words: Sequence[str], left: float, base: float, width: float, *, hang: float = 0) -> float:
        """Words broken into rows as a word processor does; rows after the first begin `hang` farther in."""
        rows, row = [], ""
        for word in words:
            longer = f"{row} {word}".strip()
            if stringWidth(longer, ROMAN, 11) > width - (hang if rows else 0) and row:
                rows.append(row)
                row = word
            else:
                row = longer
        self.write(rows[0] if rows else row, left, base)
        return self.lines([*rows[1:], row] if rows else [], left + hang, base + 14)

    def box(self, left: float, top: float, right: float, bottom: float, *, tint: float | None = None) -> None:
        """A rectangle: an outline, or a grey tint without one."""
        if tint is not None:
            self.canvas.setFillGray(tint)
        self.canvas.rect(
            left, self.high - bottom, right - left, bottom - top, stroke=int(tint is None), fill=int(tint is not None)
        )
        self.canvas.setFillGray(0)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """The rules of a table."""
        for x in xs:
            self.canvas.line(x, self.high - ys[0], x, self.high - ys[-1])
        for y in ys:
            self.canvas.line(xs[0], self.high - y, xs[-1], self.high - y)

    def turn(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def pdf(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._room.getvalue()

    def read(self) -> Transcript:
        """The file as Learnt reads it."""
        return read_pdf(self.pdf())


def report(pages: int, draw: Callable[[Paper, int], None]) -> Transcript:
    """A report of so many pages, each drawn by `draw(paper, number)`."""
    paper = Paper()
    for number in range(1, pages + 1):
        draw(paper, number)
        paper.turn()
    return paper.read()


def of_kind(transcript: Transcript, kind: BlockKind) -> list[Block]:
    """The blocks of a kind."""
    return [block for block in transcript.blocks() if block.kind is kind]


def body_texts(transcript: Transcript) -> list[str]:
    """The texts of the running text, labels in front."""
    return [f"{block.label} {block.text}".strip() for block in transcript.body()]
