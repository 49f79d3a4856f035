"""Web pages: what a browser shows of the page itself."""

from __future__ import annotations

import pytest

from learnt.engine.reading.html import read_html
from learnt.engine.reading.html.opening import decoded
from learnt.engine.reading.intake import sniff
from learnt.engine.transcript import Block, BlockKind, Format
from learnt.engine.unreadable import Unreadable

LONG = "The panel heard from the family, from the agencies and from those who had worked beside her for many years. "


def blocks_of(body: str, head: str = "") -> list[Block]:
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return list(read_html(page.encode()).blocks())


def printed(body: str, head: str = "") -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in blocks_of(body, head)]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=9 type=a><li>a<li>b</ol>", ["i. a", "j. b"]),
        ("<ol type=I><li>a<li value=5>b<li>c</ol>", ["I. a", "V. b", "VI. c"]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3. a", "2. b", "1. c"]),
        ("<ol><li>a<ol type=i><li>b<li>c</ol><li>d</ol>", ["1. a", "i. b", "ii. c", "2. d"]),
        ("<ol style='list-style-type: upper-alpha'><li>a</ol>", ["A. a"]),
        ("<ul><li>a<li>R3: b</ul>", ["• a", "R3: b"]),
        ("<ol style='list-style: none'><li>1.1 Alpha<li>1.2 Beta</ol>", ["1.1 Alpha", "1.2 Beta"]),
        ("<ol><li><p>a</p><p>second</p><li><p>b</p></ol>", ["1. a", "second", "2. b"]),
        (
            "<dl><dt>Recommendation 1</dt><dd>Train.</dd><dt>Who</dt><dd>Police</dd></dl>",
            ["Recommendation 1 Train.", "Who", "Police"],
        ),
        ("<p>10.2&nbsp;&nbsp;&nbsp;train staff</p>", ["10.2 train staff"]),
        ("<p>one<br>two</p>", ["one two"]),
        ("<div>loose <b>words</b><p>then</p>again</div>", ["loose words", "then", "again"]),
        ("<p>old<del> gone</del><ins> new</ins>, said <q>so</q></p>", ["old new, said “so”"]),
        ("<p>guidance<sup>26</sup> and law<a href='#_ftn1'>[1]</a>.</p>", ["guidance and law."]),
    ],
)
def test_paragraphs_and_lists_read_as_shown(body: str, shown: list[str]) -> None:
    assert printed(body) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (b"<meta charset=windows-1252><p>it\x92s</p>", "it’s"),
        (b"<meta charset=iso-8859-1><p>it\x92s</p>", "it’s"),
        (b"<p>it\x92s</p>", "it’s"),
        ("<p>it’s Gwŷr</p>".encode(), "it’s Gwŷr"),
        (b"\xff\xfe" + "<p>Gwŷr</p>".encode("utf-16-le"), "Gwŷr"),
        (b"<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>\xc9</p>", "и"),
        (b"<meta charset=hex><p>caf\xc3\xa9</p>", "café"),
        (b"<meta charset=utf-16><p>caf\xc3\xa9</p>", "café"),
    ],
)
def test_letters_are_decoded_as_a_browser_does(written: bytes, shown: str) -> None:
    assert shown in decoded(written)


def test_what_every_page_of_the_site_says_is_left_out() -> None:
    menu = "".join(f"<li><a href='/{n}'>Page {n}</a></li>" for n in range(9))
    body = (
        f"<ul>{menu}</ul><div class='cookieBanner'>We use cookies. You should accept.</div><div role=dialog>Chat to us</div>"
        f"<div id='breadcrumbs'><a href=/>Home</a> &gt; Reviews</div><h1>Review</h1><p>{LONG * 9}</p>"
        "<footer>You should subscribe</footer><div class='social-share'><a href=//x>Share this</a></div>"
        "<p hidden>hidden</p><p class=x>also hidden</p><script>1</script><noscript>Turn it on</noscript>"
    )
    assert printed(body, "<style>@media screen {.x {display:none}} @media print {h1 {display: none}}</style>") == [
        "Review",
        (LONG * 9).strip(),
    ]


def test_what_the_page_says_is_kept_though_it_is_named_like_furniture() -> None:
    body = (
        f"<main><p>{LONG * 4}</p><section id=information-sharing><h2>Sharing</h2><p>The trust should share.</p></section>"
        f"<div class='panel-print-wrapper'>{f'<p>{LONG}</p>' * 3}</div><h3><button aria-controls=a>Recommendations</button>"
        f"</h3><div id=a hidden><p>{LONG}</p></div><form><p>In a form.</p><input value=no></form></main>"
    )
    said = printed(body)
    assert [
        words for words in ("Sharing", "The trust should share.", "Recommendations", "In a form.") if words not in said
    ] == []
    assert said.count(LONG.strip()) == 4


