"""A web page walked through from its first element to its last: paragraphs begin and end as a browser breaks lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from learnt.engine.reading.flowing.drafts import Draft, cell_words, drafted, drafted_table
from learnt.engine.reading.flowing.letters import write
from learnt.engine.reading.flowing.looks import ParagraphLook, Piece, RunLook
from learnt.engine.reading.flowing.transcripts import Note
from learnt.engine.reading.html.css import Said, StyleSheet, is_bold, is_boxed, size_in
from learnt.engine.reading.html.lists import Items, opened_list
from learnt.engine.reading.html.tables import is_layout, read_table
from learnt.engine.reading.html.trimming import leads_within, words_in
from learnt.engine.text.labels import split_label
from learnt.engine.transcript import Line

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0, "small": 10.0, "big": 14.0}
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_PLAIN = 12.0  # points
_ALIKE = 0.13  # sizes that differ by less
_BOLD = {"b", "strong", "th", *_HEADINGS}
_ITALIC = {"i", "em", "cite", "dfn", "var"}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"),
    *("label", "mark", "nobr", "output", "q", "ruby", "rb", "samp", "small", "span", "strong", "sub", "sup", "time"),
    *("tt", "u", "var", "s", "strike", "wbr", "center-inline", "o:p", "st1:place", "button", "img"),
}
_PASSED_OVER = {"del", "rt", "rp", "img", "picture", "figure-placeholder", "input", "link", "meta", "title"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TAB = re.compile(r"(?<!\s)\t+(?!\s)")  # within a line: it was a tab once
_WIDE = re.compile(r"\xa0(?:[ ]*\xa0)+[ ]*")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_NOTE_IDENTIFIER = re.compile(r"(?:_?ftn|_?edn|sdfootnote|sdendnote|fn|footnote|endnote|note)[-_:]?(\d{1,4})$", re.I)
_NOTE_LINK = re.compile(r"#_?(?:ftn|edn|sdfootnote|sdendnote|fn|footnote|endnote|cite|note)", re.IGNORECASE)
_NOTE_SIGN = re.compile(r"\s*[\[(]?(?:\d{1,3}|[ivx]{1,5}|[*†‡↩︎^]{1,3})[\])]?\s*$")
_SIGNPOST = 0.8  # of a paragraph's letters lead elsewhere on the page: a line of a contents list
_LONGEST_SIGNPOST = 20  # words
_MOST_OF_PAGE = 0.4  # of its words: what holds more is no box but the page's own ground


@dataclass(frozen=True, slots=True)
class Setting:
    """What an element passes on to those inside it."""

    run: RunLook = field(default_factory=lambda: RunLook(size=_PLAIN))
    heading: int = 0
    boxed: bool = False
    contents: bool = False
    items: Items | None = None
    linked: bool = False  # leads to another place on this page
    kept: bool = False  # line breaks and spaces are shown as written


class Walker:
    """Reads elements in order, gathering paragraphs, notes, running heads and feet."""

    def __init__(self, styles: StyleSheet) -> None:
        self.notes: list[Note] = []
        self.heads: list[Draft] = []
        self.feet: list[Draft] = []
        self._styles = styles
        self._total = 0
        self._begin()

    def read(self, root: etree._Element) -> list[Draft]:
        """The drafts of a page."""
        self._total = words_in(root)
        return self._part(root, Setting())

    def _begin(self) -> None:
        self._drafts: list[Draft] = []
        self._pieces: list[Piece] = []
        self._setting = Setting()  # of the paragraph that is being read
        self._linked = 0  # letters of the paragraph that lead to another place on this page
        self._label: tuple[str, int] | None = None  # waits for the words of its item

    def _part(self, element: etree._Element, setting: Setting) -> list[Draft]:
        """What is inside an element, kept apart from what is around it."""
        around = self._drafts, self._pieces, self._setting, self._label
        self._begin()
        self._inside(element, setting)
        self._end_paragraph()
        drafts = self._drafts
        self._drafts, self._pieces, self._setting, self._label = around
        return drafts

    def _inside(self, element: etree._Element, setting: Setting) -> None:
        self._say(element.text, setting)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, setting)
            self._say(child.tail, setting)

    def _element(self, element: etree._Element, setting: Setting) -> None:
        tag = str(element.tag)
        if tag in _PASSED_OVER or (tag in ("a", "sup") and _is_note_sign(element)):
            return
        if tag == "br":
            write(self._pieces, "\n", setting.run)
            return
        said = self._styles.of(element)
        within = self._set(element, tag, said, setting)
        if tag in _INLINE:
            self._inline(element, tag, within)
            return
        self._end_paragraph()
        if not self._is_aside(element, said, within):
            self._block(element, tag, within)
        self._end_paragraph()

    def _inline(self, element: etree._Element, tag: str, setting: Setting) -> None:
        self._say("“" if tag == "q" else None, setting)
        self._inside(element, setting)
        self._say("”" if tag == "q" else None, setting)

    def _block(self, element: etree._Element, tag: str, setting: Setting) -> None:
        if tag == "table":
            self._table(element, setting)
        elif tag in ("ol", "ul", "menu", "dir"):
            depth = setting.items.depth + 1 if setting.items else 0
            contents = setting.contents or leads_within(element)
            self._inside(element, replace(setting, items=opened_list(element, depth, self._styles), contents=contents))
        elif tag == "li":
            self._item(element, setting)
        elif tag == "dt":
            self._term(element, setting)
        else:
            self._inside(element, setting)

    def _item(self, element: etree._Element, setting: Setting) -> None:
        items = setting.items or Items("disc", 1, 1, 0)
        label = items.label(element, self._styles)
        self._label = (label, items.depth) if label else None
        self._inside(element, setting)
        self._end_paragraph()
        self._label = None

    def _term(self, element: etree._Element, setting: Setting) -> None:
        """A term of a list of definitions; one that is only a label is that of the words that follow."""
        text = " ".join("".join(map(str, element.itertext())).split())
        label, rest = split_label(text)
        if label and not rest:
            self._label = (label, 0)
        else:
            self._inside(element, setting)

    def _table(self, table: etree._Element, setting: Setting) -> None:
        if is_layout(table):
            boxed = setting.boxed or words_in(table) <= _MOST_OF_PAGE * self._total
            self._inside(table, replace(setting, boxed=boxed))
            return
        for caption in table.iterchildren("caption"):
            self._inside(caption, setting)
            self._end_paragraph()

        def read_cell(cell: etree._Element) -> tuple[str, tuple[Line, ...]]:
            said = self._styles.of(cell)
            inner = Setting(self._set(cell, str(cell.tag), said, setting).run)
            return cell_words(self._part(cell, inner))

        self._drafts += drafted_table(read_table(table, read_cell, self._styles), boxed=setting.boxed)

    def _is_aside(self, element: etree._Element, said: Said, setting: Setting) -> bool:
        """Take a note, a running head or foot of the page to where it belongs."""
        around = said.get("mso-element") or element.get("title")
        found = _NOTE_IDENTIFIER.match(element.get("id") or "") if element.tag in ("div", "li", "p", "aside") else None
        if found:
            self.notes.append((found[1], self._part(element, replace(setting, items=None))))
        elif element.tag == "div" and around == "header":
            self.heads += self._part(element, setting)
        elif element.tag == "div" and around == "footer":
            self.feet += self._part(element, setting)
        else:
            return False
        return True

    def _set(self, element: etree._Element, tag: str, said: Said, setting: Setting) -> Setting:
        run, around = setting.run, setting.run.size
        bold = is_bold(said)
        style = said.get("font-style")
        size = size_in(said, around) or _FONT_SIZES.get(element.get("size") or "", 0.0) * (tag == "font")
        run = RunLook(
            bold=(tag in _BOLD or run.bold) if bold is None else bold,
            italic=(tag in _ITALIC or run.italic) if style is None else style == "italic",
            size=_rounded(size or _SIZES.get(tag, around)),
            raised=run.raised or tag == "sup" or said.get("vertical-align") == "super",
        )
        return replace(
            setting,
            run=run,
            heading=_HEADINGS.get(tag, setting.heading),
            boxed=setting.boxed or self._is_box(element, tag, said),
            contents=setting.contents or (tag == "nav" and leads_within(element)),
            linked=setting.linked or (tag == "a" and (element.get("href") or "").startswith("#")),
            kept=setting.kept or tag == "pre",
        )

    def _is_box(self, element: etree._Element, tag: str, said: Said) -> bool:
        if tag not in ("div", "section", "aside", "p", "fieldset", "blockquote") or not is_boxed(said):
            return False
        return words_in(element) <= _MOST_OF_PAGE * self._total

    def _say(self, text: str | None, setting: Setting) -> None:
        if not text:
            return
        text = text.translate(_UNSEEN).replace("\u2011", "-")
        text = text if setting.kept else _BLANKS.sub(" ", _TAB.sub("\xa0\xa0", text))
        text = _WIDE.sub("\t", text).replace("\xa0", " ")
        if not any(piece.text.strip() for piece in self._pieces):
            self._setting = setting
        self._linked += len(text.strip()) * setting.linked
        write(self._pieces, text, setting.run)

    def _end_paragraph(self) -> None:
        """A paragraph ends here, if one has begun."""
        setting, pieces = self._setting, self._pieces
        text = "".join(piece.text for piece in pieces).strip()
        signpost = self._linked >= _SIGNPOST * len(text) and len(text.split()) <= _LONGEST_SIGNPOST
        setting = replace(setting, contents=setting.contents or signpost)
        self._pieces, self._linked = [], 0
        look = ParagraphLook(setting.run, heading=0 if setting.contents else setting.heading, contents=setting.contents)
        draft = drafted(pieces, look, self._label, boxed=setting.boxed)
        if draft is not None:
            draft.contents = setting.contents
            draft.depth = draft.depth or (setting.items.depth + 1 if setting.items and draft.label else 0)
            self._label = None
            self._drafts.append(draft)


def _rounded(size: float) -> float:
    """A size in points; what differs little from the usual is the usual, for pages mix units without meaning to."""
    return _PLAIN if abs(size - _PLAIN) <= _PLAIN * _ALIKE else round(min(size, 1_000.0), 1)


def _is_note_sign(element: etree._Element) -> bool:
    """Whether it is the number of a note, which leads to it or back."""
    links = [element] if element.tag == "a" else list(element.iter("a"))
    text = "".join(map(str, element.itertext()))
    return any(_NOTE_LINK.match(link.get("href") or "") for link in links) and bool(_NOTE_SIGN.match(text))
