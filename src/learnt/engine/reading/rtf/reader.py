"""Rich Text followed token by token: which group is text, which is not, and to which story its words belong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from learnt.engine.reading.flowing.drafts import Draft
from learnt.engine.reading.flowing.transcripts import Note
from learnt.engine.reading.rtf.rows import RowPlan
from learnt.engine.reading.rtf.sheet import SYMBOLS, WESTERN, Sheet
from learnt.engine.reading.rtf.state import Letters, Paragraph, State
from learnt.engine.reading.rtf.story import Story, label_of
from learnt.engine.reading.rtf.tokens import Token, tokens

_SIGNS = {
    "{": "{",
    "}": "}",
    "\\": "\\",
    "tab": "\t",
    "line": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": " ",
    "_": "-",
    "-": "",
    "\t": "\t",
    "lbr": "\n",
    "nestcell": "\n",
    "nestrow": "\n",
}
_STORIES = {
    "footnote": "note",
    "shptxt": "box",
    "dptxbxtext": "box",
    "listtext": "number",
    "pntext": "number",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "head"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "foot"),
}
_NO_TEXT = {
    *("pict", "object", "info", "listtable", "listoverridetable", "rsidtbl", "annotation", "nonshppict", "shprslt"),
    *("nonesttables", "xe", "tc", "txe", "rxe", "bkmkstart", "bkmkend", "revtbl", "atnid", "atnauthor", "filetbl"),
    *("private", "template", "themedata", "colorschememapping", "datastore", "latentstyles", "generator", "ftnsep"),
    *("ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xmlnstbl", "mmathPr", "pgdsctbl", "userprops", "sn", "sv"),
}
_ONLY_GROUPS = {"shp", "shpinst", "shpgrp", "do", "shppict", "sp"}  # whose letters are no text, but groups within may
_READ_THOUGH_STARRED = {"footnote", "shpinst", "do", "fldinst", "ud", "shptxt", "dptxbxtext", "listtext", "pntext"}
_TABLE_WORDS = {"trowd", "trleft", "trhdr", "clmgf", "clmrg", "clvmgf", "clvmrg", "clcbpat", "cellx"}
_BREAKS = {"par", "sect", "cell", "row", "\n", "\r"}
_ALPHABETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": WESTERN}


@dataclass(slots=True)
class Found:
    """What a file says: its running text, notes, running heads and feet."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    heads: list[Draft] = field(default_factory=list)
    feet: list[Draft] = field(default_factory=list)
    foreign: bool = False


