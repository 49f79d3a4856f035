"""Dates as reports give them: to the year, the month or the day (ISO 8601, cut short where unknown)."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _

_NUMBERS = re.compile(r"(?:(?:(\d{1,2})[/. -])?(\d{1,2})[/. -])?(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([^\W\d]+)\.?,?\s+(\d{4})")
_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def validate_printed_date(value: str) -> None:
    """Accept "2019", "2019-03" and "2019-03-14".

    Raises:
        ValidationError: for anything else, with an example.
    """
    match = _SHAPE.fullmatch(value)
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part or 1) for part in match.groups())
        date(year, month, day)
    except ValueError:
        raise ValidationError(_("Enter a date like 2019, 2019-03 or 2019-03-14")) from None


def in_words(value: str) -> str:
    """A printed date as people write it: "2019", "March 2019", "14 March 2019". Anything else as it is."""
    try:
        validate_printed_date(value)
    except ValidationError:
        return value
    year, *rest = (int(part) for part in value.split("-"))
    if not rest:
        return str(year)
    day = date(year, rest[0], rest[1] if len(rest) > 1 else 1)
    return formats.date_format(day, "j F Y" if len(rest) > 1 else "F Y")


def from_words(words: str) -> str:
    """A date as somebody types it ("March 2019", "14 Mar 2019", "3/2019", "2019-03") as a printed date.

    Raises:
        ValidationError: for what is no date.
    """
    words = " ".join(words.split())
    if numbers := _NUMBERS.fullmatch(words):
        words = _joined(*numbers.groups())
    elif (written := _WORDS.fullmatch(words)) and (month := _month(written[2])):
        words = _joined(written[1], str(month), written[3])
    try:
        if words:
            validate_printed_date(words)
    except ValidationError:
        raise ValidationError(_("Enter a date like 2019, March 2019 or 14 March 2019")) from None
    return words


def _joined(day: str | None, month: str | None, year: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _month(name: str) -> int | None:
    """The number of a month, by its name or the first letters of it, at least three."""
    name = name.casefold()
    names = {number: (str(MONTHS[number]).casefold(), str(MONTHS_3[number]).casefold()) for number in MONTHS}
    found = [n for n, (whole, short) in names.items() if name == short or (len(name) > 2 and whole.startswith(name))]
    return found[0] if len(found) == 1 else None
