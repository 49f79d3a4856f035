"""Ruled tables: merged cells, parts on several pages, rows split between them, landscape pages."""

from __future__ import annotations

import io

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from learnt.engine.reading.pdf import read_pdf
from learnt.engine.transcript import BlockKind, Table, Transcript
from tests.unit.engine.reading_pdf.paper import BOLD, LOREM, Paper, of_kind

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", parent=PLAIN, fontName="Helvetica-Bold")


def long_table(rows: list[list[str]], widths: list[float], *commands: tuple[object, ...]) -> Transcript:
    """A table over as many landscape pages as it needs, its first row repeated on each, its rows split where need be."""
    cells = [[Paragraph(text, PLAIN if place else HEAD) for text in row] for place, row in enumerate(rows)]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"), *commands]
    table = LongTable(cells, widths, repeatRows=1, style=style, splitInRow=1)
    room = io.BytesIO()
    SimpleDocTemplate(room, pagesize=landscape(A4)).build([table])
    return read_pdf(room.getvalue())


def grid_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.row(number)] for number in table.row_numbers()]


def only_table(transcript: Transcript) -> Table:
    (block,) = of_kind(transcript, BlockKind.TABLE)
    assert block.table is not None
    return block.table


def plan_rows(count: int) -> list[list[str]]:
    heads = ["Recommendation", "Action to take", "Lead agency", "Target date"]
    body = [
        [f"{n}. " + " ".join(LOREM[: 20 + n]) + ".", " ".join(LOREM[5 : 30 + n]) + ".", "The Board", f"May 20{n + 10}"]
        for n in range(1, count + 1)
    ]
    return [heads, *body]


def test_a_table_over_several_pages_is_one_with_its_column_heads_once_and_no_row_split():
    rows = plan_rows(17)
    transcript = long_table(rows, [220, 220, 140, 90])
    assert len(transcript.pages) > 1
    table = only_table(transcript)
    assert table.header_rows == 1
    assert grid_of(table) == rows


def test_every_cell_knows_its_place_on_the_page():
    table = only_table(long_table(plan_rows(2), [220, 220, 140, 90]))
    box = next(cell for cell in table.cells if cell.text == "The Board").lines[0].place.box
    assert box is not None
    assert 500 < box.left < 640
    assert box.bottom < 300


