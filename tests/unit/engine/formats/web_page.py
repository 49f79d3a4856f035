"""A report as a partnership's web site shows it: the transcript of a paper put on a page with all that sites add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from learnt.engine.text.labels import is_bullet
from learnt.engine.transcript import Block, BlockKind, Table, Transcript

_COOKIES = (
    '<div class="cookie-banner" id="ccc"><p>We use cookies that are necessary and some that should help us to make '
    'this site better.</p><button>Accept all</button><a href="/cookies">Cookie policy</a></div>'
)
_MENU = "".join(
    f'<li><a href="/{name.lower()}">{name}</a></li>'
    for name in ("Home", "News", "Council", "Jobs", "Contact", "Parking")
)
_FOOT = (
    "<p>Recommendation: sign up to our newsletter. You should tell us what you think of this page.</p><ul><li>"
    '<a href="/a11y">Accessibility</a></li><li><a href="/privacy">Privacy</a></li></ul>'
)
_RELATED = "".join(f'<li><a href="/dhr/{n}">Domestic homicide review: Adult {n}</a></li>' for n in range(6))


def modern_page(transcript: Transcript) -> bytes:
    """With elements that say what they are: main, nav, header, footer, headings, lists, table heads."""
    body = "\n".join(_modern(transcript.body()))
    notes = "".join(
        f'<li id="fn:{b.label}" role="doc-endnote"><p>{escape(b.text)} <a href="#fnref:{b.label}">↩</a></p></li>'
        for b in transcript.blocks()
        if b.kind is BlockKind.FOOTNOTE
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Reviews</title><script>var a = "<p>no</p>";'
        f"</script></head><body>{_COOKIES}<a class='skip-link' href='#main'>Skip to main content</a>"
        f'<header role="banner"><p>Anyshire Council</p><nav><ul>{_MENU}</ul></nav></header>'
        f'<nav class="breadcrumbs" aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li>Reviews</li></ol></nav>'
        f'<main id="main">{body}<div class="footnotes"><ol>{notes}</ol></div></main>'
        f'<aside class="related"><h2>Related pages</h2><ul>{_RELATED}</ul></aside><footer>{_FOOT}</footer></body></html>'
    ).encode()


def old_page(transcript: Transcript) -> bytes:
    """From a site of long ago: everything in one form and one table, headings that are only bold, Windows' letters."""
    body = "\n".join(_old(transcript.body()))
    page = (
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"
        "<style>.hidden {display: none} .hd {font-size: 1.5em; font-weight: bold}</style></head><body bgcolor=white>"
        f"<form action='/search'><table width='100%'><tr><td class='leftnav'><ul>{_MENU}</ul></td><td>"
        f"<div class='hidden'>The Council should not be read here.</div>{body}</td></tr>"
        f"<tr><td colspan=2><div class='footer'>{_FOOT}</div></td></tr></table></form></body></html>"
    )
    return page.encode("cp1252", "xmlcharrefreplace")


def _modern(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, run in groupby(blocks, key=_kind_of_list):
        if kind:
            yield _list(kind, list(run))
            continue
        for block in run:
            if block.table:
                yield _table(block.table)
            elif block.kind is BlockKind.HEADING:
                yield f"<h{min(block.level, 6)}>{escape(f'{block.label} {block.text}'.strip())}</h{min(block.level, 6)}>"
            else:
                yield _boxed(block, _paragraph(block))


def _old(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.table:
            yield _table(block.table)
        elif block.kind is BlockKind.HEADING:
            style = "class=hd" if block.level == 1 else ""
            yield f"<p {style}><b>{escape(f'{block.label} {block.text}'.strip())}</b></p>"
        else:
            yield f"<p>{_labelled(block)}<br>"


def _kind_of_list(block: Block) -> str:
    if block.kind is not BlockKind.LIST_ITEM or block.boxed:
        return ""
    if is_bullet(block.label):
        return "ul"
    return {"1": "1", "a": "a", "A": "A"}.get(block.label.rstrip("."), "") or _later(block)


def _later(block: Block) -> str:
    """The kind of list in which a label such as "2." or "c." stands, if a browser could print it."""
    label = block.label.removesuffix(".")
    if not block.label.endswith("."):
        return ""
    if label.isdecimal():
        return "1"
    return "A" if len(label) == 1 and label.isupper() else "a" if len(label) == 1 and label.isalpha() else ""


def _list(kind: str, items: list[Block]) -> str:
    inside = "".join(f"<li{_value(kind, item)}>{escape(item.text)}</li>" for item in items)
    return f"<ul>{inside}</ul>" if kind == "ul" else f'<ol type="{kind}">{inside}</ol>'


def _value(kind: str, item: Block) -> str:
    label = item.label.removesuffix(".")
    number = label if kind == "1" else str(ord(label.lower()) - 96) if kind in "aA" else ""
    return f' value="{number}"' if number else ""


def _paragraph(block: Block) -> str:
    return f"<p>{_labelled(block)}</p>"


def _labelled(block: Block) -> str:
    gap = "&nbsp;&nbsp; " if block.label else ""
    label = f"<strong>{escape(block.label)}</strong>" if block.label[:1].isalpha() else escape(block.label)
    return f"{label}{gap}{escape(block.text)}"


def _boxed(block: Block, inside: str) -> str:
    return f'<div style="border: 1px solid #336; padding: 1em">{inside}</div>' if block.boxed else inside


def _table(table: Table) -> str:
    rows = []
    for number in table.row_numbers():
        tag = "th" if number < table.header_rows else "td"
        cells = (
            f'<{tag} rowspan="{c.row_span}" colspan="{c.column_span}">{escape(c.text)}</{tag}>'
            for c in table.row(number)
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table border="1">{"".join(rows)}</table>'
