"""What can be decided about a candidate, as a table."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Choice(TextChoices):
    """A person's decision about a candidate."""

    TAKEN_UP = "taken-up", _("Taken up as it stands")
    AMENDED = "amended", _("Taken up with changes")
    SPLIT = "split", _("Split into several")
    MERGED = "merged", _("Merged with others")
    REFUSED = "refused", _("Refused")
    REOPENED = "reopened", _("Opened again")


class RefusalReason(TextChoices):
    """Why a candidate is no recommendation of this review."""

    NOT_A_RECOMMENDATION = "not-a-recommendation", _("It is not a recommendation")
    ANOTHER_REVIEW = "another-review", _("It was made by another review or body")
    REPEATED = "repeated", _("It repeats one that is already there")
    PROGRESS = "progress", _("It says what has already been done")
    OTHER = "other", _("Another reason")


MADE_RECORDS = frozenset({Choice.TAKEN_UP, Choice.AMENDED, Choice.SPLIT, Choice.MERGED})

# From a candidate's latest decision (None: none yet) to those that may follow.
TRANSITIONS: dict[Choice | None, frozenset[Choice]] = {
    None: frozenset(Choice) - {Choice.REOPENED},
    Choice.REOPENED: frozenset(Choice) - {Choice.REOPENED},
    **{choice: frozenset({Choice.REOPENED}) for choice in (*MADE_RECORDS, Choice.REFUSED)},
}
