"""What a person settles about a candidate: its words, why it is refused, where it is divided."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.states import RefusalReason
from learnt.domain.recommendations.operations import Wording
from learnt.domain.vocabularies.recommendations import RecommendationKind

MOST_WORDS = 20_000  # characters in one recommendation
_LONGEST_NAME = 300  # characters
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WordingForm(forms.Form):
    """Label, words, addressees and kind of a recommendation, as they shall be recorded."""

    text = forms.CharField(
        label=_("Words of the recommendation"),
        max_length=MOST_WORDS,
        help_text=_("As the page prints them. Correct here what the machine misread."),
        widget=_lines(7),
        error_messages={"required": _("Enter the words of the recommendation.")},
    )
    label = forms.CharField(label=_("Label, as printed"), max_length=100, required=False)
    addressees = forms.CharField(
        label=_("Addressed to, as printed"), help_text=_("One on each line."), required=False, widget=_lines(2)
    )
    kind = forms.ChoiceField(label=_("Kind of recommendation"), choices=RecommendationKind.choices)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        size = len(str(self["text"].value() or ""))
        self.fields["text"].widget.attrs["rows"] = max(4, min(16, size // 50 + 2))
        names = str(self["addressees"].value() or "").count("\n") + 1
        self.fields["addressees"].widget.attrs["rows"] = max(2, min(8, names + 1))

    @classmethod
    def of(cls, wording: Wording, **kwargs) -> WordingForm:
        """The form filled with a wording."""
        return cls(initial=initial_of(wording), **kwargs)

    def clean_text(self) -> str:
        return _unix(self.cleaned_data["text"])

    def clean_addressees(self) -> tuple[str, ...]:
        names = tuple(name.strip() for name in self.cleaned_data["addressees"].splitlines() if name.strip())
        if any(len(name) > _LONGEST_NAME for name in names):
            raise ValidationError(_("Each name can have at most 300 characters. Put each on a line of its own."))
        return names

    def wording(self, proposed: Wording | None = None) -> Wording:
        """What was entered. Words that differ from those proposed in spaces alone are those proposed."""
        told = self.cleaned_data
        wording = Wording(told["text"], told["label"], told["kind"], told["addressees"])
        if proposed and _folded(wording) == _folded(proposed):
            return proposed
        return wording


class MissedForm(WordingForm):
    """The same for one that the machine missed: nothing is proposed as to its kind."""

    kind = forms.ChoiceField(
        label=_("Kind of recommendation"),
        choices=[("", _("Choose one")), *RecommendationKind.choices],
        error_messages={"required": _("Choose the kind of recommendation.")},
    )


def initial_of(wording: Wording) -> dict[str, str]:
    """A wording as the fields of the form show it."""
    return {
        "text": wording.text,
        "label": wording.label,
        "kind": wording.kind,
        "addressees": "\n".join(wording.addressees),
    }


class RefusalForm(forms.Form):
    """Why a candidate is no recommendation of this review."""

    reason = forms.ChoiceField(
        label=_("Why is it no recommendation of this review?"),
        choices=RefusalReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why you refuse it.")},
    )
    note = forms.CharField(label=_("Note (optional)"), required=False, max_length=2000, widget=_lines(2))

    def clean(self) -> dict:
        told = super().clean() or self.cleaned_data
        if told.get("reason") == RefusalReason.OTHER and not told.get("note"):
            self.add_error("note", _("Say in a few words what the reason is."))
        return told


class ReopenForm(forms.Form):
    """Why a decision is taken back; `seen` is the decision that the person was looking at."""

    why = forms.CharField(
        label=_("Why do you open it again?"),
        help_text=_("This stays in the history, for everybody who may see the recommendation."),
        max_length=2000,
        widget=_lines(2),
        error_messages={"required": _("Say why you open it again.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PartsForm(forms.Form):
    """Where a candidate is divided: an empty line between the parts."""

    whole = forms.CharField(
        label=_("Words, with an empty line between the parts"),
        help_text=_("Put the cursor where a new recommendation begins and press Enter twice."),
        max_length=MOST_WORDS,
        widget=_lines(14),
    )

    def clean_whole(self) -> list[str]:
        parts = [part.strip() for part in _EMPTY_LINE.split(_unix(self.cleaned_data["whole"])) if part.strip()]
        if len(parts) < 2:
            raise ValidationError(_("Put an empty line where one recommendation ends and the next begins."))
        return parts


PartFormSet = forms.formset_factory(WordingForm, extra=0, min_num=2, max_num=30, validate_min=True)


class OthersForm(forms.Form):
    """Which other candidates belong to the same recommendation."""

    others = forms.TypedMultipleChoiceField(
        label=_("Which of these belong to it?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one other to merge with.")},
    )

    def __init__(self, data, others: list[Candidate]) -> None:
        super().__init__(data)
        self.fields["others"].choices = [(c.number, _described(c)) for c in others]


def _described(candidate: Candidate) -> str:
    words = candidate.text if len(candidate.text) <= 160 else candidate.text[:157].rstrip() + "…"
    page = gettext(" (page %(page)s)") % {"page": candidate.page} if candidate.page else ""
    return f"{candidate.label or candidate.number}{page}: {words}"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _folded(wording: Wording) -> tuple:
    return (
        " ".join(wording.text.split()),
        " ".join(wording.label.split()),
        wording.kind,
        tuple(" ".join(name.split()) for name in wording.addressees),
    )
