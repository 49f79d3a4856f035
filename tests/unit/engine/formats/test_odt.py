"""OpenDocument: what LibreOffice prints is what is read."""

from __future__ import annotations

import pytest

from learnt.engine.reading.odt import read_odt
from learnt.engine.transcript import BlockKind
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.formats.odt_files import (
    blocks_of,
    level,
    list_style,
    listed,
    odt_file,
    p,
    printed,
    transcript_of,
)

CHAPTERS = list_style("L", level(1), level(2, text__display_levels="2"), level(3, "a", style__num_suffix=")"))


def test_numbers_of_several_levels_are_printed_together() -> None:
    body = listed(
        "L", p("One") + listed("L", p("Sub"), p("Sub") + listed("L", p("Deep"))), p("Two") + listed("L", p("Sub"))
    )
    assert printed(body, CHAPTERS) == ["1 One", "1.1 Sub", "1.2 Sub", "a) Deep", "2 Two", "2.1 Sub"]


def test_a_list_is_continued_only_where_it_says_so() -> None:
    body = listed("L", p("One"), more='xml:id="a"') + p("Between") + listed("L", p("New")) + p("Between")
    body += listed("L", p("Goes on"), more='text:continue-list="a"')
    body += listed("L", p("And on"), more='text:continue-numbering="true"')
    assert printed(body, CHAPTERS) == ["1 One", "Between", "1 New", "Between", "2 Goes on", "3 And on"]


def test_an_item_may_set_its_own_number_and_further_paragraphs_have_none() -> None:
    body = (
        '<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>Seven</text:p><text:p>More</text:p>'
        "</text:list-item><text:list-item><text:p>Eight</text:p></text:list-item><text:list-header><text:p>Head</text:p>"
        "</text:list-header></text:list>"
    )
    assert printed(body, CHAPTERS) == ["7 Seven", "More", "8 Eight", "Head"]


@pytest.mark.parametrize(
    ("form", "more", "label"),
    [
        ("1", {"style__num_prefix": "Recommendation ", "style__num_suffix": ":"}, "Recommendation 4:"),
        ("1", {"loext__num_list_format": "R%1%."}, "R4."),
        ("i", {"style__num_prefix": "(", "style__num_suffix": ")"}, "(iv)"),
        ("A", {"style__num_suffix": "."}, "D."),
        ("1st", {}, "4th"),
    ],
)
def test_numbers_are_printed_as_their_style_says(form: str, more: dict[str, str], label: str) -> None:
    style = list_style("L", level(1, form, text__start_value="4", **more))
    assert blocks_of(listed("L", p("The trust should train its staff.")), style)[0].label == label


def test_a_paragraphs_own_list_style_comes_first() -> None:
    styles = CHAPTERS + list_style("R", level(1, style__num_prefix="R"))
    styles += '<style:style style:name="Rec" style:family="paragraph" style:list-style-name="R"/>'
    assert printed(listed("L", p("Words", "Rec")), styles) == ["R1 Words"]


def test_bullets_come_out_alike_and_typed_labels_win_over_them() -> None:
    style = list_style("B", '<text:list-level-style-bullet text:level="1" text:bullet-char="➢"/>')
    assert printed(listed("B", p("Point"), p("R3: Train staff")), style) == ["• Point", "R3: Train staff"]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
    outline += (
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{n}">{text}</text:h>' for n, text in ((1, "A"), (2, "B"), (1, ""), (1, "C"))
    )
    found = blocks_of(body, sheet=outline)
    assert [(b.kind, b.label, b.text, b.level) for b in found] == [
        (BlockKind.HEADING, "1", "A", 1),
        (BlockKind.HEADING, "1.1", "B", 2),
        (BlockKind.HEADING, "2", "C", 1),
    ]


def test_changes_are_read_as_accepted_and_comments_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:p>Kept <text:change text:change-id="c"/>words'
        "<office:annotation><text:p>a comment</text:p></office:annotation><text:s text:c='2'/>here.</text:p>"
    )
    assert printed(body) == ["Kept words here."]


def test_notes_stand_apart_with_their_signs() -> None:
    body = (
        "<text:p>Guidance<text:note text:note-class='footnote'><text:note-citation>12</text:note-citation><text:note-body>"
        "<text:p>NICE, 2014.</text:p></text:note-body></text:note> was read.</text:p>"
    )
    assert [(b.kind, b.label, b.text) for b in blocks_of(body)] == [
        (BlockKind.PARAGRAPH, "", "Guidance was read."),
        (BlockKind.FOOTNOTE, "12", "NICE, 2014."),
    ]


def test_frames_and_bordered_paragraphs_are_boxes() -> None:
    styles = '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:border="1pt solid #000"/></style:style>'
    frame = "<draw:frame><draw:text-box><text:p>In the frame.</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>In the shape.</text:p></draw:custom-shape>"
    found = blocks_of(p(f"Anchor{frame}{shape}.") + p("Bordered.", "B") + p("Plain."), styles)
    assert [(b.text, b.boxed) for b in found] == [
        ("Anchor.", False),
        ("In the frame.", True),
        ("In the shape.", True),
        ("Bordered.", True),
        ("Plain.", False),
    ]


def test_tables_keep_their_spans_and_header_rows() -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-spanned='2'><text:p>Who</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell table:number-rows-spanned='2'><text:p>Train</text:p></table:table-cell><table:table-cell/>"
        "<table:table-cell><text:p>CCG</text:p></table:table-cell></table:table-row><table:table-row>"
        "<table:covered-table-cell/><table:table-cell/><table:table-cell><text:p>Trust</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    table = blocks_of(body)[0].table
    assert table is not None
    assert table.header_rows == 1
    words = [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells if c.text]
    assert words == [
        ("Action", 0, 0, 1, 1),
        ("Who", 0, 1, 1, 2),
        ("Train", 1, 0, 2, 1),
        ("CCG", 1, 2, 1, 1),
        ("Trust", 2, 2, 1, 1),
    ]


def test_hidden_words_are_not_read() -> None:
    styles = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = '<text:section text:display="none"><text:p>Hidden section</text:p></text:section>'
    body += '<text:p>Seen<text:span text:style-name="H"> unseen</text:span>.</text:p>'
    assert printed(body, styles) == ["Seen."]


def test_contents_lists_and_running_heads_are_told_apart() -> None:
    index = "<text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title>"
    index += "<text:p>1<text:tab/>Recommendations<text:tab/>9</text:p></text:index-body></text:table-of-content>"
    sheet = "<office:master-styles><style:master-page><style:header><text:p>OFFICIAL SENSITIVE draft</text:p></style:header>"
    sheet += "</style:master-page></office:master-styles>"
    kinds = {block.text: block.kind for block in transcript_of(index + p("Words."), sheet=sheet).blocks()}
    assert kinds["Recommendations 9"] is BlockKind.CONTENTS
    assert kinds["OFFICIAL SENSITIVE draft"] is BlockKind.FURNITURE


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (odt_file("<text:p> </text:p>"), Reason.EMPTY),
        (odt_file("<text:p>Words</text:q>"), Reason.DAMAGED),
        (
            odt_file(
                p("x"),
                **{
                    "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                    b"<m:encryption-data/></m:manifest>"
                },
            ),
            Reason.ENCRYPTED,
        ),
    ],
)
def test_what_cannot_be_read_says_why(source: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_odt(source)
    assert refusal.value.reason is reason
