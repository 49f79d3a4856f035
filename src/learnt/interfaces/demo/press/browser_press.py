"""Prints a paper as PDF with Chromium, from HTML: the layouts that come from web pages and modern word processors."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from learnt.interfaces.demo.press import pages
from learnt.interfaces.demo.press import paper as parts
from learnt.interfaces.demo.press.typography import letters, runs

_TAGS = {"bold": "strong", "italic": "em", "raised": "sup"}
_FIXED = b"D:20260101000000+00'00'"
_DATES = re.compile(rb"D:\d{14}\+00'00'")
_STYLE = """
@page {{ size: A4; margin: 22mm {margin}mm 20mm;
  @top-left {{ content: "{head}"; font: 8pt {font}; }} @top-right {{ content: "{marking}"; font: 8pt {font}; }}
  @bottom-center {{ content: "{foot}" counter(page); font: 8pt {font}; }} }}
@page cover {{ @top-left {{ content: none }} @top-right {{ content: none }} @bottom-center {{ content: none }} }}
@page wide {{ size: A4 landscape; margin: 18mm 15mm; }}
body {{ font: {size}pt/1.42 {font}; margin: 0; hyphens: {hyphens}; text-align: {align}; }}
.cover {{ page: cover; break-after: page; padding-top: 45mm; text-align: left; border-left: 6mm solid {colour};
  padding-left: 10mm; min-height: 180mm; }}
