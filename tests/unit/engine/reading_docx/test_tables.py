"""Tables come out as grids, with what is merged put together."""

from __future__ import annotations

from docx.shared import Pt

from learnt.engine.transcript import BlockKind, Table
from tests.unit.engine.reading_docx.word_files import blocks_of, empty_document, paragraph, printed, put


def table_of(*rows: str) -> Table:
    (block,) = blocks_of(put(empty_document(), f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert block.kind is BlockKind.TABLE
    assert block.table is not None
    return block.table


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text, run=run)}</w:tc>"


def grid(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]


def test_merged_cells_span_rows_and_columns() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = table_of(
        row(cell("Plan", '<w:gridSpan w:val="3"/>')),
        row(cell("R1", down), cell("Train"), cell("Police")),
        row(cell("", on), cell("Audit"), cell("NHS")),
        row(cell("R2", down), cell("Ask"), cell("GPs")),
    )
    assert grid(table) == [
        ("Plan", 0, 0, 1, 3),
        ("R1", 1, 0, 2, 1),
        ("Train", 1, 1, 1, 1),
        ("Police", 1, 2, 1, 1),
        ("Audit", 2, 1, 1, 1),
        ("NHS", 2, 2, 1, 1),
        ("R2", 3, 0, 1, 1),
        ("Ask", 3, 1, 1, 1),
        ("GPs", 3, 2, 1, 1),
    ]


def test_rows_that_word_repeats_are_headings() -> None:
    repeated = "<w:tblHeader/>"
    table = table_of(row(cell("a"), cell("b"), properties=repeated), row(cell("c"), cell("d"), properties=repeated))
    assert table.header_rows == 0  # all of them: then none is told from the rest
    table = table_of(row(cell("Ref"), cell("Owner"), properties=repeated), row(cell("R1"), cell("NHS")))
    assert table.header_rows == 1


def test_a_first_row_in_bold_type_is_a_heading() -> None:
    assert table_of(
        row(cell("Ref", run="<w:b/>"), cell("Owner", run="<w:b/>")), row(cell("1"), cell("NHS"))
    ).header_rows
    assert not table_of(row(cell("Name"), cell("Carol")), row(cell("Age"), cell("48"))).header_rows


def test_deleted_rows_and_cells_are_left_out() -> None:
    table = table_of(
        row(cell("a"), cell("b")),
        row(cell("gone"), cell("gone"), properties='<w:del w:id="1"/>'),
        row(cell("c"), cell("gone", '<w:cellDel w:id="2"/>'), cell("d")),
    )
    assert [c.text for c in table.cells] == ["a", "b", "c", "d"]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    table = table_of(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>'))
    assert [(c.text, c.column) for c in table.cells] == [("a", 0), ("b", 1), ("c", 1)]


def test_a_table_inside_a_cell_is_read_as_words() -> None:
    inner = f"<w:tbl>{row(cell('in'), cell('side'))}</w:tbl>"
    table = table_of(row(f"<w:tc><w:tcPr/>{inner}{paragraph('after')}</w:tc>", cell("b")))
    assert [c.text for c in table.cells] == ["in side after", "b"]


def test_a_table_of_one_column_is_a_box_around_paragraphs() -> None:
    document = put(empty_document(), f"<w:tbl>{row(cell('Recommendation 1: Train.'))}</w:tbl>")
    (block,) = blocks_of(document)
    assert (block.kind, block.label, block.boxed) == (BlockKind.PARAGRAPH, "Recommendation 1:", True)


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    document = empty_document()
    made = document.add_table(rows=2, cols=2)
    made.cell(1, 0).text = "First"
    made.cell(1, 0).add_paragraph("Second").runs[0].font.size = Pt(8)
    made.cell(0, 1).text = "x"
    (block,) = blocks_of(document)
    assert block.table is not None
    read = next(c for c in block.table.cells if c.text.startswith("First"))
    assert (read.text, [(line.text, line.size) for line in read.lines]) == (
        "First Second",
        [("First", 11.0), ("Second", 8.0)],
    )
    assert printed([block]) == ["| x\nFirst Second |"]
