"""Letters put down one after another: symbols of picture fonts made into signs, numbers of notes left out."""

from __future__ import annotations

import re

from learnt.engine.reading.flowing.looks import Piece, RunLook

_SYMBOLS = {
    0x2D: "–", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xA7: "▪", 0xD8: "➢",
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xE0: "→", 0xAE: "→", 0x71: "☐", 0x76: "❖",
}  # fmt: skip
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_NOTE_NUMBER = re.compile(r"[\d\s,*†‡]+$")
_TAKES_NOTE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]’”'\"])\s*$")


def write(pieces: list[Piece], text: str, look: RunLook) -> None:
    """Add letters to those of a paragraph, unless they are the raised number of a note."""
    before = "".join(piece.text for piece in pieces[-3:])[-8:]
    note = look.raised and _NOTE_NUMBER.match(text) and _TAKES_NOTE.search(before)
    if text and not note:
        pieces.append(Piece(_PRIVATE.sub(_symbol, text), look))


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0]) - 0xF000
    return _SYMBOLS.get(code, chr(code) if 0x20 <= code < 0x40 else "•")
