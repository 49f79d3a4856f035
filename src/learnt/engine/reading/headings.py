"""Headings: passages set apart from the body by size, weight or colour, and their levels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from learnt.engine.reading.labels import depth
from learnt.engine.reading.paragraphs import Manner, Passage

_LONGEST = 220  # characters
_SENTENCE = re.compile(r"[a-z0-9)’'\"”]\.$|[;,]$")
_WORDS = re.compile(r"[^\W_]{2,}")
_NUMBERED = ("decimal", "plain", "closed", "named")

Setting = tuple[float, bool, bool, int]  # size, bold, capitals, colour


def setting(passage: Passage) -> Setting:
    """What makes one heading look like another."""
    first = passage.rows[0]
    return (round(first.size), all(r.bold for r in passage.rows), first.text.isupper(), first.colour)


def is_heading(passage: Passage, text: str, manner: Manner) -> bool:
    """Whether a passage is a heading: short, no sentence, and set unlike the body."""
    first = passage.rows[0]
    if len(text) > _LONGEST or not _WORDS.search(text) or passage.stands_alone:
        return False
    if passage.label and passage.label.family in ("bullet", "bracketed"):
        return False
    if first.size > 1.12 * manner.body_size:
        return len(text) < 120 or not _SENTENCE.search(text)
    if first.size < 0.9 * manner.body_size or _SENTENCE.search(text) or (text.endswith(":") and len(text) > 60):
        return False
    return _stands_out(passage, text, manner)


def _stands_out(passage: Passage, text: str, manner: Manner) -> bool:
    short = len(passage.rows) <= 2
    if short and passage.rows[0].size > 1.05 * manner.body_size and not passage.boxed:
        return not text.startswith(("“", "‘", '"', "'", "("))
    if short and all(row.underlined for row in passage.rows):
        return True
    if all(row.bold and row.lead >= len(row.text) - 1 for row in passage.rows):
        return len(passage.rows) <= 3
    if short and all(row.colour != manner.body_colour and not row.italic for row in passage.rows):
        return _coloured(passage)
    return short and text.isupper() and len(text) > 3


def _coloured(passage: Passage) -> bool:
    """Whether its colour is one for headings: neither white nor a grey."""
    colour = passage.rows[0].colour
    red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
    return max(red, green, blue) - min(red, green, blue) > 40


def levels(headings: Iterable[Passage]) -> dict[Setting, int]:
    """The level of each setting of headings, from 1 for the largest; decimal labels break ties and set depths."""
    settings: dict[Setting, list[int]] = {}
    for passage in headings:
        depths = settings.setdefault(setting(passage), [])
        if passage.label and passage.label.family in _NUMBERED and passage.label.text[0].isdigit():
            depths.append(depth(passage.label.text))
    ranked = sorted(settings, key=lambda s: (-s[0], not s[1], not s[2], s[3]))
    found: dict[Setting, int] = {}
    level = 0
    for k, one in enumerate(ranked):
        level += k == 0 or (one[0], one[1]) != (ranked[k - 1][0], ranked[k - 1][1])
        found[one] = min(level, 6)
    return found
