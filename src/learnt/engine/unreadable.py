"""Why a file cannot be read, in words that tell a person what to do next."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The ways in which a file fails, as codes; the words are in `Unreadable.message`."""

    EMPTY = "empty"
    NOT_A_DOCUMENT = "not a document"
    WRONG_KIND = "wrong kind"  # a document, but of a kind that Learnt does not read
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    PICTURE_ONLY = "picture only"  # a scan without a text layer
    TOO_LARGE = "too large"
    HOSTILE = "hostile"  # a decompression bomb, external entities
    TOOK_TOO_LONG = "took too long"
    STOPPED = "stopped"  # the reader was killed or crashed


class Unreadable(Exception):
    """A file that cannot be read. `message` is a full sentence or two in plain English for the person who sent it."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
