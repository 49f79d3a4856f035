"""Prints a paper as PDF with reportlab: fonts, columns, boxes, ruled tables, landscape pages, running heads."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from learnt.interfaces.demo.press import paper as parts
from learnt.interfaces.demo.press.typography import runs

_FOLDERS = {"DejaVu": "/usr/share/fonts/truetype/dejavu", "Liberation": "/usr/share/fonts/truetype/liberation"}
_FACES = {
    "DejaVuSans": ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"),
    "DejaVuSerif": ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
    "DejaVuSansCondensed": ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold", "DejaVuSansCondensed-Oblique"),
    "LiberationSans": ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic"),
    "LiberationSerif": ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic"),
    "LiberationSansNarrow": (
        "LiberationSansNarrow-Regular",
        "LiberationSansNarrow-Bold",
        "LiberationSansNarrow-Italic",
    ),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}
_TAGS = {"bold": ("<b>", "</b>"), "italic": ("<i>", "</i>"), "raised": ("<super>", "</super>"), "plain": ("", "")}
_HANG = 34


def print_pdf(paper: parts.Paper, to: Path) -> None:
    """Print the paper to a PDF that is the same, byte for byte, every time."""
    _Press(paper).print(to)


def markup(text: str) -> str:
    """Our inline markup as reportlab's."""
    return "".join(f"{_TAGS[run.face][0]}{escape(run.text)}{_TAGS[run.face][1]}" for run in runs(text))


def _load(font: str) -> None:
    folder = next((path for start, path in _FOLDERS.items() if font.startswith(start)), None)
    if folder and font not in pdfmetrics.getRegisteredFontNames():
        for face in _FACES[font]:
            pdfmetrics.registerFont(TTFont(face, f"{folder}/{face}.ttf"))
        plain, bold, italic = _FACES[font]
        pdfmetrics.registerFontFamily(plain, normal=plain, bold=bold, italic=italic, boldItalic=bold)


