"""Rich Text taken apart: groups, control words, letters. Pictures and binary stretches are stepped over unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from learnt.engine.unreadable import Reason, Unreadable

MOST_GROUPS = 1_000  # within one another; word processors stay far below 100

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,20})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}]+)|\\"
)
_NEW_LINES = bytes.maketrans(b"", b""), b"\r\n\0"


class Token(NamedTuple):
    """One piece of Rich Text: "{", "}", "word" (a control word), "sign" (a control symbol) or "text" (letters)."""

    kind: str
    name: str = ""
    number: int | None = None
    letters: bytes = b""


OPEN, CLOSE = Token("{"), Token("}")


def tokens(source: bytes) -> Iterator[Token]:
    """The tokens in order. Raises Unreadable when groups stand in one another beyond all reason."""
    at, depth, end = 0, 0, len(source)
    while at < end:
        found = _TOKEN.match(source, at)
        if found is None:  # cannot be: the pattern takes any byte
            return
        at = found.end()
        token = _token(found)
        if token is OPEN:
            depth += 1
            if depth > MOST_GROUPS:
                raise Unreadable(
                    Reason.DAMAGED,
                    "This Rich Text file is damaged: its parts are nested without end. Save it again from Word.",
                )
        elif token is CLOSE:
            depth -= 1
        elif token.name == "bin":
            at += _stretch(token.number, end - at)
        yield token


def _token(found: re.Match[bytes]) -> Token:
    if found["text"] is not None:
        return Token("text", letters=found["text"].translate(*_NEW_LINES))
    if found["brace"]:
        return OPEN if found["brace"] == b"{" else CLOSE
    if found["word"]:
        number = found["number"]
        return Token("word", found["word"].decode(), None if number is None else int(number))
    if found["hex"]:
        return Token("text", "hex", letters=bytes.fromhex(found["hex"].decode()))
    return Token("sign", (found["sign"] or b"").decode("latin-1"))


def _stretch(announced: int | None, left: int) -> int:
    """How many bytes of a binary stretch to step over: none when more are announced than there are."""
    return announced if announced and 0 < announced <= left else 0
