"""What the pages of the register show, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.queries import MARK_BEGINS
from learnt.domain.reviews.queries import Findings
from learnt.interfaces.web.register.forms import ForPerson

LONGEST_SHOWN = 90  # words of a recommendation in a list
_BEFORE_A_MARK = 25

WHERE = {
    "executive summary": gettext_lazy("Executive summary"),
    "body": gettext_lazy("Body of the report"),
    "action plan": gettext_lazy("Action plan"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is in force: what it asks, and the address of the list without it."""

    text: str
    address: str


def name_of(recommendation: Recommendation) -> str:
    """What a recommendation is called: its label as printed, with the word when the label is a bare number."""
    label = recommendation.label.strip()
    if not label:
        return _("Recommendation without a number")
    return label if re.search(r"[^\W\d_]{3}", label) else _("Recommendation %(label)s") % {"label": label}


def excerpt(text: str) -> str:
    """A long text cut to LONGEST_SHOWN words, around the first word that is marked."""
    words = text.split(" ")
    if len(words) <= LONGEST_SHOWN + 10:
        return text
    marked = next((at for at, word in enumerate(words) if MARK_BEGINS in word), 0)
    first = max(0, min(marked - _BEFORE_A_MARK, len(words) - LONGEST_SHOWN))
    shown = " ".join(words[first : first + LONGEST_SHOWN])
    return ("… " if first else "") + shown + (" …" if first + LONGEST_SHOWN < len(words) else "")


def results(found: Iterable[Recommendation]) -> list[dict[str, Any]]:
    """The recommendations of a page of a list."""
    return [
        {
            "it": one,
            "name": name_of(one),
            "text": excerpt(getattr(one, "marked_text", one.text)),
            "addressees": [a.as_printed for a in one.addressees.all()],
        }
        for one in found
    ]


def chosen(form: ForPerson, asked: QueryDict, names: Iterable[str]) -> list[Chosen]:
    """The filters in force, each with the address of the list without it."""
    return [
        Chosen(f"{form[name].label}: {_in_words(form[name])}", "?" + _without(asked, name))
        for name in names
        if form.asked(name)
    ]


def citation(recommendation: Recommendation, address: str) -> str:
    """How to cite a recommendation, with its permanent address."""
    review = recommendation.review
    where = _("page %(page)s") % {"page": recommendation.page} if recommendation.page else ""
    parts = [review.title, name_of(recommendation), where, f"Learnt {recommendation.reference}", address]
    return f"{review.organisation} ({review.year or _('no date')}). " + ", ".join(part for part in parts if part)


def copies(recommendation: Recommendation) -> list[dict[str, Any]]:
    """Where else the paper prints the recommendation, in its own words or in others."""
    return [
        {
            "where": WHERE.get(copy.get("where"), _("Elsewhere")),
            "page": copy.get("page"),
            "label": copy.get("label") or "",
            "same_words": copy.get("same_words", False),
            "text": copy.get("text", ""),
        }
        for copy in recommendation.copies
    ]


def addressed(recommendation: Recommendation) -> list[dict[str, str]]:
    """The addressees, each with the address of everything else addressed to it."""
    names = [addressee.as_printed for addressee in recommendation.addressees.all()]
    return [{"name": name, "address": reverse("register") + "?" + urlencode({"addressee": name})} for name in names]


def findings(found: Iterable[Findings], recorded: dict[tuple[UUID, str], Recommendation]) -> dict[str, Any]:
    """The lessons and rows of action plans that the machine found, each row with the recommendation it serves."""
    found = list(found)
    return {
        "lessons": [lesson for paper in found for lesson in paper.lessons],
        "actions": [
            {**row, "serves": _served(row, paper.document_id, recorded)} for paper in found for row in paper.actions
        ],
    }


def _served(row: dict[str, Any], document_id: UUID, recorded: dict[tuple[UUID, str], Recommendation]) -> Any:
    one = recorded.get((document_id, row["recommendation"] or ""))
    return {"name": name_of(one), "reference": one.reference} if one else None


def _in_words(field: BoundField) -> str:
    value = str(field.value())
    return str(dict(getattr(field.field, "choices", [])).get(value, value))


def _without(asked: QueryDict, name: str) -> str:
    kept = asked.copy()
    kept.pop(name, None)
    kept.pop("page", None)
    return kept.urlencode()