def test_a_list_of_links_into_the_page_is_its_contents() -> None:
    body = "<nav><ul><li><a href=#a>Findings</a><li><a href=#b>Recommendations</a></ul></nav><h2 id=a>Findings</h2>"
    body += "<p><a href=#b>2 Recommendations</a></p><p>Words of the review.</p>"
    assert [(b.kind, b.text) for b in blocks_of(body)] == [
        (BlockKind.CONTENTS, "Findings"),
        (BlockKind.CONTENTS, "Recommendations"),
        (BlockKind.HEADING, "Findings"),
        (BlockKind.CONTENTS, "Recommendations"),
        (BlockKind.PARAGRAPH, "Words of the review."),
    ]


def test_headings_are_known_by_element_and_by_look() -> None:
    body = (
        f"<h2>Findings</h2><p>{LONG}</p><p><b>The police</b></p><p style='font-size: 20pt'>Large words</p><p>{LONG}</p>"
    )
    kinds = [(b.kind, b.text) for b in blocks_of(body) if b.text != LONG.strip()]
    assert kinds == [(BlockKind.HEADING, text) for text in ("Findings", "The police", "Large words")]


def test_tables_keep_their_spans_and_those_that_lay_out_the_page_are_none() -> None:
    table = (
        "<table><caption>Plan</caption><tfoot><tr><td>end<td>2<td>3</tfoot><thead><tr><th>Action<th colspan=2>Who</thead>"
        "<tr><td rowspan=2>Train<td>CCG<td>May<tr><td>Trust<td>June</table>"
    )
    caption, block = blocks_of(f"<p>{LONG * 9}</p><table role=presentation><tr><td>{table}<td>x</table>")[1:3]
    assert (caption.text, block.table is not None) == ("Plan", True)
    assert block.table is not None
    assert block.table.header_rows == 1
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in block.table.cells] == [
        ("Action", 0, 0, 1, 1),
        ("Who", 0, 1, 1, 2),
        ("Train", 1, 0, 2, 1),
        ("CCG", 1, 1, 1, 1),
        ("May", 1, 2, 1, 1),
        ("Trust", 2, 1, 1, 1),
        ("June", 2, 2, 1, 1),
        ("end", 3, 0, 1, 1),
        ("2", 3, 1, 1, 1),
        ("3", 3, 2, 1, 1),
    ]


def test_notes_of_word_processors_and_sites_stand_apart() -> None:
    body = (
        "<p>Law<a href='#_ftn1' name='_ftnref1'>[1]</a>.</p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> NICE, 2014.</p></div>"
        "<div class=footnotes><ol><li id='fn:2'><p>Act, 2004. <a href='#fnref:2'>↩</a></p></ol></div>"
    )
    assert [(b.kind, b.label, b.text) for b in blocks_of(body)] == [
        (BlockKind.PARAGRAPH, "", "Law."),
        (BlockKind.FOOTNOTE, "1", "NICE, 2014."),
        (BlockKind.FOOTNOTE, "2", "Act, 2004."),
    ]


def test_a_page_saved_in_one_file_is_read() -> None:
    saved = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<html><body><p>It=E2=80=99s the review.</p></body></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    assert sniff(saved, "page.mhtml") is Format.HTML
    assert next(read_html(saved).blocks()).text == "It’s the review."


@pytest.mark.parametrize(
    "start", [b"<?xml version='1.0'?>\n<html>", b"\xef\xbb\xbf<!-- saved -->\n<!DOCTYPE HTML>", b" <BODY class=x>"]
)
def test_pages_are_known_by_how_they_begin(start: bytes) -> None:
    assert sniff(start + b"<p>Words</p>", "report.pdf") is Format.HTML


def test_what_only_looks_like_a_page_is_none() -> None:
    for source in (b"<rss><item>x</item></rss>", b"<!---->" * 2_000 + b"x", b"a: b\r\n" * 2_000):
        with pytest.raises(Unreadable):
            sniff(source, "report.html")


def test_style_sheets_without_end_cost_little() -> None:
    assert printed("<p>Words</p>", "<style>" + "p {color: red} a" * 20_000 + "x" * 200_000 + "</style>") == ["Words"]
