"""Finding papers: documents with the reviews they belong to and how far each has come."""

from __future__ import annotations

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.queries import with_progress
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import WAITING, documents_visible_to, with_place_in_queue
from learnt.domain.documents.states import DocumentState
from learnt.domain.reviews.models import Review


class Stage(TextChoices):
    """How far a paper has come, as people look for it."""

    WAITING = "waiting", _("Being read or waiting to be")
    READY = "ready", _("Read, not published yet")
    UNREADABLE = "unreadable", _("Unreadable")
    PUBLISHED = "published", _("Published")


_IN_STAGE: dict[str, Q] = {
    Stage.WAITING: Q(state__in=WAITING),
    Stage.READY: Q(state=DocumentState.READY, review_document__review__published_at=None),
    Stage.UNREADABLE: Q(state=DocumentState.UNREADABLE),
    Stage.PUBLISHED: Q(review_document__review__published_at__isnull=False),
}


def papers(person: Person, *, stage: str = "", words: str = "") -> QuerySet[Document]:
    """The documents that a person may see, newest first, each with its review and how far it has come.

    Each has `before`, its place in the queue, and `found` and `undecided`, how many candidates.

    Args:
        stage: one of Stage; empty or unknown for all.
        words: words or parts of words that the file's name must have, all of them.
    """
    found = documents_visible_to(person).filter(_IN_STAGE.get(stage, Q()))
    for word in words.split()[:10]:
        found = found.filter(name__icontains=word)
    return with_progress(with_place_in_queue(found.select_related("review_document__review")))


def papers_of(review: Review) -> QuerySet[Document]:
    """A review's papers, each with `found` and `undecided`."""
    return with_progress(Document.objects.filter(review_document__review=review)).order_by("received_at")


def reviews_to_join(document: Document) -> QuerySet[Review]:
    """The reviews that a document may be added to: those of its partnership, the latest opened first."""
    return Review.objects.filter(organisation_id=document.organisation_id).order_by("-opened_at")
