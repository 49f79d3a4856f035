"""Finding candidates and what was decided about them."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.models import Candidate, Decision
from learnt.domain.candidates.states import Choice
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import documents_visible_to


def candidates_of(document: Document) -> QuerySet[Candidate]:
    """A document's candidates in their order, each with its latest decision as `latest` (None: not decided)."""
    return with_latest(Candidate.objects.filter(document=document)).order_by("number")


def with_latest(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """The same candidates, each with `latest`: what was decided last."""
    decisions = Decision.objects.filter(candidate=OuterRef("pk")).order_by("-id")
    return candidates.annotate(latest=Subquery(decisions.values("choice")[:1]))


def is_open(latest: str | None) -> bool:
    """Whether a candidate with this latest decision still waits for one."""
    return latest in (None, Choice.REOPENED)


def candidate_visible_to(person: Person, candidate_id: int) -> Candidate:
    """One candidate that a person may see, with its document and `latest`.

    Raises:
        Candidate.DoesNotExist: also when it exists and may not be seen.
    """
    visible = Candidate.objects.filter(document__in=documents_visible_to(person))
    return with_latest(visible).select_related("document__organisation").get(pk=candidate_id)


def locked_candidate(candidate_id: int) -> Candidate:
    """A candidate with its document, held against other writers until the transaction ends; with `latest`."""
    Candidate.objects.select_for_update().get(pk=candidate_id)
    return with_latest(Candidate.objects.select_related("document")).get(pk=candidate_id)


def decisions_about(candidate: Candidate) -> QuerySet[Decision]:
    """Everything decided about a candidate, oldest first."""
    return candidate.decisions.select_related("by", "merged_into")
