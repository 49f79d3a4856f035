"""The forms of papers: sending in, finding, the facts of a review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learnt.domain.documents.models import Document
from learnt.domain.organisations.models import Organisation
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.operations import Facts
from learnt.domain.reviews.papers import Stage, reviews_to_join
from learnt.domain.vocabularies.printed_dates import from_words, in_words
from learnt.domain.vocabularies.reviews import ReviewKind

LONGEST_NAME = 300  # characters of an author or a chair
LONGEST_PSEUDONYM = 120
MOST_SUBJECTS = 30


class SendForm(forms.Form):
    """For which partnership papers are sent in; asked only of those who work for several."""

    organisation = forms.TypedChoiceField(
        label=_("Partnership"),
        help_text=_("The partnership that the papers belong to."),
        coerce=int,
        error_messages={"required": _("Choose the partnership that the papers belong to")},
    )

    def __init__(self, organisations: list[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, label_suffix="")
        self._organisations = {o.pk: o for o in organisations}
        if len(organisations) == 1:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].choices = [("", _("Choose")), *((o.pk, o.name) for o in organisations)]

    def organisation_chosen(self) -> Organisation:
        """The partnership chosen, or the only one there is."""
        chosen = self.cleaned_data.get("organisation")
        return self._organisations[chosen] if chosen else next(iter(self._organisations.values()))


class FindForm(forms.Form):
    """Which papers to list. Anything unknown in the address is ignored."""

    words = forms.CharField(label=_("Words of the file's name"), required=False, max_length=200)
    stage = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *Stage.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, label_suffix="")

    def wanted(self) -> dict[str, str]:
        """What is asked for, as the members of `reviews.queries.papers`."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class PrintedDateField(forms.CharField):
    """A date to the year, the month or the day, typed as people write it."""

    def prepare_value(self, value: Any) -> Any:
        """A printed date in words; what somebody typed stays as it is."""
        return in_words(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """The date as `vocabularies.printed_dates` keep it."""
        return from_words(super().clean(value))


class LinesField(forms.CharField):
    """A list, one entry on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """The entries, each on a line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        """The entries that are not empty, each once."""
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class FactsForm(forms.Form):
    """The facts of a review, as a person confirms them."""

    kind = forms.ChoiceField(
        label=_("Kind of review"),
        choices=[("", _("Choose")), *ReviewKind.choices],
        error_messages={"required": _("Choose what kind of review this is")},
    )
    subjects = LinesField(
        label=_("Pseudonyms of those who died"),
        help_text=_("As the report calls them, one on each line. Never a real name that the report does not give."),
        required=False,
    )
    date_of_death = PrintedDateField(
        label=_("Date of death"),
        help_text=_("As far as it is known: 2019, March 2019 or 14 March 2019."),
        required=False,
    )
    report_date = PrintedDateField(
        label=_("Date of the report"), help_text=_("For example May 2021. Lists are sorted by it."), required=False
    )
    author = forms.CharField(label=_("Author of the report"), max_length=LONGEST_NAME, required=False)
    chair = forms.CharField(label=_("Chair of the panel"), max_length=LONGEST_NAME, required=False)
    summary = forms.CharField(
        label=_("What happened, in a sentence or two"),
        help_text=_("Shown with the review. You may leave it empty."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, label_suffix="")

    def clean_subjects(self) -> tuple[str, ...]:
        """The pseudonyms, if each is short enough and they are not too many."""
        subjects: tuple[str, ...] = self.cleaned_data["subjects"]
        if len(subjects) > MOST_SUBJECTS:
            raise ValidationError(_("Give at most %(most)s pseudonyms") % {"most": MOST_SUBJECTS})
        if any(len(name) > LONGEST_PSEUDONYM for name in subjects):
            raise ValidationError(_("Each pseudonym may have at most %(most)s letters") % {"most": LONGEST_PSEUDONYM})
        return subjects

    def clean(self) -> dict[str, Any]:
        """Nobody reports on a death before it."""
        died, reported = (self.cleaned_data.get(name) or "" for name in ("date_of_death", "report_date"))
        common = min(len(died), len(reported))
        if reported[:common] < died[:common]:
            self.add_error("report_date", _("The report cannot be older than the death. Check both dates"))
        return self.cleaned_data

    def facts(self) -> Facts:
        """The facts, for the operations."""
        return Facts(**self.cleaned_data)


class JoinForm(forms.Form):
    """To which review of the partnership a document belongs."""

    review = forms.ModelChoiceField(
        queryset=Review.objects.none(),
        label=_("Review"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose the review that this report belongs to")},
    )

    def __init__(self, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, label_suffix="")
        self.fields["review"].queryset = reviews_to_join(document)

    @property
    def has_choice(self) -> bool:
        """Whether there is a review to join."""
        return self.fields["review"].queryset.exists()
