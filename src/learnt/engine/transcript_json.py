"""Transcripts as plain data and back, for carrying them between processes and for keeping them."""

from __future__ import annotations

from typing import Any

from learnt.engine.transcript import Block, BlockKind, Box, Cell, Format, Line, Page, Place, Table, Transcript

Plain = dict[str, Any]


def transcript_as_dict(transcript: Transcript) -> Plain:
    """The transcript as plain data, ready for JSON. Lines are short lists, for there are many of them."""
    return {
        "format": transcript.format.value,
        "warnings": list(transcript.warnings),
        "pages": [_page_as_dict(page) for page in transcript.pages],
    }


def transcript_from_dict(data: Plain) -> Transcript:
    """The transcript that `transcript_as_dict` made this of. Raises KeyError, TypeError or ValueError for other data."""
    return Transcript(
        Format(data["format"]), tuple(_page_from_dict(page) for page in data["pages"]), tuple(data["warnings"])
    )


def _page_as_dict(page: Page) -> Plain:
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "has_text": page.has_text,
        "read_by_ocr": page.read_by_ocr,
        "blocks": [_block_as_dict(block) for block in page.blocks],
    }


def _page_from_dict(data: Plain) -> Page:
    blocks = tuple(_block_from_dict(block) for block in data["blocks"])
    return Page(data["number"], data["width"], data["height"], blocks, data["has_text"], data.get("read_by_ocr"))


def _block_as_dict(block: Block) -> Plain:
    return {
        "kind": block.kind.value,
        "text": block.text,
        "label": block.label,
        "level": block.level,
        "boxed": block.boxed,
        "lines": [_line_as_list(line) for line in block.lines],
        "table": None if block.table is None else _table_as_dict(block.table),
    }


def _block_from_dict(data: Plain) -> Block:
    return Block(
        kind=BlockKind(data["kind"]),
        text=data["text"],
        lines=tuple(_line_from_list(line) for line in data["lines"]),
        label=data["label"],
        level=data["level"],
        table=None if data["table"] is None else _table_from_dict(data["table"]),
        boxed=data["boxed"],
    )


def _table_as_dict(table: Table) -> Plain:
    cells = [
        [c.text, c.row, c.column, c.row_span, c.column_span, [_line_as_list(line) for line in c.lines]]
        for c in table.cells
    ]
    return {"header_rows": table.header_rows, "cells": cells}


def _table_from_dict(data: Plain) -> Table:
    cells = (
        Cell(text, row, column, row_span, column_span, tuple(_line_from_list(line) for line in lines))
        for text, row, column, row_span, column_span, lines in data["cells"]
    )
    return Table(tuple(cells), data["header_rows"])


def _line_as_list(line: Line) -> list[Any]:
    box = line.place.box
    edges = None if box is None else [box.left, box.top, box.right, box.bottom]
    return [line.text, line.place.page, edges, line.size, line.bold, line.italic]


def _line_from_list(data: list[Any]) -> Line:
    text, page, edges, size, bold, italic = data
    return Line(text, Place(page, None if edges is None else Box(*edges)), size, bold, italic)
