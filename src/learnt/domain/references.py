"""Permanent references: short, without meaning, easy to read out, never used twice."""

from __future__ import annotations

import secrets

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # without those that are mistaken for one another


def new_reference(prefix: str) -> str:
    """A new reference like "rec-4k7p-9m2x": 30^8 of them, so that a clash is left to the unique constraint."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{prefix}-{code[:4]}-{code[4:]}"
