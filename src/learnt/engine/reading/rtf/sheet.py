"""What stands before the text of a Rich Text file: its fonts with their alphabets, colours and styles."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, field

from learnt.engine.reading.flowing.looks import ParagraphLook, named
from learnt.engine.reading.rtf.tokens import Token

WESTERN = "cp1252"
SYMBOLS = "symbols"  # a font of signs: its letters mean nothing in any alphabet
_ALPHABETS = {
    0: WESTERN,
    2: SYMBOLS,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats")
_WHITE = (255, 255, 255)
_BODY_LEVEL = 9


@dataclass(slots=True)
class Sheet:
    """Fonts, colours and styles by number."""

    alphabet: str = WESTERN
    fonts: dict[int, str] = field(default_factory=dict)  # the codec of their letters
    white: set[int] = field(default_factory=lambda: {0})  # the colours that are no tint
    styles: dict[int, ParagraphLook] = field(default_factory=dict)

    def codec(self, font: int) -> str:
        """The codec in which letters of a font are written, or SYMBOLS."""
        return self.fonts.get(font) or self.alphabet

    def set_alphabet(self, page: int | None) -> None:
        """Take a code page as that of the whole file, if it is known."""
        name = {65001: "utf-8", 10000: "mac_roman"}.get(page or 0, f"cp{page}")
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self.alphabet = name

    def read_fonts(self, group: Sequence[Token]) -> None:
        """Take in the table of fonts."""
        current = 0
        for token in group:
            if token.kind == "word" and token.name == "f":
                current = token.number or 0
            elif token.kind == "word" and token.name == "fcharset" and token.number in _ALPHABETS:
                self.fonts[current] = _ALPHABETS[token.number]
            elif token.kind == "text" and token.letters.strip().lower().startswith(
                tuple(map(str.encode, _SYMBOL_FONTS))
            ):
                self.fonts[current] = SYMBOLS

    def read_colours(self, group: Sequence[Token]) -> None:
        """Take in the table of colours: which of them are white or left to the program."""
        number, parts = 0, dict[str, int]()
        for token in group:
            if token.kind == "word" and token.name in ("red", "green", "blue"):
                parts[token.name] = token.number or 0
            for _ in range(token.letters.count(b";")):
                if not parts or tuple(parts.values()) == _WHITE:
                    self.white.add(number)
                number, parts = number + 1, {}

    def read_styles(self, group: Sequence[Token]) -> None:
        """Take in the style sheet: what the names of its paragraph styles say."""
        depth, number, name, level = 0, None, b"", None
        for token in group:
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            if token.kind == "{" and depth == 1:
                number, name, level = 0, b"", None
            elif token.kind == "word" and depth == 1:
                number = token.number if token.name == "s" else None if token.name in ("cs", "ts", "ds") else number
                level = token.number if token.name == "outlinelevel" else level
            elif token.kind == "text" and depth == 1:
                name += token.letters
            elif token.kind == "}" and depth == 0 and number is not None:
                self.styles[number] = _style(name, level)


def outlined(look: ParagraphLook, level: int | None) -> ParagraphLook:
    """The look of a paragraph of an outline level, which counts from 0; 9 is running text."""
    if level is None or look.contents:
        return look
    heading = level + 1 if 0 <= level < _BODY_LEVEL else 0
    return ParagraphLook(look.run, look.style, heading, list_depth=look.list_depth, boxed=look.boxed)


def _style(name: bytes, level: int | None) -> ParagraphLook:
    shown = name.decode("latin-1").split(";")[0].split(",")[0].strip()
    return outlined(named(ParagraphLook(style=shown), shown), level)
