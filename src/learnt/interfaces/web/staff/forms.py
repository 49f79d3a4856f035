"""What can be asked of the audit trail."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learnt.domain.accounts.queries import people_called
from learnt.domain.audit.models import Event
from learnt.domain.audit.queries import Mark, Sought
from learnt.domain.recommendations.queries import subject_called

MACHINE = "learnt"  # the name under which the machine's own doings are found


class Words(forms.CharField):
    """Words to look for; what no database can hold is left out."""

    def __init__(self, **told: Any) -> None:
        super().__init__(required=False, **told)

    def clean(self, value: Any) -> str:
        """The words, at most 300 letters of them."""
        return super().clean(str(value or "").replace("\x00", " ")[:300])


class Day(forms.DateField):
    """A day, in the browser's own field."""

    def __init__(self, **told: Any) -> None:
        super().__init__(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **told)


class TrailForm(forms.Form):
    """Whose doings, which events, about what, and when."""

    who = Words(
        label=_("Who did it"),
        help_text=_("Part of a name or e-mail address; Learnt for the machine itself."),
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )
    event = forms.ChoiceField(label=_("What happened"), required=False, choices=[("", _("Anything")), *Event.choices])
    subject = Words(
        label=_("To what"), help_text=_("Part of a name, or a reference such as rec-4k7p-9m2x or rev-8d3m-2c6h.")
    )
    since = Day(label=_("From"))
    until = Day(label=_("To"), help_text=_("This day included."))
    subject_type = Words(widget=forms.HiddenInput)
    subject_id = Words(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, label_suffix="", **told)
        self.full_clean()

    def sought(self) -> Sought:
        """What is asked, for the trail's query."""
        told = self.cleaned_data
        who = told.get("who", "")
        machine = who.casefold() == MACHINE
        until = told.get("until")
        return Sought(
            people=people_called(who) if who and not machine else None,
            machine=machine,
            event=told.get("event", ""),
            since=_begins(told.get("since")),
            until=_begins(until + timedelta(days=1) if until and until < date.max else None),
            **self._subject(),
        )

    def _subject(self) -> dict[str, str]:
        told = self.cleaned_data
        if told.get("subject_type") and told.get("subject_id"):
            return {"subject_type": told["subject_type"], "subject_id": told["subject_id"]}
        words = told.get("subject", "")
        if known := subject_called(words):
            return {"subject_type": known[0], "subject_id": known[1]}
        return {"subject_name": words}


def mark_from(value: str) -> Mark | None:
    """The place in the trail that an address names; None when it names none."""
    instant, _tilde, number = value.partition("~")
    try:
        at = datetime.fromisoformat(instant)
        return Mark(at, int(number)) if at.tzinfo and abs(int(number)) < 2**63 else None
    except ValueError:
        return None


def as_words(mark: Mark) -> str:
    """A place in the trail as an address names it."""
    return f"{mark.at.isoformat()}~{mark.number}"


def _begins(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day and day > date.min else None
