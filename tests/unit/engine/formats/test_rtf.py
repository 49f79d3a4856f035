"""Rich Text as Word and others write it."""

from __future__ import annotations

import pytest

from learnt.engine.reading.rtf import read_rtf
from learnt.engine.transcript import Block, BlockKind
from learnt.engine.unreadable import Reason, Unreadable

SHEET = (
    rb"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset238 Arial CE;}}"
    rb"{\colortbl;\red255\green255\blue255;\red200\green220\blue240;}"
    rb"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b\fs32 heading 1;}{\s2 heading 2;}{\s3 toc 1;}{\*\cs9 Strong;}}"
)


def blocks_of(body: bytes, head: bytes = rb"\ansi\ansicpg1252") -> list[Block]:
    return list(read_rtf(rb"{\rtf1" + head + SHEET + body + b"}").blocks())


def printed(body: bytes, head: bytes = rb"\ansi\ansicpg1252") -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in blocks_of(body, head)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"caf\'e9 \ldblquote x\rdblquote\emdash y", "café “x”—y"),
        (rb"\uc1 family\u8217\'92s", "family’s"),
        (rb"\uc0 family\u8217 s", "family’s"),
        (rb"{\uc2 a\u8217\'92\'92b}\u8217?c", "a’b’c"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"{\upr{guess}{\*\ud Gw\u375?r}}", "Gwŷr"),
        (rb"{\f2 \'b3}", "ł"),
        (rb"\{x\}\\ a\~b co\-op twenty\_one", "{x}\\ a b coop twenty-one"),
        (rb"one{\v hidden}{\deleted gone} {\revised two}", "one two"),
        (rb"see guidance{\super 26} now", "see guidance now"),
        (rb"a{\*\unknown {\nested words}}b{\pict\bin4 {}{}\wmetafile8 00ff}c", "abc"),
        (rb"a{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}b", "alinkb"),
    ],
)
def test_letters_come_out_as_printed(written: bytes, read: str) -> None:
    assert printed(written + rb"\par") == [read]


def test_the_code_page_is_that_of_the_file() -> None:
    assert printed(rb"\f7\'e8\par", rb"\ansi\ansicpg1251") == ["и"]
    assert printed(rb"\f7\'8e\par", rb"\mac") == ["é"]


def test_numbers_of_lists_are_those_that_were_printed() -> None:
    body = (
        rb"\pard{\listtext\pard\plain 10.2\tab}\ls1\ilvl1 Train staff.\par"
        rb"\pard{\listtext\f1\'b7\tab}\ls2\ilvl0 Point\par"
        rb"{\pntext\pard Recommendation 3:\tab}{\*\pn\pnlvlbody\pntxtb ignored}Review it.\par\pard Plain.\par"
    )
    assert printed(body) == ["10.2 Train staff.", "• Point", "Recommendation 3: Review it.", "Plain."]


def test_headings_are_known_by_style_outline_and_look() -> None:
    body = (
        rb"\pard\plain\s1\b\fs32 Findings\par\pard\plain\s2 Police\par\pard\plain\outlinelevel2 Deep\par"
        rb"\pard\plain\fs22 Running text that is long enough to be the most of what there is here.\par"
        rb"\pard\plain\fs22\b Bold and short\par\pard\plain\s3 Findings\tab 4\par"
    )
    assert [(b.kind, b.level) for b in blocks_of(body)] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 4),
        (BlockKind.CONTENTS, 0),
    ]


def test_tables_keep_merged_cells() -> None:
    row = rb"\trowd\trhdr\clmgf\cellx2000\clmrg\cellx4000\cellx6000\pard\intbl\b Both\cell\cell Right\cell\row"
    row += rb"\trowd\clvmgf\cellx2000\cellx4000\cellx6000\pard\intbl\b0 Down\cell a\par b\cell c\cell\row"
    row += rb"\trowd\clvmrg\cellx2000\cellx6000\intbl\cell wide\cell\row\pard After.\par"
    table, after = blocks_of(row)
    assert table.table is not None
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.table.cells] == [
        ("Both", 0, 0, 1, 2),
        ("Right", 0, 2, 1, 1),
        ("Down", 1, 0, 2, 1),
        ("a b", 1, 1, 1, 1),
        ("c", 1, 2, 1, 1),
        ("wide", 2, 1, 1, 2),
    ]
    assert (table.table.header_rows, after.text) == (1, "After.")


def test_notes_boxes_and_running_heads_are_told_apart() -> None:
    body = (
        rb"{\header\pard Running head\par}\pard Words{\super\chftn}{\footnote\pard{\super\chftn} NICE, 2014.\par} go on"
        rb"{\shp{\*\shpinst{\sp{\sn lines}{\sv 1}}{\shptxt\pard Boxed words.\par}}{\shprslt{\pard Twice}}}.\par"
        rb"\pard\box\brdrs Bordered.\par\pard\cbpat2 Tinted.\par\pard\cbpat1\brdrl\brdrnone White.\par"
    )
    assert [(b.kind.value, b.label, b.text, b.boxed) for b in blocks_of(body)] == [
        ("furniture", "", "Running head", False),
        ("paragraph", "", "Words go on.", False),
        ("paragraph", "", "Boxed words.", True),
        ("paragraph", "", "Bordered.", True),
        ("paragraph", "", "Tinted.", True),
        ("paragraph", "", "White.", False),
        ("footnote", "1", "NICE, 2014.", False),
    ]


def test_a_table_of_contents_is_one_over_several_paragraphs() -> None:
    body = rb"{\field{\*\fldinst TOC \\o}{\fldrslt\pard Findings\tab 3\par\pard Lessons\tab 4\par}}\pard Words.\par"
    assert [b.kind for b in blocks_of(body)] == [BlockKind.CONTENTS, BlockKind.CONTENTS, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    "body",
    [
        rb"Before \bin99999999 after.\par",
        rb"Before \bin-5 after.\par",
        rb"Before after.\par}}}}}}",
        rb"Before {\b{\i after.\par",
        rb"Before \u99999999999? after.\par",
        rb"Before \'zz after.\par",
    ],
)
def test_lies_and_loose_ends_lose_no_words(body: bytes) -> None:
    text = blocks_of(body)[0].text
    assert text.startswith("Before")
    assert text.endswith("after.")


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_rtf(rb"{\rtf1 " + b"{" * 100_000 + b"words")
    assert refusal.value.reason is Reason.DAMAGED


def test_a_row_of_countless_cells_is_bounded() -> None:
    body = (
        rb"\trowd"
        + b"".join(rb"\cellx%d" % (n * 100) for n in range(5_000))
        + rb"\intbl x"
        + rb"\cell" * 5_000
        + rb"\row"
    )
    table = blocks_of(body)[0].table
    assert table is not None
    assert max(cell.column for cell in table.cells) <= 200
