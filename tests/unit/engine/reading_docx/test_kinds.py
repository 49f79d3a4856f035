"""Headings, lists, contents and markings are told from running text, with Word's styles and without."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from learnt.engine.transcript import BlockKind
from tests.unit.engine.reading_docx.word_files import blocks_of, empty_document, paragraph, put

_WORDS = "The panel considered what each agency knew of Carol and what it did with what it knew. " * 3


def add(document: Document, text: str, *, bold: bool = False, size: float | None = None) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold = bold
    run.font.size = Pt(size) if size else None


def levels(document: Document) -> list[tuple[str, int]]:
    return [(b.text, b.level) for b in blocks_of(document) if b.kind is BlockKind.HEADING]


def test_styles_give_headings_their_levels_also_where_they_are_inherited() -> None:
    document = empty_document()
    own = document.styles.add_style("Council heading", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    document.add_heading("Analysis", 1)
    document.add_paragraph("Police", style=own)
    document.add_paragraph(_WORDS)
    assert levels(document) == [("Analysis", 1), ("Police", 2)]


def test_an_outline_level_makes_a_heading() -> None:
    document = put(empty_document(), paragraph("Findings", '<w:outlineLvl w:val="2"/>'), paragraph(_WORDS))
    assert levels(document) == [("Findings", 3)]


def test_headings_without_styles_are_ranked_by_size_then_by_bold_type() -> None:
    document = empty_document()
    for text, size in (("Overview report", 24.0), ("Analysis", 16.0), ("Police", 11.0), ("Conclusions", 16.0)):
        add(document, text, bold=True, size=size)
        add(document, _WORDS, size=11)
    assert levels(document) == [("Overview report", 1), ("Analysis", 2), ("Police", 3), ("Conclusions", 2)]


def test_a_bold_line_under_styled_headings_ranks_below_them() -> None:
    document = empty_document()
    document.add_heading("Analysis", 1)
    document.add_heading("Police", 2)
    add(document, "What officers knew", bold=True)
    add(document, _WORDS)
    assert levels(document) == [("Analysis", 1), ("Police", 2), ("What officers knew", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "The trust should train its staff.",
        "The trust should train all of its staff to ask",
        "The trust should train all of its staff in the use of the checklist and should tell the partnership when done",
        "as they had said before",
        "Contact:",
    ],
)
def test_bold_words_of_running_text_are_no_heading(text: str) -> None:
    document = empty_document()
    add(document, _WORDS)
    add(document, text, bold=True)
    assert levels(document) == []


@pytest.mark.parametrize("text", ["What should have been done", "How should agencies respond when nobody will talk?"])
def test_questions_and_short_titles_are_headings_though_they_say_should(text: str) -> None:
    document = empty_document()
    add(document, _WORDS)
    add(document, text, bold=True)
    assert levels(document) == [(text, 1)]


def test_a_long_paragraph_in_a_heading_style_is_no_heading() -> None:
    document = empty_document()
    document.add_heading(_WORDS, 2)
    assert levels(document) == []


def test_contents_lists_are_known_by_style_and_by_page_numbers() -> None:
    document = empty_document()
    for text in ("Introduction\t4", "Analysis\t9", "Recommendations\t31"):
        document.add_paragraph(text)
    document.add_heading("Introduction", 1)
    blocks = blocks_of(document)
    assert [b.kind for b in blocks] == [BlockKind.CONTENTS] * 3 + [BlockKind.HEADING]


def test_a_contents_field_holds_contents() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    first = f"<w:p>{begin}{separate}<w:r><w:t>Recommendations 31</w:t></w:r></w:p>"
    last = f"<w:p><w:r><w:t>Appendix 40</w:t></w:r>{end}</w:p>"
    kinds = [b.kind for b in blocks_of(put(empty_document(), first, last, paragraph(_WORDS)))]
    assert kinds == [BlockKind.CONTENTS, BlockKind.CONTENTS, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("marking", ["OFFICIAL", "OFFICIAL-SENSITIVE", "NOT PROTECTIVELY MARKED", "Restricted"])
def test_a_protective_marking_is_furniture_in_capitals_only(marking: str) -> None:
    from learnt.engine.reading.docx import read_docx
    from tests.unit.engine.reading_docx.word_files import saved

    document = put(empty_document(), paragraph(marking), paragraph(_WORDS))
    first = next(read_docx(saved(document)).blocks())
    assert (first.kind is BlockKind.FURNITURE) is marking.isupper()


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("5.12\tThe panel met.", BlockKind.PARAGRAPH, "5.12"),
        ("(a) The panel met.", BlockKind.LIST_ITEM, "(a)"),
        ("3. The panel met.", BlockKind.LIST_ITEM, "3."),
        ("R3 The panel met.", BlockKind.PARAGRAPH, "R3"),
        ("– the panel met.", BlockKind.LIST_ITEM, "•"),
        ("Recommendation 3: The panel met.", BlockKind.PARAGRAPH, "Recommendation 3:"),
    ],
)
def test_typed_labels_are_split_off(text: str, kind: BlockKind, label: str) -> None:
    document = empty_document()
    document.add_paragraph(text)
    (block,) = blocks_of(document)
    assert (block.kind, block.label, block.text.lower()) == (kind, label, "the panel met.")
