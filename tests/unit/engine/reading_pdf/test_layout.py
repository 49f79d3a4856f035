"""Columns, paragraphs, labels, lists, headings and what runs over the end of a column or page."""

from __future__ import annotations

from learnt.engine.transcript import BlockKind
from tests.unit.engine.reading_pdf.paper import BOLD, LOREM, Paper, body_texts, of_kind, report

WORDS = [*LOREM, *LOREM, *LOREM, *LOREM]


def opening(word: str, count: int = 40) -> list[str]:
    return [word, *WORDS[:count]]


def test_rows_are_joined_and_paragraphs_kept_apart():
    paper = Paper()
    base = paper.paragraph([*opening("First"), "done."], 60, 100, 470)
    paper.paragraph([*opening("Second"), "done."], 60, base + 8, 470)
    assert body_texts(paper.read()) == [f"{word} {' '.join(WORDS[:40])} done." for word in ("First", "Second")]


def test_paragraphs_without_space_between_are_told_by_the_room_left_over():
    paper = Paper()
    base = paper.paragraph([*opening("First", 30), "over."], 60, 100, 470)
    paper.paragraph([*opening("Second", 30), "over."], 60, base, 470)
    assert [text.split()[0] for text in body_texts(paper.read())] == ["First", "Second"]


def test_two_columns_are_read_one_after_the_other_and_a_heading_across_both_divides_them():
    paper = Paper()
    for part, top in enumerate((100, 420)):
        paper.write(f"Part {'AB'[part]} of the story", 60, top, 18, BOLD)
        for row in range(15):
            for column in range(2):  # drawn row by row, so that the text layer is in the wrong order
                words = " ".join(LOREM[(row * 5) % 40 : (row * 5) % 40 + 4])
                paper.write(f"{'AB'[part]}{column}{row:02d} {words}"[:38], 60 + 250 * column, top + 30 + 14 * row)
    texts = body_texts(paper.read())
    assert texts[0] == "Part A of the story"
    marks = [word for text in texts for word in text.split() if word[:1] in "AB" and word[1:].isdigit()]
    assert marks == [f"{part}{column}{row:02d}" for part in "AB" for column in range(2) for row in range(15)]


def test_labels_beside_their_paragraphs_are_no_column():
    paper = Paper()
    base = 100.0
    for number in range(1, 9):
        paper.write(f"4.{number}", 60, base)
        base = paper.paragraph([*opening("Text"), "ends."], 100, base, 430) + 6
    blocks = list(paper.read().body())
    assert [block.label for block in blocks] == [f"4.{number}" for number in range(1, 9)]
    assert {block.text for block in blocks} == {f"Text {' '.join(WORDS[:40])} ends."}


def test_printed_labels_are_split_off():
    paper = Paper()
    labels = ["Recommendation 1:", "8.3.1", "R3", "(a)", "iv.", "12."]
    for place, label in enumerate(labels):
        paper.write(label, 60, 100 + 40 * place, font=BOLD if label == "R3" else "Helvetica")
        paper.lines(["The Council should act on what it has been told by", "those who know."], 170, 100 + 40 * place)
    blocks = list(paper.read().body())
    assert [block.label for block in blocks] == labels
    assert {block.text for block in blocks} == {"The Council should act on what it has been told by those who know."}


def test_a_label_on_a_line_of_its_own_belongs_to_the_paragraph_below():
    paper = Paper()
    paper.write("Argymhelliad 1 / Recommendation 1", 60, 100, font=BOLD)
    paper.paragraph([*opening("The Board should consider"), "this."], 60, 120, 470)
    (block,) = paper.read().body()
    assert block.label == "Argymhelliad 1 / Recommendation 1"
    assert block.text.startswith("The Board should consider The panel heard")


def test_numbers_at_the_head_of_a_row_within_a_sentence_are_no_labels():
    paper = Paper()
    rows = [
        "The panel considered what was known to the services that had met her in the course of",
        "2019. They had been in touch with one another and with her on a number of occasions, and",
        "12 March was the last of them, as the chronology that was prepared for the panel shows.",
    ]
    paper.lines(rows, 60, 100)
    (block,) = paper.read().body()
    assert block.label == ""
    assert block.text == " ".join(rows)


def test_a_paragraph_that_runs_over_a_page_stands_once_with_its_rows_on_both_pages():
    first = ["Running", *WORDS[:50]]
    paper = Paper()
    paper.paragraph(first, 60, 700, 470)
    paper.turn()
    base = paper.paragraph(["which", "goes", "on", "for", "a", "while", "and", "ends", "here."], 60, 80, 470)
    paper.paragraph([*opening("Next"), "ends."], 60, base + 10, 470)
    transcript = paper.read()
    block = next(transcript.body())
    assert block.text.endswith("which goes on for a while and ends here.")
    assert [place.page for place in block.places] == [1, 2]
    assert [block.text.split()[0] for block in transcript.pages[1].blocks] == ["Next"]


def test_a_heading_at_the_foot_of_a_page_does_not_run_on():
    paper = Paper()
    paper.paragraph([*opening("Text", 90), "ends."], 60, 600, 470)
    paper.write("What was learnt", 60, 780, 16, BOLD)
    paper.turn()
    paper.paragraph([*opening("the services", 90), "ends."], 60, 80, 470)
    texts = body_texts(paper.read())
    assert texts[1] == "What was learnt"
    assert texts[2].startswith("the services")


