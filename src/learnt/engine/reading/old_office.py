"""Compound files: written by Office before 2007, or locked by Office since. The names in them are in UTF-16."""

from __future__ import annotations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what they begin with


def holds(source: bytes, part: str) -> bool:
    """Whether a part of this name is in a compound file."""
    return part.encode("utf-16-le") in source


def is_locked(source: bytes) -> bool:
    """Whether a file is a compound file in which Office has locked another."""
    return source.startswith(OLE) and (holds(source, "EncryptedPackage") or holds(source, "EncryptionInfo"))


def is_old_word(source: bytes) -> bool:
    """Whether a file is a document of Word from before 2007."""
    return source.startswith(OLE) and holds(source, "WordDocument") and not is_locked(source)