class _Document(BaseDocTemplate):
    """Tells the list of contents about each heading as it is laid."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 (reportlab's name)
        level = getattr(flowable, "contents_level", None)
        if level is not None:
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page))


class _Press:
    """One paper on its way to print."""

    def __init__(self, paper: parts.Paper) -> None:
        self.paper, self.look = paper, paper.look
        _load(self.look["font"])
        self.plain, self.bold, self.italic = _FACES[self.look["font"]]
        self.size = self.look.get("size", 10.5)
        self.colour = colors.HexColor(self.look.get("colour", "#000000"))
        self.styles = self._styles()

    def print(self, to: Path) -> None:
        document = _Document(str(to), pagesize=A4, title=self.paper.facts["title"], invariant=1)
        document.addPageTemplates(self._templates())
        story = [flowable for block in self.paper.blocks for flowable in self._flow(block)]
        document.multiBuild(story)

    # --- pages

    def _templates(self) -> list[PageTemplate]:
        wide = landscape(A4)
        margin = self.look.get("margin", 24) * mm
        return [
            PageTemplate("cover", [_frame(A4, margin)], onPage=self._cover_page),
            PageTemplate("portrait", [_frame(A4, margin)], onPage=self._page, pagesize=A4),
            PageTemplate("landscape", [_frame(wide, 16 * mm)], onPage=self._page, pagesize=wide),
            PageTemplate("columns", _columns(A4, margin), onPage=self._page, pagesize=A4),
        ]

    def _cover_page(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setPageSize(A4)
        if self.look.get("band"):
            canvas.setFillColor(self.colour)
            canvas.rect(0, A4[1] - 26 * mm, A4[0], 26 * mm, stroke=0, fill=1)

    def _page(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        width, height = document.pageTemplate.pagesize
        canvas.setPageSize((width, height))
        canvas.setFont(self.plain, 8)
        canvas.setFillColor(colors.HexColor("#444444"))
        canvas.drawString(20 * mm, height - 13 * mm, self.look.get("head", ""))
        canvas.drawRightString(width - 20 * mm, height - 13 * mm, self.look.get("marking", ""))
        foot = self.look.get("foot", "Page {page}").replace("{page}", str(document.page))
        canvas.drawCentredString(width / 2, 11 * mm, foot)
        if self.look.get("rules"):
            canvas.line(20 * mm, height - 15 * mm, width - 20 * mm, height - 15 * mm)

    # --- blocks

    def _flow(self, block: parts.Block) -> list[Flowable]:
        lay = {
            parts.Heading: self._heading,
            parts.Paragraph: self._paragraph,
            parts.Box: self._box,
            parts.Table: self._table,
            parts.Turn: self._turn,
            parts.Contents: self._contents,
            parts.TitlePage: self._title_page,
        }[type(block)]
        return list(lay(block))

    def _title_page(self, block: parts.TitlePage) -> list[Flowable]:
        laid: list[Flowable] = [Spacer(1, 34 * mm)]
        for style, words in block.lines:
            laid += [Paragraph(markup(words), self.styles[f"cover-{style}"]), Spacer(1, 4 * mm)]
        return [*laid, NextPageTemplate("portrait"), PageBreak()]

    def _contents(self, block: parts.Contents) -> list[Flowable]:
        table = TableOfContents(dotsMinLevel=0)
        table.levelStyles = [self.styles["contents-0"], self.styles["contents-1"]]
        end = [] if self.look.get("chapters_on_new_page") else [PageBreak()]
        return [Paragraph(block.title, self.styles["heading-1"]), table, *end]

    def _heading(self, block: parts.Heading) -> list[Flowable]:
        words = block.text.upper() if self.look.get("capitals") and block.level == 1 else block.text
        number = f"{block.number}&nbsp;&nbsp;&nbsp;" if block.number else ""
        laid = Paragraph(number + markup(words), self.styles[f"heading-{block.level}"])
        if block.level < 3:
            laid.contents_level = block.level - 1
        new_page = block.level == 1 and self.look.get("chapters_on_new_page")
        return [PageBreak(), laid] if new_page else [laid]

    def _paragraph(self, block: parts.Paragraph) -> list[Flowable]:
        if block.style == "bullet":
            return [Paragraph(markup(block.text), self.styles["bullet"], bulletText="•")]
        if block.style == "label":
            return [Paragraph(markup(block.text), self.styles["label"])]
        hang = block.label or (block.style == "item" and self.look.get("hang", True))
        name = "hanging" if hang and block.style in ("body", "item") else block.style
        name = "body" if name == "item" else name
        return [Paragraph(markup(block.text), self.styles[name], bulletText=block.label or None)]

    def _box(self, block: parts.Box) -> list[Flowable]:
        body: list[Flowable] = [Paragraph(markup(block.title), self.styles["label"])] if block.title else []
        body += [flowable for each in block.body for flowable in self._boxed(each)]
        table = Table([[body]], colWidths=["100%"], splitInRow=1)
        shade = colors.HexColor(self.look.get("shade", "#eef2f5"))
        table.setStyle([("BOX", (0, 0), (-1, -1), 0.8, self.colour), ("BACKGROUND", (0, 0), (-1, -1), shade)])
        table.spaceBefore, table.spaceAfter = 3, 8
        return [table]

    def _boxed(self, block: parts.Paragraph) -> list[Flowable]:
        style = "bullet" if block.style == "bullet" else "cell-wide"
        return [Paragraph(markup(block.text), self.styles[style], bulletText="•" if style == "bullet" else None)]

    def _table(self, block: parts.Table) -> list[Flowable]:
        rows = [[self._cell(words, "cell-head") for words in block.head]]
        rows += [[self._cell(words, "cell") for words in row] for row in _joined(block)]
        widths = [f"{100 * width / sum(block.widths):.3f}%" for width in block.widths]
        table = Table(rows, colWidths=widths, repeatRows=1)
        table.setStyle(_ruled(block, colors.HexColor(self.look.get("shade", "#e6e6e6"))))
        table.spaceBefore, table.spaceAfter = 4, 8
        return [table]

    def _cell(self, words: str, style: str) -> list[Paragraph]:
        pieces = words.replace(" • ", "\n• ").split("\n")
        return [Paragraph(markup(piece), self.styles[style]) for piece in pieces]

    def _turn(self, block: parts.Turn) -> list[Flowable]:
        if block.to == "page":
            return [PageBreak()]
        name = "portrait" if block.to == "single" else block.to
        return [NextPageTemplate(name), PageBreak()]

    # --- styles

    def _styles(self) -> dict[str, ParagraphStyle]:
        size, align = self.size, TA_JUSTIFY if self.look.get("justified") else TA_LEFT
        body = ParagraphStyle("body", fontName=self.plain, fontSize=size, leading=size * 1.34, spaceAfter=7)
        body.alignment = align
        hang = self.look.get("hang_by", _HANG)
        variants: dict[str, dict[str, Any]] = {
            "body": {},
            "hanging": {"leftIndent": hang, "bulletIndent": 0, "bulletFontName": self.plain, "bulletFontSize": size},
            "quote": {"leftIndent": 30, "rightIndent": 24, "fontName": self.italic},
            "bullet": {"leftIndent": hang + 16, "bulletIndent": hang + 2, "spaceAfter": 4},
            "small": {"fontSize": size - 2, "leading": size},
            "label": {"fontName": self.bold, "spaceAfter": 3, "keepWithNext": 1, "textColor": self.colour},
            "cell": {"fontSize": size - 1.7, "leading": size * 1.08, "spaceAfter": 1, "alignment": TA_LEFT},
            "cell-wide": {"spaceAfter": 4, "alignment": TA_LEFT},
            "cell-head": {"fontName": self.bold, "fontSize": size - 1.7, "leading": size * 1.08, "alignment": TA_LEFT},
            "contents-0": {"spaceAfter": 2, "spaceBefore": 4},
            "contents-1": {"leftIndent": 18, "fontSize": size - 1, "spaceAfter": 1},
            **self._display(size),
        }
        return {name: ParagraphStyle(name, parent=body, **changes) for name, changes in variants.items()}

    def _display(self, size: float) -> dict[str, dict[str, Any]]:
        bold = {"fontName": self.bold, "alignment": TA_LEFT, "textColor": self.colour, "keepWithNext": 1}
        centre = {"alignment": TA_CENTER if self.look.get("centred") else TA_LEFT}
        return {
            "heading-1": {**bold, "fontSize": size + 5, "leading": size + 8, "spaceBefore": 14, "spaceAfter": 8},
            "heading-2": {**bold, "fontSize": size + 1.5, "leading": size + 5, "spaceBefore": 8, "spaceAfter": 5},
            "heading-3": {**bold, "fontName": self.italic, "spaceBefore": 5, "spaceAfter": 4},
            "cover-partnership": {**centre, "fontName": self.bold, "fontSize": 17, "leading": 22},
            "cover-title": {**centre, "fontName": self.bold, "fontSize": 22, "leading": 28, "textColor": self.colour},
            "cover-about": {**centre, "fontSize": 14, "leading": 19, "spaceAfter": 24},
            "cover-line": {**centre, "fontSize": 11.5, "leading": 16},
            "cover-small": {**centre, "fontSize": 8.5, "leading": 11, "spaceBefore": 40, "fontName": self.italic},
        }


def _frame(size: tuple[float, float], margin: float) -> Frame:
    return Frame(margin, 20 * mm, size[0] - 2 * margin, size[1] - 40 * mm, leftPadding=0, rightPadding=0)


def _columns(size: tuple[float, float], margin: float) -> list[Frame]:
    gap = 8 * mm
    width = (size[0] - 2 * margin - gap) / 2
    places = (margin, margin + width + gap)
    return [Frame(x, 20 * mm, width, size[1] - 40 * mm, leftPadding=0, rightPadding=0) for x in places]


def _joined(block: parts.Table) -> list[tuple[str, ...]]:
    """The rows, with the first cell left empty where it repeats the one above in a merged table."""
    above, rows = "", []
    for row in block.rows:
        rows.append(("", *row[1:]) if block.merged and row[0] == above else row)
        above = row[0]
    return rows


def _ruled(block: parts.Table, shade: colors.Color) -> list[tuple[Any, ...]]:
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), shade),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (1, 0), (-1, -1), 0.5, colors.black),
    ]
    joined = _joined(block)
    for number in range(len(joined)):
        if number + 1 == len(joined) or joined[number + 1][0]:
            rules.append(("LINEBELOW", (0, number + 1), (0, number + 1), 0.5, colors.black))
    rules.append(("LINEBELOW", (0, 0), (0, 0), 0.5, colors.black))
    return rules


__all__ = ["markup", "print_pdf"]
