"""Permanent references: short, without meaning, easy to read out, never used twice."""

from __future__ import annotations

import re
import secrets

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # without those that are mistaken for one another


def new_reference(prefix: str) -> str:
    """A new reference like "rec-4k7p-9m2x": 30^8 of them, so that a clash is left to the unique constraint."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{prefix}-{code[:4]}-{code[4:]}"


def is_reference(words: str, prefix: str) -> bool:
    """Whether these words are a reference with this prefix, as somebody might type it."""
    return bool(re.fullmatch(rf"{prefix}-[{_LETTERS}]{{4}}-[{_LETTERS}]{{4}}", words.strip().lower()))