def test_merged_cells_say_how_far_they_reach():
    rows = [["Ref", "Action", "Lead"], ["The constabulary", "", ""], ["R1", "Train all officers.", "Chief"]]
    rows.append(["", "Report to the Board.", "Chair"])
    table = only_table(long_table(rows, [80, 300, 120], ("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 2), (0, 3))))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["The constabulary"] == (1, 3)
    assert spans["R1"] == (2, 1)
    assert spans["Report to the Board."] == (1, 1)


def test_the_words_of_a_table_are_no_part_of_the_running_text_and_it_stands_in_its_place():
    paper = Paper()
    paper.write("Before the table.", 60, 80)
    paper.grid([60, 200, 400], [100, 130, 160])
    for (x, y), text in {(70, 120): "Ref", (210, 120): "Owner", (70, 150): "R1", (210, 150): "Council"}.items():
        paper.write(text, x, y, font=BOLD if y == 120 else "Helvetica")
    paper.write("After the table.", 60, 190)
    blocks = list(paper.read().body())
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert blocks[1].table is not None
    assert grid_of(blocks[1].table) == [["Ref", "Owner"], ["R1", "Council"]]
    assert blocks[1].table.header_rows == 1


def test_rules_drawn_as_thin_filled_boxes_are_rules():
    paper = Paper()
    for x in (60, 200, 400):
        paper.box(x, 100, x + 0.5, 160.5, tint=0)
    for y in (100, 130, 160):
        paper.box(60, y, 400.5, y + 0.5, tint=0)
    for (x, y), text in {(70, 120): "Ref", (210, 120): "Owner", (70, 150): "R1", (210, 150): "Council"}.items():
        paper.write(text, x, y)
    assert grid_of(only_table(paper.read())) == [["Ref", "Owner"], ["R1", "Council"]]


def test_a_frame_about_the_whole_page_makes_no_table_of_it():
    paper = Paper()
    paper.box(20, 20, 575, 820)
    paper.lines(["A sentence that stands on a framed page.", "And another one below it."], 60, 100, 30)
    assert all(block.kind is BlockKind.PARAGRAPH for block in paper.read().body())


def test_text_on_both_sides_of_a_table_over_two_pages_is_not_drawn_into_it():
    paper = Paper()
    paper.write("Before.", 60, 700)
    for top, rows in ((720, ["Ref", "R1"]), (60, ["R2", "R3"])):
        paper.grid([60, 200, 400], [top, top + 30, top + 60])
        for place, text in enumerate(rows):
            paper.write(text, 70, top + 20 + 30 * place, font=BOLD if text == "Ref" else "Helvetica")
            paper.write(f"Owner of {text}", 210, top + 20 + 30 * place, font=BOLD if text == "Ref" else "Helvetica")
        if top > 100:
            paper.turn()
    paper.write("After.", 60, 160)
    transcript = paper.read()
    assert [row[0] for row in grid_of(only_table(transcript))] == ["Ref", "R1", "R2", "R3"]
    assert [block.text for block in transcript.pages[1].blocks] == ["After."]


ROWS = [
    ["Ref", "Action", "Owner"],
    ["R1", "Train every officer who takes a call.", "Harrowmere Constabulary"],
    ["R2", "Write to the Minister.", "Chair"],
    ["R3", "Publish the protocol and tell the practices.", "Integrated Care Board"],
]


def write_rows(paper: Paper, top: float, height: float = 30) -> None:
    for place, row in enumerate(ROWS):
        for x, text in zip((65, 120, 380), row, strict=True):
            paper.write(text, x, top + 20 + height * place)


def test_a_table_with_rules_between_its_rows_only_is_a_table():
    paper = Paper()
    paper.write("Before the table, a sentence that runs across the whole of the page and over its columns.", 60, 80)
    for y in (100, 130, 160, 190, 220):
        paper.canvas.line(60, paper.high - y, 530, paper.high - y)
    write_rows(paper, 100)
    paper.write("After the table.", 60, 260)
    transcript = paper.read()
    assert grid_of(only_table(transcript)) == ROWS
    assert [block.kind for block in transcript.body()] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_a_table_with_stripes_and_no_rules_is_a_table():
    paper = Paper()
    for y in (100, 160):
        paper.box(60, y, 530, y + 30, tint=0.85)
    write_rows(paper, 100)
    paper.write("After the table, a sentence that runs on over its columns.", 60, 260)
    assert grid_of(only_table(paper.read())) == ROWS


def test_text_in_columns_or_with_labels_between_rules_under_headings_is_no_table():
    paper = Paper()
    for place in range(3):
        top = 100 + 200 * place
        paper.write(f"{place + 1} A heading", 60, top - 4, 14, BOLD)
        paper.canvas.line(60, paper.high - top, 540, paper.high - top)
        for part in range(3):
            paper.write(f"{place + 1}.{part + 1}", 60, top + 30 + 50 * part)
            paper.paragraph([*LOREM[:30], "ends."], 100, top + 30 + 50 * part, 430)
    assert not of_kind(paper.read(), BlockKind.TABLE)


def test_a_word_broken_by_a_narrow_cell_is_put_together():
    paper = Paper()
    paper.lines(["Every recommendation has an owner.", "A recommendation without one is no recommendation."], 60, 60)
    paper.grid([60, 130, 400], [100, 150, 200])
    paper.lines(["Scope of", "recommendat", "ion"], 62, 112)
    paper.write("Owner", 140, 112)
    paper.write("Local", 62, 170)
    paper.write("Chair", 140, 170)
    assert grid_of(only_table(paper.read()))[0] == ["Scope of recommendation", "Owner"]
