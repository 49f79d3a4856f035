"""Prints a paper as a Word file: typed or automatic numbers, tables with merged cells, landscape sections."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from learnt.interfaces.demo.press import paper as parts
from learnt.interfaces.demo.press.typography import runs

_DAY = datetime.datetime(2026, 1, 1)
_LEVELS = (("0", "decimal", "%1"), ("1", "decimal", "%1.%2"))
_LIST = 77


def print_docx(paper: parts.Paper, to: Path) -> None:
    """Print the paper to a Word file that is the same, byte for byte, every time."""
    buffer = io.BytesIO()
    _Press(paper).document().save(buffer)
    _pack(buffer, to)


def _pack(buffer: io.BytesIO, to: Path) -> None:
    """Write the package again with fixed times."""
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)


class _Press:
    """One paper on its way into a Word file."""

    def __init__(self, paper: parts.Paper) -> None:
        self.paper, self.look = paper, paper.look
        self.automatic = self.look.get("automatic_numbers", False)
        self.word = Document()
        self._set_up()

    def document(self) -> Any:
        """The finished document."""
        for block in self.paper.blocks:
            self._lay(block)
        return self.word

    def _set_up(self) -> None:
        self.word.styles["Normal"].font.name = self.look["font"]
        self.word.styles["Normal"].font.size = Pt(self.look.get("size", 11))
        for level in (1, 2, 3):
            style = self.word.styles[f"Heading {level}"]
            style.font.name = self.look["font"]
            style.font.color.rgb = RGBColor.from_string(self.look.get("colour", "#1f3864")[1:])
        properties = self.word.core_properties
        properties.title, properties.author = self.paper.facts["title"], self.paper.facts["author"] or ""
        properties.created = properties.modified = _DAY
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.header.paragraphs[0].text = self.look.get("head", "")
        section.footer.paragraphs[0].text = self.look.get("foot_words", "")
        if self.automatic:
            _define_list(self.word)

    def _lay(self, block: parts.Block) -> None:
        lay = {
            parts.Heading: self._heading,
            parts.Paragraph: self._paragraph,
            parts.Box: self._box,
            parts.Table: self._table,
            parts.Turn: self._turn,
            parts.Contents: self._contents,
            parts.TitlePage: self._title_page,
        }[type(block)]
        lay(block)

    def _title_page(self, block: parts.TitlePage) -> None:
        sizes = {"partnership": 20, "title": 26, "about": 15, "line": 12, "small": 8.5}
        for style, words in block.lines:
            run = self.word.add_paragraph().add_run(words)
            run.font.size = Pt(sizes[style])
            run.bold = style in ("partnership", "title")
        self.word.add_page_break()

    def _contents(self, block: parts.Contents) -> None:
        self.word.add_paragraph().add_run(block.title).bold = True
        page = 3
        for each in self.paper.blocks:
            if isinstance(each, parts.Heading) and each.level < 3:
                self.word.add_paragraph(f"{each.number} {each.text}\t{page}".strip())
                page += each.level == 1
        self.word.add_page_break()

    def _heading(self, block: parts.Heading) -> None:
        automatic = self.automatic and block.number and block.level == 1
        words = block.text if automatic or not block.number else f"{block.number}\t{block.text}"
        heading = self.word.add_heading(words, level=block.level)
        if automatic:
            _number(heading, 0)

    def _paragraph(self, block: parts.Paragraph) -> None:
        styles = {"bullet": "List Bullet", "quote": "Quote"}
        laid = self.word.add_paragraph(style=styles.get(block.style))
        if block.label and self.automatic:
            _number(laid, 1)
        elif block.label:
            laid.paragraph_format.left_indent = Cm(self.look.get("hang_by", 1.4))
            laid.paragraph_format.first_line_indent = Cm(-self.look.get("hang_by", 1.4))
            laid.add_run(f"{block.label}\t").bold = block.style == "item"
        _write(laid, block.text)
        if block.style == "label":
            laid.runs[0].bold = True

    def _box(self, block: parts.Box) -> None:
        cell = self._grid(1, 1).cell(0, 0)
        cell.paragraphs[0].add_run(block.title).bold = True
        for each in block.body:
            _write(cell.add_paragraph(style="List Bullet" if each.style == "bullet" else None), each.text)
        self.word.add_paragraph()

    def _table(self, block: parts.Table) -> None:
        table = self._grid(len(block.rows) + 1, len(block.head))
        _repeat(table.rows[0])
        for column, words in enumerate(block.head):
            table.rows[0].cells[column].paragraphs[0].add_run(words).bold = True
        # cells are taken once: python-docx looks each one up in the whole table
        grid = [list(row.cells) for row in table.rows]
        for number, row in enumerate(block.rows, 1):
            for column, words in enumerate(row):
                if not (column == 0 and _joins(block, number - 1)):
                    _fill(grid[number][column], words)
        self._merge(block, table)
        self.word.add_paragraph()

    def _merge(self, block: parts.Table, table: Any) -> None:
        for number in range(1, len(block.rows)):
            if _joins(block, number):
                table.cell(number, 0).merge(table.cell(number + 1, 0))

    def _grid(self, rows: int, columns: int) -> Any:
        table = self.word.add_table(rows, columns)
        table.style = "Table Grid"
        return table

    def _turn(self, block: parts.Turn) -> None:
        if block.to == "page":
            self.word.add_page_break()
            return
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        wide = block.to == "landscape"
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))


def _joins(block: parts.Table, number: int) -> bool:
    return block.merged and number > 0 and block.rows[number][0] == block.rows[number - 1][0]


def _write(paragraph: Any, text: str) -> None:
    for each in runs(text):
        run = paragraph.add_run(each.text)
        run.bold = each.face == "bold" or None
        run.italic = each.face == "italic" or None
        run.font.superscript = each.face == "raised" or None


def _fill(cell: Any, words: str) -> None:
    first, *others = words.replace(" • ", "\n• ").split("\n")
    _write(cell.paragraphs[0], first)
    for other in others:
        _write(cell.add_paragraph(), other)


def _repeat(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _define_list(word: Any) -> None:
    """A list of two levels, chapters and paragraphs, numbered by Word alone: no number is in the text."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
        for level, form, text in _LEVELS
    )
    numbering = word.part.numbering_part.element
    kind = f'<w:multiLevelType w:val="multilevel"/>{levels}'
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">{kind}</w:abstractNum>')
    numbering.insert(0, abstract)
    use = f'<w:abstractNumId w:val="{_LIST}"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{_LIST}">{use}</w:num>'))


def _number(paragraph: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = _LIST
