"""Dates as reports give them: to the year, the month or the day (ISO 8601, cut short where unknown)."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

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
    """A printed date as people write it: "2019", "March 2019", "14 March 2019"."""
    parts = [int(part) for part in value.split("-")] if _SHAPE.fullmatch(value) else []
    if not parts:
        return value
    if len(parts) == 1:
        return str(parts[0])
    day = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    return formats.date_format(day, "j F Y" if len(parts) > 2 else "F Y")
