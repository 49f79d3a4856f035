"""Transcripts drawn from plain text, for tests of extraction without any file format.

# Heading            heading; more # are lower
@ 4                  a new page, numbered 4
[] words             a paragraph in a box
* words              a line set bold in the paragraph that it stands in
| a | b |            a row of a table; the first is its heading
anything else        a paragraph; a blank line ends it
"""

from __future__ import annotations

from collections.abc import Iterator

from learnt.engine.text.labels import is_bullet, split_label
from learnt.engine.transcript import Block, BlockKind, Box, Cell, Format, Line, Page, Place, Table, Transcript


def drawn(text: str) -> Transcript:
    """The transcript that a drawing stands for."""
    pages: list[Page] = []
    for number, part in _pages(text):
        pages.append(Page(number, 595, 842, tuple(_blocks(part, number))))
    return Transcript(Format.PDF, tuple(pages))


def _pages(text: str) -> Iterator[tuple[int, str]]:
    number, held = 1, []
    for line in text.strip("\n").splitlines():
        if line.startswith("@ "):
            yield number, "\n".join(held)
            number, held = int(line[2:]), []
        else:
            held.append(line)
    yield number, "\n".join(held)


def _blocks(text: str, page: int) -> Iterator[Block]:
    top = 60.0
    for chunk in text.split("\n\n"):
        lines = [line.strip() for line in chunk.strip().splitlines() if line.strip()]
        if lines:
            yield _block(lines, page, top)
            top += 14.0 * len(lines) + 10


def _block(lines: list[str], page: int, top: float) -> Block:
    if lines[0].startswith("|"):
        return _table(lines, page, top)
    if lines[0].startswith("#"):
        level = len(lines[0]) - len(lines[0].lstrip("#"))
        words = lines[0].lstrip("# ")
        label, rest = split_label(words)
        return Block(BlockKind.HEADING, rest or words, (_line(words, page, top, True),), label if rest else "", level)
    boxed = lines[0].startswith("[] ")
    bare = [line.removeprefix("[] ") for line in lines]
    drawn_lines = tuple(
        _line(line.removeprefix("* "), page, top + 14 * n, line.startswith("* ")) for n, line in enumerate(bare)
    )
    label, rest = split_label(" ".join(line.text for line in drawn_lines))
    kind = BlockKind.LIST_ITEM if label and is_bullet(label) else BlockKind.PARAGRAPH
    return Block(kind, rest, drawn_lines, label, boxed=boxed)


def _line(text: str, page: int, top: float, bold: bool = False) -> Line:
    return Line(text, Place(page, Box(72, top, 520, top + 11)), 11, bold)


def _table(lines: list[str], page: int, top: float) -> Block:
    cells = []
    for row, line in enumerate(lines):
        for column, words in enumerate(line.strip("|").split("|")):
            cells.append(Cell(words.strip(), row, column, lines=(_line(words.strip(), page, top + 14 * row),)))
    return Block(BlockKind.TABLE, " ", tuple(line for c in cells for line in c.lines), table=Table(tuple(cells), 1))
