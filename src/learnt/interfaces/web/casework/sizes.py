"""Sizes of files as people say them."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

_MEGABYTE = 1_000_000  # bytes, as the limits are set and as file managers count


def size_in_words(size: int) -> str:
    """A size in bytes as kilobytes or megabytes, with one decimal place where it tells something."""
    if size < _MEGABYTE:
        return _("%(size)s KB") % {"size": number_format(max(1, round(size / 1000)), use_l10n=True)}
    decimals = 0 if size >= 10 * _MEGABYTE or size % _MEGABYTE == 0 else 1
    return _("%(size)s MB") % {"size": number_format(size / _MEGABYTE, decimals, force_grouping=True)}
