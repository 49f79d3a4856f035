"""Finding reviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may, organisations_where
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.queries import with_latest
from learnt.domain.candidates.states import Choice
from learnt.domain.documents.models import Document, Reading
from learnt.domain.documents.queries import documents_visible_to
from learnt.domain.reviews.models import Review, ReviewDocument

_MOST_WORDS = 10  # of a search: each costs the database a comparison with every review


@dataclass(frozen=True, slots=True)
class ReviewsWanted:
    """What somebody looks for among the reviews; empty members ask for nothing."""

    words: str = ""  # each somewhere in the title, the partnership, the people or the summary; or a reference
    area: int | None = None
    year: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the machine found in a paper of a review beside its recommendations. Nobody has checked it."""

    document_id: UUID
    lessons: list[dict[str, Any]]  # as learnt.engine.report.Report.as_dict gives them
    actions: list[dict[str, Any]]


def visibility(person: Person, prefix: str = "") -> Q:
    """The condition under which a person may see a review; the rule `may_see` as a query.

    Args:
        prefix: the path from the model asked to the review, such as "review__".
    """
    own = Q(**{f"{prefix}organisation_id__in": organisations_where(person, Permission.SEE_UNPUBLISHED)})
    if not may(person, Permission.SEE_PUBLISHED):
        return own
    return own | Q(**{f"{prefix}published_at__isnull": False})


def reviews_visible_to(person: Person) -> QuerySet[Review]:
    """The reviews that a person may see, newest report first."""
    return Review.objects.filter(visibility(person)).select_related("organisation__area")


def reviews_wanted(person: Person, wanted: ReviewsWanted) -> QuerySet[Review]:
    """The reviews that a person may see and that are wanted, each with `in_force`: its number of recommendations."""
    conditions = {
        "organisation__area_id": wanted.area,
        "report_date__startswith": wanted.year,
        "kind": wanted.kind,
    }
    found = reviews_visible_to(person).filter(**{name: value for name, value in conditions.items() if value})
    for word in wanted.words.split()[:_MOST_WORDS]:
        found = found.filter(_holds(word))
    counted = found.annotate(in_force=Count("recommendations", filter=Q(recommendations__withdrawn_at=None)))
    return counted.order_by("-report_date", "reference")


def review_visible_to(person: Person, reference: str) -> Review:
    """One review that a person may see.

    Raises:
        Review.DoesNotExist: also when it exists and may not be seen.
    """
    return reviews_visible_to(person).get(reference=reference)


def papers_of(review: Review) -> QuerySet[ReviewDocument]:
    """The papers of a review in the order in which they were added."""
    return review.review_documents.select_related("document").order_by("attached_at", "pk")


def findings_visible_to(person: Person, review: Review) -> list[Findings]:
    """The lessons and rows of action plans that the machine found in those of the review's papers that a person sees.

    Publishing a review shows what people have checked. What nobody has checked stays with the papers.
    """
    readings = Reading.objects.filter(
        document__review_document__review=review, document__in=documents_visible_to(person)
    )
    ordered = readings.order_by("document__review_document__attached_at")
    return [Findings(*row) for row in ordered.values_list("document_id", "report__lessons", "report__actions")]


def review_of(document: Document) -> Review | None:
    """The review that a document belongs to; None when nobody has said yet."""
    return Review.objects.filter(review_documents__document=document).select_related("organisation").first()


def undecided_in(review: Review) -> int:
    """How many candidates in the review's papers still wait for a decision."""
    candidates = with_latest(Candidate.objects.filter(document__review_document__review=review))
    return candidates.filter(Q(latest=None) | Q(latest=Choice.REOPENED)).count()


def _holds(word: str) -> Q:
    places = ("reference", "subjects", "summary", "kind", "author", "chair", "organisation__name")
    condition = Q()
    for place in places:
        condition |= Q(**{f"{place}__icontains": word})
    return condition
