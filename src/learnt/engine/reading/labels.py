"""Printed labels at the heads of rows: what `learnt.engine.text.labels` reads, with the evidence of the page added."""

from __future__ import annotations

import re
from typing import NamedTuple

from learnt.engine.text.labels import is_bullet, split_label

_SIGNS = re.compile(r"[\d:.)\]/\t]")
_FAMILIES = (
    ("bracketed", re.compile(r"[(\[]\w{1,5}[)\]]$")),
    ("decimal", re.compile(r"\d{1,3}(?:\.\d{1,3})+[a-z]?(?:\([a-z]+\))?[.:]?$")),
    ("plain", re.compile(r"\d{1,3}[a-z]?$")),
    ("closed", re.compile(r"\w{1,5}[.):]$")),
    ("code", re.compile(r"[A-Z]{1,6}[ -]?\d")),
)
_LONGEST = 90  # characters of a row in which a label can end


class Label(NamedTuple):
    """A label as printed, how much of the text it takes, and what family it is of."""

    text: str
    length: int
    family: str  # bullet, bracketed, decimal, plain, closed, code or named


def label_of(text: str, tab: int, lead: int) -> Label | None:
    """The label that a row begins with, if it has one.

    `tab` is where the first wide gap of the row is, `lead` how many characters are bold first: a number that is set
    apart by either is a label, where the characters alone could be words of the sentence.
    """
    head = text[:_LONGEST]
    first = head[:1]
    if (first.islower() and head[1:2].isalpha() and not _SIGNS.search(head[:8])) or not _may_be_label(head):
        return None
    cut = tab if tab and tab <= _LONGEST else (lead + 1 if 0 < lead < min(len(text) - 1, _LONGEST) else 0)
    whole = f"{text[: cut - 1]}\t{text[cut:]}" if cut > 1 and text[cut - 1] == " " else text
    label, rest = split_label(whole)
    if not label:
        return None
    return Label(label, len(text) - len(rest), _family(label))


def _may_be_label(head: str) -> bool:
    return not head[:2].isalpha() or bool(_SIGNS.search(head))


def _family(label: str) -> str:
    if is_bullet(label):
        return "bullet"
    return next((family for family, pattern in _FAMILIES if pattern.match(label)), "named")


def depth(label: str) -> int:
    """How deep a decimal label is: 1 for "3" and "3.", 2 for "3.1"."""
    return len([part for part in label.strip(".():").split(".") if part])
