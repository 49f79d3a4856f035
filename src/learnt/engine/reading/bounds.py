"""The bounds of what is read at all. Looked at before a file is opened, so nothing heavy is loaded here."""

from __future__ import annotations

from pathlib import PurePath

from learnt.engine.unreadable import Reason, Unreadable

MOST_BYTES = 100_000_000  # of one file
MOST_PAGES = 2_000  # of one PDF


def check_size(size: int, name: str) -> None:
    """Refuse a file of so many bytes when it is empty or too large. Raises Unreadable."""
    if size == 0:
        raise Unreadable(Reason.EMPTY, f"{called(name)} is empty: it has no content at all. Send the file again.")
    if size > MOST_BYTES:
        raise Unreadable(
            Reason.TOO_LARGE,
            f"{called(name)} is {_megabytes(size)} MB; the most that can be read is {_megabytes(MOST_BYTES)} MB. "
            "Save it with smaller pictures, or send the report without its appendices.",
        )


def check_pages(count: int) -> None:
    """Refuse a document of so many pages when they are too many. Raises Unreadable."""
    if count > MOST_PAGES:
        raise Unreadable(
            Reason.TOO_LARGE,
            f"This file has {count:,} pages; the most that can be read is {MOST_PAGES:,}. Send the report by itself.",
        )


def called(name: str) -> str:
    """What a message calls a file of this name."""
    return PurePath(name).name or "This file"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f}"