class Reader:
    """Reads a file once, from its first token to its last."""

    def __init__(self, source: bytes) -> None:
        self._tokens = tokens(source)
        self._sheet = Sheet()
        self._found = Found()
        self._state = State()
        self._outer: list[tuple[State, Story]] = []
        self._story = Story(self._sheet)
        self._letters = bytearray()  # not yet decoded
        self._half = 0  # the first half of a Unicode letter that is written in two
        self._to_skip = 0  # substitutes of a Unicode letter that are still to come

    def read(self) -> Found:
        """What the file says."""
        for token in self._tokens:
            self._take(token)
        self._flush()
        while self._outer:
            self._close()
        self._found.drafts = self._story.end(self._state)
        return self._found

    def _take(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token)
            return
        self._flush()
        if token.kind == "{":
            self._to_skip = 0
            self._open()
        elif token.kind == "}":
            self._to_skip = 0
            self._close()
        elif self._to_skip and token.name not in _BREAKS:
            self._to_skip -= 1
        else:
            self._to_skip = 0
            self._word(token)

    def _text(self, token: Token) -> None:
        letters = token.letters
        if self._to_skip:
            skipped = min(self._to_skip, len(letters))
            self._to_skip -= skipped
            letters = letters[skipped:]
        self._letters += letters

    def _flush(self) -> None:
        """Decode the letters that have come and give them to the story."""
        if not self._letters:
            return
        letters, self._letters = bytes(self._letters), bytearray()
        codec = self._sheet.codec(self._state.letters.font or 0)
        if codec == SYMBOLS:
            self._write("".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in letters))
        else:
            self._write(letters.decode(codec, "replace").replace("\ufffd", ""))

    def _write(self, text: str) -> None:
        if self._state.in_code:
            self._state.field_code.append(text)
        elif not self._state.quiet:
            self._story.write(text.replace("\xa0", " ").replace("\u00ad", ""), self._state)

    def _open(self) -> None:
        self._outer.append((self._state, self._story))
        self._state = self._state.inherited()

    def _close(self) -> None:
        if not self._outer:
            return
        ended, (state, around) = self._story, self._outer.pop()
        if ended is not around:
            self._deliver(ended, around)
        self._state, self._story = state, around

    def _deliver(self, ended: Story, around: Story) -> None:
        """A story within another has ended: put what it says where it belongs."""
        if ended.kind == "number":
            around.label = label_of(ended.text())
            return
        drafts = ended.end(self._state)
        match ended.kind:
            case "note" if drafts:
                self._found.notes.append((str(len(self._found.notes) + 1), drafts))
            case "head":
                self._found.heads += drafts
            case "foot":
                self._found.feet += drafts
            case "box":
                around.hang(drafts)

    def _word(self, token: Token) -> None:
        name, number, state = token.name, token.number, self._state
        if name in _WORDS:
            _WORDS[name](self, number)
        elif name in _SIGNS:
            self._write(_SIGNS[name])
        elif name in _BREAKS:
            self._break(name)
        elif name in _STORIES:
            self._begin_story(name)
        elif name in _NO_TEXT:
            self._found.foreign = self._found.foreign or name == "object"
            self._pass_over()
        elif name in _ONLY_GROUPS:
            state.quiet = True
        elif name in _TABLE_WORDS:
            self._story.plan.set(name, number)
        else:
            state.letters.set(name, number)
            state.paragraph.set(name, number)

    def _break(self, name: str) -> None:
        if self._state.quiet or self._state.in_code or self._story.kind == "number":
            return
        if name == "cell":
            self._story.end_cell(self._state)
        elif name == "row":
            self._story.end_row()
        else:
            self._story.end_paragraph(self._state)

    def _begin_story(self, name: str) -> None:
        kind = _STORIES[name]
        self._story = Story(self._sheet, kind, boxed=kind == "box")
        self._state.quiet = False
        self._state.paragraph = Paragraph()
        if kind != "number":
            self._state.letters = Letters(size=self._state.letters.size, font=self._state.letters.font)

    def _starred(self, _: int | None) -> None:
        """A group that readers may pass over if they do not know it."""
        token = next(self._tokens, None)
        if (token is not None and token.kind == "word" and token.name in _READ_THOUGH_STARRED | _STORIES.keys()) or (
            token is not None and token.kind == "}"
        ):
            self._take(token)
        else:
            self._pass_over(1 if token is not None and token.kind == "{" else 0)

    def _pass_over(self, depth: int = 0) -> None:
        """Go on to the end of the group, and end it."""
        for _ in self._rest_of_group(depth):
            pass
        self._close()

    def _rest_of_group(self, depth: int = 0) -> Iterator[Token]:
        for token in self._tokens:
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            if depth < 0:
                return
            yield token

    def _table_of(self, read: Callable[[list[Token]], None]) -> None:
        read(list(self._rest_of_group()))
        self._close()

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) % 0x10000
        self._to_skip = self._state.skipped_after
        if 0xD800 <= code < 0xDC00:
            self._half = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._half - 0xD800) << 10) + (code - 0xDC00) if self._half else 0xFFFD
        self._half = 0
        if code >= 0x20 and code != 0xFFFD:
            self._write(chr(code))

    def _field(self, _: int | None) -> None:
        self._state.field_code = []

    def _instruction(self, _: int | None) -> None:
        self._state.in_code = True

    def _result(self, _: int | None) -> None:
        code = "".join(self._state.field_code).split()
        self._state.contents = self._state.contents or code[:1] == ["TOC"]
        self._state.field_code = []

    def _unicode_twin(self, _: int | None) -> None:
        """The words in code pages of what comes again in Unicode."""
        opened = next(self._tokens, None)
        if opened is not None and opened.kind == "{":
            for _token in self._rest_of_group():
                pass
        elif opened is not None:
            self._take(opened)

    def _new_row(self, _: int | None) -> None:
        self._story.plan = RowPlan()

    def _plain(self, _: int | None) -> None:
        self._state.letters = Letters(deleted=self._state.letters.deleted)

    def _new_paragraph(self, _: int | None) -> None:
        self._state.paragraph = Paragraph()

    def _substitutes(self, number: int | None) -> None:
        self._state.skipped_after = min(max(1 if number is None else number, 0), 10)

    def _alphabet(self, number: int | None) -> None:
        self._sheet.set_alphabet(number)


def _set_alphabet(name: str) -> Callable[[Reader, int | None], None]:
    def set_it(reader: Reader, _: int | None) -> None:
        reader._sheet.alphabet = _ALPHABETS[name]

    return set_it


_WORDS: dict[str, Callable[[Reader, int | None], None]] = {
    "*": Reader._starred,
    "u": Reader._unicode,
    "uc": Reader._substitutes,
    "upr": Reader._unicode_twin,
    "field": Reader._field,
    "fldinst": Reader._instruction,
    "fldrslt": Reader._result,
    "trowd": Reader._new_row,
    "plain": Reader._plain,
    "pard": Reader._new_paragraph,
    "ansicpg": Reader._alphabet,
    "fonttbl": lambda reader, _: reader._table_of(reader._sheet.read_fonts),
    "colortbl": lambda reader, _: reader._table_of(reader._sheet.read_colours),
    "stylesheet": lambda reader, _: reader._table_of(reader._sheet.read_styles),
    **{name: _set_alphabet(name) for name in _ALPHABETS},
}
