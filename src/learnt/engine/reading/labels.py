"""Printed labels: the numbers, letters and names that paragraphs and headings begin with."""

from __future__ import annotations

import re
from typing import NamedTuple

_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{0,3})|X{0,3}(?:IX|IV|V?I{0,3}))"
_NUMBER = r"\d{1,3}[A-Za-z]?(?:\.\d{1,3}[A-Za-z]?){0,4}"
_NAME = r"[A-ZÀ-Þ][\w’']+(?: [a-zà-þ]+){0,2}"  # Recommendation, Learning point, Argymhelliad
_NAMED = rf"{_NAME} (?:[Nn]o\.? ?|[Nn]umber )?(?:[A-Z]{{0,4}}{_NUMBER}|[A-Z]{{1,3}}-?\d{{1,3}})"

BULLET = re.compile(r"^([•●▪■◦‣⁃∙·➢►▶✓✔o§\uf0b7\uf0a7\uf0d8–—\-*])\s+(?=\S)")
_BRACKETED = re.compile(rf"^(\((?:\d{{1,3}}|[a-z]{{1,2}}|[A-Z]|{_ROMAN})\)|\[\d{{1,3}}\])\s*(?=\S)")
_NAMED_LABEL = re.compile(rf"^({_NAMED}(?: ?/ ?{_NAMED})?)(?:\s*[:.–—)-]\s+|\s*[:.]?$)")
_NAMED_TAB = re.compile(rf"^({_NAMED}(?: ?/ ?{_NAMED})?)[:.]?\s")
_DECIMAL = re.compile(rf"^(\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}[a-z]?(?:\([a-z]\))?\.?)\s+(?=\S)")
_CLOSED = re.compile(rf"^((?:\d{{1,3}}[a-z]?|[A-Za-z]|{_ROMAN})[.)])\s+(?=\S)")
_CODE = re.compile(r"^([A-Z]{1,6}[ -]?\d{1,3}[a-z]?(?:\.\d{1,3})?[.:]?)\s+(?=\S)")
_PLAIN = re.compile(r"^(\d{1,3}[A-Za-z]?)\s+(?=\S)")
_MONTHS = re.compile(
    r"^(?:On |In |By |Since |From |Until )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


class Label(NamedTuple):
    """A label as printed, how much of the text it takes, and what family it is of."""

    text: str
    length: int
    family: str  # bullet, bracketed, named, decimal, closed, code or plain


def label_of(text: str, tab: int, lead: int) -> Label | None:
    """The label that a row begins with, if it has one.

    `tab` is where the first wide gap of the row is, `lead` how many characters are bold first: both are evidence where
    the characters alone could be words of the sentence.
    """
    for family, pattern in _SURE:
        found = pattern.match(text)
        if found:
            return _checked(family, found, text, tab)
    named = _named(text, tab, lead)
    if named:
        return named
    for family, pattern in _DOUBTFUL:
        found = pattern.match(text)
        if found and (tab and abs(tab - found.end()) <= 1 or 0 < lead <= found.end() < len(text)):
            return Label(found.group(1), found.end(), family)
    return None


_SURE = (("bracketed", _BRACKETED), ("decimal", _DECIMAL), ("closed", _CLOSED), ("bullet", BULLET))
_DOUBTFUL = (("code", _CODE), ("plain", _PLAIN))


def _checked(family: str, found: re.Match[str], text: str, tab: int) -> Label | None:
    rest = text[found.end() :]
    if family == "decimal" and rest[:1].islower() and tab != found.end():
        return None
    if family == "bullet" and found.group(1) == "o" and rest[:1].islower() and len(rest) < 3:
        return None
    return Label(found.group(1), found.end(), family)


def _named(text: str, tab: int, lead: int) -> Label | None:
    if _MONTHS.match(text):
        return None
    found = _NAMED_LABEL.match(text)
    if found:
        return Label(found.group(1), found.end(), "named")
    found = _NAMED_TAB.match(text)
    if found and (abs(tab - found.end()) <= 1 or found.end() - 2 <= lead <= found.end() + 1 < len(text)):
        return Label(found.group(1), found.end(), "named")
    return None


def depth(label: str) -> int:
    """How deep a decimal label is: 1 for "3" and "3.", 2 for "3.1"."""
    return len([part for part in label.strip(".():").split(".") if part])
