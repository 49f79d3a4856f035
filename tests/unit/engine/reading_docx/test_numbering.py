"""Automatic numbers come out as Word prints them."""

from __future__ import annotations

import pytest

from learnt.engine.reading.docx.numbering import counted
from learnt.engine.transcript import BlockKind
from tests.unit.engine.reading_docx.word_files import (
    add_numbering,
    blocks_of,
    empty_document,
    level,
    numbered,
    paragraph,
    printed,
    put,
)


def labels(lists: dict[int, str], numberings: dict[int, tuple[int, str]], *paragraphs: str) -> list[str]:
    document = empty_document()
    add_numbering(document, lists, numberings)
    return [block.label for block in blocks_of(put(document, *paragraphs))]


@pytest.mark.parametrize(
    ("way", "count", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 49, "XLIX"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 13, "13th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 30, "Thirtieth"),
        ("ordinalText", 45, "Forty-fifth"),
        ("none", 4, ""),
        ("chineseCounting", 4, "4"),
    ],
)
def test_a_number_is_written_in_its_way_of_counting(way: str, count: int, written: str) -> None:
    assert counted(count, way) == written


def test_levels_count_within_those_above_them() -> None:
    lists = {1: level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")}
    order = [0, 1, 2, 2, 1, 0, 1, 2]
    found = labels(lists, {5: (1, "")}, *(numbered("Words", 5, at) for at in order))
    assert found == ["1.", "1.1", "(a)", "(b)", "1.2", "2.", "2.1", "(a)"]


def test_the_text_around_a_number_is_part_of_the_label() -> None:
    lists = {1: level(0, "Recommendation %1:")}
    assert labels(lists, {5: (1, "")}, numbered("Train.", 5), numbered("Audit.", 5)) == [
        "Recommendation 1:",
        "Recommendation 2:",
    ]


def test_a_deep_level_used_first_counts_from_the_start_of_those_above() -> None:
    lists = {1: level(0, "%1", start=4) + level(1, "%1.%2")}
    assert labels(lists, {5: (1, "")}, numbered("Words", 5, 1), numbered("Words", 5, 0)) == ["4.1", "4"]


def test_numberings_of_one_list_count_on_unless_they_say_where_to_start() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numberings = {5: (1, ""), 6: (1, ""), 7: (1, again)}
    order = [5, 5, 6, 7, 7, 5]
    found = labels({1: level(0, "%1.")}, numberings, *(numbered("Words", of) for of in order))
    assert found == ["1.", "2.", "3.", "1.", "2.", "3."]


def test_numberings_of_different_lists_count_apart() -> None:
    lists = {1: level(0, "%1."), 2: level(0, "R%1")}
    order = [5, 6, 5, 6]
    found = labels(lists, {5: (1, ""), 6: (2, "")}, *(numbered("Words", of) for of in order))
    assert found == ["1.", "R1", "2.", "R2"]


def test_a_level_that_never_restarts_counts_on() -> None:
    lists = {1: level(0, "%1.") + level(1, "Lesson %2", more='<w:lvlRestart w:val="0"/>')}
    order = [0, 1, 0, 1]
    found = labels(lists, {5: (1, "")}, *(numbered("Words", 5, at) for at in order))
    assert found == ["1.", "Lesson 1", "2.", "Lesson 2"]


def test_legal_numbering_writes_the_numbers_above_in_figures() -> None:
    lists = {1: level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>")}
    found = labels(lists, {5: (1, "")}, numbered("Words", 5, 0), numbered("Words", 5, 0), numbered("Words", 5, 1))
    assert found == ["I.", "II.", "2.1"]


def test_a_level_overridden_in_a_numbering_is_written_its_way() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "lowerRoman")}</w:lvlOverride>'
    found = labels({1: level(0, "%1.")}, {5: (1, other)}, numbered("Words", 5), numbered("Words", 5))
    assert found == ["(i)", "(ii)"]


def test_a_style_brings_its_numbering_and_level() -> None:
    document = empty_document()
    lists = {1: level(0, "%1", style="Heading1") + level(1, "%1.%2", style="Heading2")}
    add_numbering(document, lists, {5: (1, "")})
    for name in ("Heading 1", "Heading 2"):
        style = document.styles[name].element
        style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 5
    for text, depth in (("Background", 1), ("Scope", 2), ("Analysis", 1), ("Findings", 2)):
        document.add_heading(text, depth)
    assert printed(blocks_of(document)) == ["1 Background", "1.1 Scope", "2 Analysis", "2.1 Findings"]


def test_a_paragraph_can_take_itself_out_of_its_styles_numbering() -> None:
    document = empty_document()
    document.add_paragraph("One", style="List Number")
    document.add_paragraph("Two", style="List Number")
    unnumbered = document.add_paragraph("Between", style="List Number")
    unnumbered._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    document.add_paragraph("Three", style="List Number")
    assert [b.label for b in blocks_of(document)] == ["1.", "2.", "", "3."]


def test_empty_numbered_paragraphs_are_counted_but_not_shown() -> None:
    found = labels({1: level(0, "%1.")}, {5: (1, "")}, numbered("One", 5), numbered("", 5), numbered("Three", 5))
    assert found == ["1.", "3."]


def test_bullets_are_list_items_with_a_bullet_for_a_label() -> None:
    document = empty_document()
    add_numbering(document, {1: level(0, "\uf0b7", "bullet")}, {5: (1, "")})
    (block,) = blocks_of(put(document, numbered("Ask everyone", 5)))
    assert (block.kind, block.label, block.text) == (BlockKind.LIST_ITEM, "•", "Ask everyone")


def test_a_typed_label_behind_an_automatic_bullet_is_the_label() -> None:
    found = labels({1: level(0, "-", "bullet")}, {5: (1, "")}, numbered("Recommendation 2: Train all staff.", 5))
    assert found == ["Recommendation 2:"]


def test_a_number_that_leads_nowhere_is_left_out() -> None:
    assert labels({1: level(0, "%1.")}, {5: (9, "")}, numbered("Words", 5), numbered("Words", 77)) == ["", ""]


def test_paragraphs_in_table_cells_are_numbered_with_the_rest() -> None:
    document = empty_document()
    add_numbering(document, {1: level(0, "%1.")}, {5: (1, "")})
    cell = f"<w:tc><w:tcPr/>{numbered('', 5)}</w:tc><w:tc><w:tcPr/>{paragraph('Train')}</w:tc>"
    put(document, numbered("Before", 5), f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>", numbered("After", 5))
    assert printed(b for b in blocks_of(document) if b.table is None) == ["1. Before", "4. After"]
