"""A transcript: a document as read, page by page, before anything is looked for in it.

Every format is read into this one shape; everything that is looked for afterwards is looked for here.
Lengths are in points (1/72 inch) from the top left corner of the page as a person sees it.
Formats without pages (all but PDF) have one page numbered None, and their lines have no box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    """The kinds of file that Learnt reads."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"  # Word before 2007, read through LibreOffice
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"


class BlockKind(StrEnum):
    """What a block of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"  # a line of the contents list: echoes a heading, is none
    FURNITURE = "furniture"  # running heads, footers, page numbers, protective markings


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: a box on a page. `page` counts from 1; None where the format has no pages."""

    page: int | None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words with spaces mended, footnote digits taken out, and how it is set."""

    text: str
    place: Place
    size: float = 0.0  # of most of its letters, in points; 0 when unknown
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Merged cells say how many rows and columns they span."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid; `header_rows` of its first rows are column headings."""

    cells: tuple[Cell, ...]
    header_rows: int = 1

    def row_numbers(self) -> list[int]:
        """The numbers of the rows that have cells, in order."""
        return sorted({cell.row for cell in self.cells})

    def row(self, number: int) -> list[Cell]:
        """The cells that begin in a row, from left to right."""
        return sorted((c for c in self.cells if c.row == number), key=lambda c: c.column)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table, footnote or piece of page furniture.

    `label` is the number or letter that it begins with, as printed ("5.12", "Recommendation 3:", "(a)") or as the
    word processor would print it; `text` is the rest as one paragraph: line breaks and hyphenation undone.
    """

    kind: BlockKind
    text: str
    lines: tuple[Line, ...] = ()
    label: str = ""
    level: int = 0  # of a heading: 1 is the highest; of a list item: its depth from 1
    table: Table | None = None
    boxed: bool = False  # drawn in a box or on a tint of its own

    @property
    def page(self) -> int | None:
        """The page on which the block begins."""
        return self.lines[0].place.page if self.lines else None

    @property
    def places(self) -> tuple[Place, ...]:
        """The block's boxes, one for each page that it touches, in order."""
        return places_of(self.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `number` counts from 1 in the file, whatever is printed on the page."""

    number: int | None
    width: float = 0.0
    height: float = 0.0
    blocks: tuple[Block, ...] = ()
    has_text: bool = True  # False: a picture in which nothing was read
    read_by_ocr: float | None = None  # how surely its picture was read, from 0 to 1; None when it has a text layer


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document as read. A block that runs over a page break stands once, on the page where it begins."""

    format: Format
    pages: tuple[Page, ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def pages_read_by_ocr(self) -> tuple[tuple[int, float], ...]:
        """The pages whose pictures were read, and how surely, from 0 to 1."""
        return tuple(
            (p.number, p.read_by_ocr) for p in self.pages if p.number is not None and p.read_by_ocr is not None
        )

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, page furniture and footnotes included."""
        for page in self.pages:
            yield from page.blocks

    def body(self) -> Iterator[Block]:
        """The blocks that belong to the running text: no furniture, no footnotes, no contents list."""
        aside = (BlockKind.FURNITURE, BlockKind.FOOTNOTE, BlockKind.CONTENTS)
        return (block for block in self.blocks() if block.kind not in aside)


def places_of(lines: tuple[Line, ...]) -> tuple[Place, ...]:
    """The boxes that hold these lines, one for each page, in order of first appearance."""
    boxes: dict[int | None, Box | None] = {}
    for line in lines:
        page, box = line.place.page, line.place.box
        known = boxes.get(page)
        boxes[page] = known.joined(box) if known and box else (known or box)
    return tuple(Place(page, box) for page, box in boxes.items())
