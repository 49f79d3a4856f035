"""Finding reviews."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may, organisations_where
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.queries import with_latest
from learnt.domain.candidates.states import Choice
from learnt.domain.reviews.models import Review


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


def review_visible_to(person: Person, reference: str) -> Review:
    """One review that a person may see.

    Raises:
        Review.DoesNotExist: also when it exists and may not be seen.
    """
    return reviews_visible_to(person).get(reference=reference)


def undecided_in(review: Review) -> int:
    """How many candidates in the review's papers still wait for a decision."""
    candidates = with_latest(Candidate.objects.filter(document__review_document__review=review))
    return candidates.filter(Q(latest=None) | Q(latest=Choice.REOPENED)).count()
