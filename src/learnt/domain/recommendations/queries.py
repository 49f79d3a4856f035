"""Finding recommendations: the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Substr

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.models import Candidate, Origin
from learnt.domain.documents.models import Document
from learnt.domain.organisations.models import Area
from learnt.domain.recommendations.models import Addressee, Amendment, Recommendation
from learnt.domain.references import is_reference
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.queries import visibility

MARK_BEGINS, MARK_ENDS = "\ue000", "\ue001"  # private characters that no report prints; the page turns them into marks
SORTS = ("best", "newest", "oldest")
_IN_A_REVIEW = ("review_id", "number", "pk")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the register; empty members ask for nothing."""

    words: str = ""  # as in a web search: forms of words, "a phrase", or, -without; or a recommendation's reference
    review: str = ""  # a review's reference
    area: int | None = None
    year: str = ""
    review_kind: str = ""
    kind: str = ""
    addressee: str = ""  # part of a name as printed
    sort: str = "best"


def recommendations_visible_to(person: Person) -> QuerySet[Recommendation]:
    """The recommendations in force that a person may see."""
    return Recommendation.objects.filter(visibility(person, "review__"), withdrawn_at=None)


def recommendation_visible_to(person: Person, reference: str) -> Recommendation:
    """One recommendation that a person may see, a withdrawn one too: its address is permanent.

    Raises:
        Recommendation.DoesNotExist: also when it exists and may not be seen.
    """
    visible = Recommendation.objects.filter(visibility(person, "review__"))
    return (
        visible.select_related("review__organisation__area", "document", "candidate", "recorded_by")
        .prefetch_related("addressees")
        .get(reference=reference)
    )


def register(person: Person, wanted: Wanted) -> QuerySet[Recommendation]:
    """The recommendations that a person may see and that are wanted, sorted, ready for a list or an export."""
    found = recommendations_visible_to(person)
    found = _filtered(found, wanted)
    if is_reference(wanted.words, "rec"):
        found = found.filter(reference=wanted.words.strip().lower())
    elif wanted.words:
        found = _with_words(found, wanted.words)
    return _sorted(found, wanted).select_related("review__organisation__area").prefetch_related("addressees")


def marked(found: QuerySet[Recommendation], words: str) -> QuerySet[Recommendation]:
    """The same, each with its text as `marked_text` in which the words looked for stand between marks.

    Only for the few on a page: marking is slow.
    """
    return found.annotate(
        marked_text=SearchHeadline(
            "text",
            _query(words),
            config="english",
            start_sel=MARK_BEGINS,
            stop_sel=MARK_ENDS,
            highlight_all=True,
        )
    )


def areas_in_register(person: Person) -> QuerySet[Area]:
    """The areas with a review that a person may see."""
    return Area.objects.filter(organisations__reviews__in=Review.objects.filter(visibility(person))).distinct()


def years_in_register(person: Person) -> list[str]:
    """The years of the reports that a person may see, newest first."""
    reviews = Review.objects.filter(visibility(person)).exclude(report_date="")
    years = reviews.annotate(printed_year=Substr("report_date", 1, 4)).values_list("printed_year", flat=True)
    return sorted(set(years), reverse=True)


def commonest_addressees(person: Person, most: int = 100) -> list[str]:
    """The names to which most visible recommendations are addressed, most frequent first."""
    addressees = Addressee.objects.filter(recommendation__in=recommendations_visible_to(person))
    counted = addressees.values("as_printed").annotate(times=Count("pk")).order_by("-times", "as_printed")
    return [row["as_printed"] for row in counted[:most]]


def recommendations_of(review: Review) -> QuerySet[Recommendation]:
    """A review's recommendations in force: paper by paper, in the order in which each prints them."""
    return (
        review.recommendations.filter(withdrawn_at=None)
        .prefetch_related("addressees")
        .order_by("document__review_document__attached_at", F("page").asc(nulls_last=True), "number", "pk")
    )


def recommendations_by_key(review: Review) -> dict[tuple[UUID, str], Recommendation]:
    """A review's recommendations in force by paper and the engine's key, to which rows of action plans point."""
    found = recommendations_of(review).prefetch_related(None).select_related("candidate")
    return {(one.document_id, one.candidate.key): one for one in found if one.candidate.key}


def made_from(candidate: Candidate) -> QuerySet[Recommendation]:
    """The recommendations ever made from a candidate, withdrawn ones too, in the order in which they were made."""
    return candidate.recommendations.select_related("recorded_by").prefetch_related("addressees").order_by("pk")


def recorded_at(document: Document, text: str, places: list[dict[str, Any]]) -> Recommendation | None:
    """The recommendation in force that has these words and was added by a person at this place."""
    return Recommendation.objects.filter(
        document=document, text=text, places=places, withdrawn_at=None, candidate__origin=Origin.PERSON
    ).first()


def amendments_of(recommendation: Recommendation) -> QuerySet[Amendment]:
    """How the record of a recommendation was amended, oldest first."""
    return recommendation.amendments.select_related("by")


def subject_called(words: str) -> tuple[str, str] | None:
    """What a reference names, as the audit trail knows it: the type and number of a recommendation or review."""
    for prefix, records in (("rec", Recommendation.objects.all()), ("rev", Review.objects.all())):
        if is_reference(words, prefix):
            found = records.filter(reference=words.strip().lower()).values_list("pk", flat=True).first()
            return (str(records.model._meta.model_name), str(found)) if found else None
    return None


def _filtered(found: QuerySet[Recommendation], wanted: Wanted) -> QuerySet[Recommendation]:
    conditions = {
        "review__reference": wanted.review,
        "review__organisation__area_id": wanted.area,
        "review__report_date__startswith": wanted.year,
        "review__kind": wanted.review_kind,
        "kind": wanted.kind,
    }
    found = found.filter(**{name: value for name, value in conditions.items() if value})
    if wanted.addressee:
        addressed = Addressee.objects.filter(as_printed__icontains=wanted.addressee)
        found = found.filter(pk__in=addressed.values("recommendation"))
    return found


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="websearch")


def _with_words(found: QuerySet[Recommendation], words: str) -> QuerySet[Recommendation]:
    return found.filter(words=_query(words)).annotate(rank=SearchRank(F("words"), _query(words)))


def _sorted(found: QuerySet[Recommendation], wanted: Wanted) -> QuerySet[Recommendation]:
    if wanted.sort == "best" and "rank" in found.query.annotations:
        return found.order_by(F("rank").desc(), "-review__report_date", *_IN_A_REVIEW)
    if wanted.sort == "oldest":
        return found.order_by("review__report_date", *_IN_A_REVIEW)
    return found.order_by("-review__report_date", *_IN_A_REVIEW)