def test_headings_have_levels_by_their_setting():
    paper = Paper()
    base = 80.0
    for title, size in (("Analysis", 20), ("The police", 14), ("First call", 11), ("Second call", 11)):
        paper.write(title, 60, base, size, BOLD)
        base = paper.paragraph([*opening("Text", 60), "ends."], 60, base + 26, 470) + 20
    headings = of_kind(paper.read(), BlockKind.HEADING)
    assert [(block.text, block.level) for block in headings] == [
        ("Analysis", 1),
        ("The police", 2),
        ("First call", 3),
        ("Second call", 3),
    ]


def test_an_underlined_line_is_a_heading():
    paper = Paper()
    paper.paragraph([*opening("Before", 60), "ends."], 60, 80, 470)
    end = paper.write("What the family said", 60, 180)
    paper.canvas.line(60, paper.high - 182, end, paper.high - 182)
    paper.paragraph([*opening("After", 60), "ends."], 60, 200, 470)
    assert [block.text for block in of_kind(paper.read(), BlockKind.HEADING)] == ["What the family said"]


def test_list_items_are_told_from_paragraphs_and_keep_their_rows():
    paper = Paper()
    paper.write("The protocol should:", 60, 100)
    paper.write("•", 70, 120)
    paper.lines(["name which service takes the lead in each case, and how it is", "to be told; and"], 85, 120)
    paper.write("•", 70, 148)
    paper.write("require each service to ask about safety.", 85, 148)
    items = of_kind(paper.read(), BlockKind.LIST_ITEM)
    assert [(item.label, item.text) for item in items] == [
        ("•", "name which service takes the lead in each case, and how it is to be told; and"),
        ("•", "require each service to ask about safety."),
    ]


def test_a_list_within_a_list_is_deeper():
    paper = Paper()
    for place, (left, label) in enumerate([(70, "1."), (100, "(a)"), (100, "(b)"), (70, "2.")]):
        paper.write(label, left, 100 + 18 * place)
        paper.write("Tell those who asked.", left + 25, 100 + 18 * place)
    assert [item.level for item in of_kind(paper.read(), BlockKind.LIST_ITEM)] == [1, 2, 2, 1]


def test_paragraphs_in_boxes_and_on_tints_are_flagged():
    paper = Paper()
    paper.paragraph([*opening("Outside"), "ends."], 60, 80, 470)
    paper.box(50, 180, 550, 250)
    paper.paragraph([*opening("Outlined"), "ends."], 60, 200, 470)
    paper.box(50, 300, 550, 370, tint=0.9)
    paper.paragraph([*opening("Tinted"), "ends."], 60, 320, 470)
    paper.paragraph([*opening("After"), "ends."], 60, 400, 470)
    assert [(block.text.split()[0], block.boxed) for block in paper.read().body()] == [
        ("Outside", False),
        ("Outlined", True),
        ("Tinted", True),
        ("After", False),
    ]


def test_running_heads_footers_and_page_numbers_are_set_aside():
    def draw(paper: Paper, number: int) -> None:
        paper.write("OFFICIAL-SENSITIVE", 240, 30, 9, BOLD)
        paper.write(f"Domestic Homicide Review: Ann | Page {number} of 5", 200, 820, 8)
        paper.write(f"{number}.1", 60, 70)
        paper.paragraph([f"Page{number}", *WORDS[number * 7 : number * 7 + 60], "ends."], 100, 70, 430)

    transcript = report(5, draw)
    assert len(of_kind(transcript, BlockKind.FURNITURE)) == 10
    assert [block.label for block in transcript.body()] == [f"{n}.1" for n in range(1, 6)]
    assert [block.page for block in transcript.body()] == [1, 2, 3, 4, 5]


def test_running_heads_that_change_with_the_chapter_are_furniture_too():
    def draw(paper: Paper, number: int) -> None:
        paper.write("The story" if number < 4 else "What was learnt", 60, 40)
        paper.paragraph([f"Page{number}", *WORDS[number * 7 : number * 7 + 60], "ends."], 60, 110, 470)

    transcript = report(6, draw)
    assert [block.text.split()[0] for block in transcript.body()] == [f"Page{n}" for n in range(1, 7)]


def test_a_list_of_contents_is_no_set_of_headings():
    paper = Paper()
    paper.write("Contents", 60, 80, 16, BOLD)
    for place, title in enumerate(("Preface", "Introduction", "Analysis", "Recommendations")):
        paper.write(f"{place + 1} {title}", 60, 120 + 20 * place, 12, BOLD)
        paper.write("." * 60 if place % 2 else "", 200, 120 + 20 * place, 12)
        paper.canvas.drawRightString(540, paper.high - 120 - 20 * place, str(3 * place + 1))
    transcript = paper.read()
    assert [block.text for block in of_kind(transcript, BlockKind.HEADING)] == ["Contents"]
    assert len(of_kind(transcript, BlockKind.CONTENTS)) == 4
    assert next(iter(transcript.blocks())).text == "Contents"


def test_footnotes_are_set_aside_and_their_digits_leave_the_text():
    paper = Paper()
    end = paper.write("The practice followed the guidance", 60, 100)
    end = paper.write("26", end, 96, 6.5)
    paper.write(" that was in force.", end, 100)
    paper.paragraph([*opening("Text", 200), "ends."], 60, 130, 470)
    end = paper.write("26", 60, 757, 5.5)
    paper.write(" Royal College, Guidance for practices, 2014, which has since", end, 760, 8.5)
    paper.write("been replaced.", 60, 770, 8.5)
    transcript = paper.read()
    assert body_texts(transcript)[0] == "The practice followed the guidance that was in force."
    (note,) = of_kind(transcript, BlockKind.FOOTNOTE)
    assert (note.label, note.text) == (
        "26",
        "Royal College, Guidance for practices, 2014, which has since been replaced.",
    )
