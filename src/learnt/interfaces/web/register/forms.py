"""What can be asked of the register, and amending a recommendation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import Select, Textarea, TextInput
from django.utils.translation import gettext_lazy as _

from learnt.domain.accounts.models import Person
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import Wording
from learnt.domain.recommendations.queries import Wanted, areas_in_register, years_in_register
from learnt.domain.reviews.queries import ReviewsWanted
from learnt.domain.vocabularies.recommendations import RecommendationKind
from learnt.domain.vocabularies.reviews import ReviewKind

MOST_LETTERS = 1000  # of a search; what is longer is cut off, not refused

SORTS = [
    ("best", _("Best match")),
    ("newest", _("Newest report first")),
    ("oldest", _("Oldest report first")),
]


class SearchWords(forms.CharField):
    """Words to look for: anything at all may be typed or pasted."""

    def __init__(self, **told: Any) -> None:
        super().__init__(required=False, **told)

    def clean(self, value: Any) -> str:
        """The words without what no database can hold, cut off at MOST_LETTERS."""
        return super().clean(str(value or "").replace("\x00", " ")[:MOST_LETTERS])


class ForPerson(forms.Form):
    """A form whose choices are what a person may see. Whatever is no choice is shown as an error and asks nothing."""

    def __init__(self, *args: Any, person: Person, **told: Any) -> None:
        super().__init__(*args, label_suffix="", **told)
        areas = [(str(area.pk), area.name) for area in areas_in_register(person)]
        years = [(year, year) for year in years_in_register(person)]
        self.fields["area"].choices = [("", _("All areas")), *areas]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("All years")), *years]  # type: ignore[attr-defined]
        self.full_clean()

    def asked(self, name: str) -> str:
        """What was asked in a field; empty when nothing, or nothing that makes sense."""
        return self.cleaned_data.get(name) or ""

    def area(self) -> int | None:
        """The number of the area asked for."""
        return int(self.asked("area")) if self.asked("area") else None


class RegisterForm(ForPerson):
    """What somebody looks for in the register."""

    words = SearchWords(label=_("Search the words of recommendations"))
    area = forms.ChoiceField(label=_("Area"), required=False)
    year = forms.ChoiceField(label=_("Year of the report"), required=False)
    review_kind = forms.ChoiceField(
        label=_("Kind of review"), required=False, choices=[("", _("All kinds")), *ReviewKind.choices]
    )
    kind = forms.ChoiceField(
        label=_("Kind of recommendation"), required=False, choices=[("", _("All kinds")), *RecommendationKind.choices]
    )
    addressee = SearchWords(
        label=_("Addressed to"),
        help_text=_("Part of a name as printed, such as Housing."),
        widget=TextInput(attrs={"list": "addressees", "autocomplete": "off"}),
    )
    review = SearchWords(widget=forms.HiddenInput)
    sort = forms.ChoiceField(label=_("Sort by"), required=False, choices=SORTS, widget=Select)

    FILTERS = ("area", "year", "review_kind", "kind", "addressee")

    def wanted(self) -> Wanted:
        """What is asked, for the register's query."""
        return Wanted(
            words=self.asked("words"),
            review=self.asked("review").strip().lower(),
            area=self.area(),
            year=self.asked("year"),
            review_kind=self.asked("review_kind"),
            kind=self.asked("kind"),
            addressee=self.asked("addressee"),
            sort=self.asked("sort") or "best",
        )


class ReviewsForm(ForPerson):
    """What somebody looks for among the reviews."""

    words = SearchWords(label=_("Search reviews"), help_text=_("A pseudonym, a partnership, a reference, an author."))
    area = forms.ChoiceField(label=_("Area"), required=False)
    year = forms.ChoiceField(label=_("Year of the report"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of review"), required=False, choices=[("", _("All kinds")), *ReviewKind.choices]
    )

    FILTERS = ("area", "year", "kind")

    def wanted(self) -> ReviewsWanted:
        """What is asked, for the query of reviews."""
        return ReviewsWanted(
            words=self.asked("words"), area=self.area(), year=self.asked("year"), kind=self.asked("kind")
        )


class AmendForm(forms.Form):
    """The wording of a recommendation, and why it is amended."""

    label = forms.CharField(
        label=_("Label, as printed"),
        required=False,
        max_length=100,
        help_text=_("Such as Recommendation 3."),
    )
    text = forms.CharField(
        label=_("Words of the recommendation"),
        widget=Textarea(attrs={"rows": 8}),
        help_text=_("The report's own words, whole."),
    )
    kind = forms.ChoiceField(label=_("Kind of recommendation"), choices=RecommendationKind.choices)
    addressees = forms.CharField(
        label=_("Addressed to, as printed"),
        required=False,
        widget=Textarea(attrs={"rows": 4}),
        help_text=_("One on each line."),
    )
    why = forms.CharField(
        label=_("Why the record is amended"),
        widget=Textarea(attrs={"rows": 3}),
        help_text=_("This stays in the history, for everybody who may see the recommendation."),
        error_messages={"required": _("Say why the record is amended")},
    )

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, label_suffix="", **told)
        self.fields["text"].error_messages["required"] = _("Enter the words of the recommendation")

    @staticmethod
    def from_record(recommendation: Recommendation) -> dict[str, Any]:
        """The record as it is, as the form's initial values."""
        now = Wording.recorded(recommendation)
        return {"label": now.label, "text": now.text, "kind": now.kind, "addressees": "\n".join(now.addressees)}

    def clean_addressees(self) -> str:
        """The names, one on each line, none longer than the record can hold."""
        names = [line.strip() for line in self.cleaned_data["addressees"].splitlines() if line.strip()]
        if any(len(name) > 300 for name in names):
            raise forms.ValidationError(_("A name can have 300 letters at most"))
        return "\n".join(names)

    def wording(self) -> Wording:
        """What was entered, as the operation takes it."""
        told = self.cleaned_data
        return Wording(
            text=told["text"].replace("\r\n", "\n"),
            label=told["label"],
            kind=told["kind"],
            addressees=tuple(told["addressees"].splitlines()),
        )
