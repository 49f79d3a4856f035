"""Finding candidates and what was decided about them."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

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


def with_progress(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same documents, each with `found`, how many candidates it has, and `undecided`, how many of them wait."""
    candidates = Candidate.objects.filter(document=OuterRef("pk"))
    waiting = with_latest(candidates).filter(Q(latest=None) | Q(latest=Choice.REOPENED))
    return documents.annotate(found=_counted(candidates), undecided=_counted(waiting))


def _counted(candidates: QuerySet[Candidate]) -> Coalesce:
    per_document = candidates.order_by().values("document").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(per_document), 0)


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


def candidate_numbered(document: Document, number: int) -> Candidate:
    """The candidate with this number in a document, with its document and `latest`.

    Raises:
        Candidate.DoesNotExist: when there is none.
    """
    return with_latest(Candidate.objects.select_related("document")).get(document=document, number=number)


def locked_candidate(candidate_id: int) -> Candidate:
    """A candidate with its document, held against other writers until the transaction ends; with `latest`."""
    Candidate.objects.select_for_update().get(pk=candidate_id)
    return with_latest(Candidate.objects.select_related("document")).get(pk=candidate_id)


def decisions_about(candidate: Candidate) -> QuerySet[Decision]:
    """Everything decided about a candidate, oldest first."""
    return candidate.decisions.select_related("by", "merged_into")