.partnership {{ font-size: 17pt; font-weight: bold }} .title {{ font-size: 26pt; font-weight: bold; color: {colour} }}
.about {{ font-size: 14pt; margin-bottom: 20mm }} .cover .small {{ font-size: 8.5pt; margin-top: 30mm }}
.wide {{ page: wide }} .columns {{ columns: 2; column-gap: 8mm }}
h1 {{ font-size: 17pt; color: {colour}; margin: 7mm 0 3mm; break-after: avoid; text-align: left }}
h2 {{ font-size: 13pt; color: {colour}; margin: 5mm 0 2mm; break-after: avoid; text-align: left }}
h3 {{ font-size: 11pt; font-style: italic; margin: 4mm 0 1mm; break-after: avoid }}
p {{ margin: 0 0 2.6mm }} .hang {{ display: flex }} .hang > b, .hang > span {{ flex: 0 0 {hang}mm; font-weight: normal }}
.label {{ font-weight: bold; color: {colour}; margin: 3mm 0 1mm; break-after: avoid }}
ul {{ margin: 0 0 2mm {bullets}mm; padding-left: 5mm }} blockquote {{ margin: 2mm 10mm; font-style: italic }}
.box {{ border: 0.4mm solid {colour}; background: {shade}; padding: 3mm 4mm 1mm; margin: 3mm 0 5mm; }}
table {{ border-collapse: collapse; width: 100%; font-size: {cell}pt; margin: 2mm 0 5mm; text-align: left }}
td, th {{ border: 0.3mm solid #444; padding: 1.2mm 1.6mm; vertical-align: top }} th {{ background: {shade} }}
.contents {{ break-after: page }} .contents div {{ display: flex }}
.contents i {{ flex: 1; border-bottom: 1px dotted #888; margin: 0 2mm 1mm }}
.break {{ break-before: page }} sup {{ font-size: 65% }}
"""


def print_pdf(paper: parts.Paper, to: Path) -> None:
    """Print the paper to a PDF; a second printing fills the contents list with the pages of the first."""
    _print(_page(paper, {}), to)
    found = pages.page_letters(to)
    _print(_page(paper, _places(paper, found)), to)


def _print(page: str, to: Path) -> None:
    chromium = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.html"
        source.write_text(page, "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}"]
        command = [chromium, *options, f"--print-to-pdf={to}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 (our own page)
    to.write_bytes(_DATES.sub(_FIXED, to.read_bytes()))


def _places(paper: parts.Paper, found: list[str]) -> dict[int, int]:
    """The page of each heading, by its place among the blocks; the contents list itself does not count."""
    places, first = {}, 3
    for at, block in enumerate(paper.blocks):
        if isinstance(block, parts.Heading):
            sought = letters(block.text + _opening(paper.blocks[at + 1 :]))
            first = pages.begins_on(found, sought, first) or pages.begins_on(found, block.text, first) or first
            places[at] = first
    return places


def _opening(blocks: list[parts.Block]) -> str:
    return next((block.text for block in blocks if isinstance(block, parts.Paragraph)), "")


def _page(paper: parts.Paper, places: dict[int, int]) -> str:
    body = "".join(_laid(paper, block, places) for block in paper.blocks)
    look = paper.look
    style = _STYLE.format(
        font=look["font"],
        size=look.get("size", 10.5),
        cell=look.get("size", 10.5) - 1.5,
        margin=look.get("margin", 24),
        head=look.get("head", ""),
        marking=look.get("marking", ""),
        foot=look.get("foot", "Page "),
        hyphens="auto" if look.get("hyphens") else "manual",
        align="justify" if look.get("justified") else "left",
        colour=look.get("colour", "#1d3d5c"),
        shade=look.get("shade", "#eef2f5"),
        hang=look.get("hang_by", 12),
        bullets=look.get("hang_by", 12) if look.get("numbers", "none") != "none" else 0,
    )
    title = html.escape(paper.facts["title"])
    head = f'<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>'
    return f"<!doctype html>{head}<body>{body}</div></body></html>"


def _laid(paper: parts.Paper, block: parts.Block, places: dict[int, int]) -> str:
    if isinstance(block, parts.Contents):
        return _contents(paper, block, places)
    if isinstance(block, parts.Heading):
        number = f"{block.number}&emsp;" if block.number else ""
        turned = ' class="break"' if block.level == 1 and paper.look.get("chapters_on_new_page") else ""
        return f"<h{block.level}{turned}>{number}{markup(block.text)}</h{block.level}>"
    if isinstance(block, parts.Paragraph):
        return _paragraph(block, paper.look.get("bold_labels", False))
    if isinstance(block, parts.Box):
        title = f'<p class="label">{markup(block.title)}</p>' if block.title else ""
        return f'<div class="box">{title}{"".join(_paragraph(each, False) for each in block.body)}</div>'
    if isinstance(block, parts.Table):
        return _table(block)
    if isinstance(block, parts.TitlePage):
        return _title_page(block)
    return _turn(block)


def markup(text: str) -> str:
    """Our inline markup as HTML."""
    return "".join(
        f"<{_TAGS[run.face]}>{html.escape(run.text)}</{_TAGS[run.face]}>"
        if run.face in _TAGS
        else html.escape(run.text)
        for run in runs(text)
    )


def _paragraph(block: parts.Paragraph, bold: bool) -> str:
    words = markup(block.text)
    if block.style == "bullet":
        return f"<ul><li>{words}</li></ul>"
    if block.style == "quote":
        return f"<blockquote>{words}</blockquote>"
    if block.style == "label":
        return f'<p class="label">{words}</p>'
    if block.label:
        tag = "b style='font-weight:bold'" if bold and block.style == "item" else "span"
        return f'<div class="hang"><{tag}>{html.escape(block.label)}</{tag.split()[0]}><p>{words}</p></div>'
    return f"<p>{words}</p>"


def _title_page(block: parts.TitlePage) -> str:
    lines = "".join(f'<p class="{style}">{markup(words)}</p>' for style, words in block.lines)
    return f'<div class="cover">{lines}</div><div>'


def _contents(paper: parts.Paper, block: parts.Contents, places: dict[int, int]) -> str:
    lines = [
        f'<div style="margin-left:{5 * (each.level - 1)}mm">{each.number} {markup(each.text)}<i></i>{places.get(at, "")}'
        "</div>"
        for at, each in enumerate(paper.blocks)
        if isinstance(each, parts.Heading) and each.level < 3
    ]
    return f'<div class="contents"><h1>{block.title}</h1>{"".join(lines)}</div>'


def _table(block: parts.Table) -> str:
    total = sum(block.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.2f}%">' for width in block.widths)
    head = "".join(f"<th>{markup(words)}</th>" for words in block.head)
    rows = "".join(_row(block, number) for number in range(len(block.rows)))
    return f"<table>{columns}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(block: parts.Table, number: int) -> str:
    row, cells = block.rows[number], []
    for column, words in enumerate(row):
        span = _span(block, number) if column == 0 else 1
        if span:
            spans = f' rowspan="{span}"' if span > 1 else ""
            cells.append(f"<td{spans}>{markup(words).replace(' • ', '<br>• ')}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _span(block: parts.Table, number: int) -> int:
    """Over how many rows the first cell of this row reaches; 0 if the cell above reaches over it."""
    first = [row[0] for row in block.rows]
    if not block.merged:
        return 1
    if number and first[number - 1] == first[number]:
        return 0
    end = number
    while end < len(first) and first[end] == first[number]:
        end += 1
    return end - number


def _turn(block: parts.Turn) -> str:
    if block.to == "page":
        return '<div class="break"></div>'
    name = {"landscape": "wide break", "columns": "columns break", "single": "break"}.get(block.to, "break")
    return f'</div><div class="{name}">'
