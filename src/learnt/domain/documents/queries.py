"""Finding documents."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from psycopg.types.json import Jsonb

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, organisations_where
from learnt.domain.documents.models import Document, TranscriptPage
from learnt.domain.documents.states import DocumentState
from learnt.engine.transcript import Page

WAITING = (DocumentState.RECEIVED, DocumentState.READING)


def documents_visible_to(person: Person) -> QuerySet[Document]:
    """The documents that a person may see, newest first."""
    return Document.objects.filter(
        organisation_id__in=organisations_where(person, Permission.SEE_DOCUMENTS)
    ).select_related("organisation", "received_by")


def document_visible_to(person: Person, document_id: UUID) -> Document:
    """One document that a person may see.

    Raises:
        Document.DoesNotExist: also when it exists and may not be seen.
    """
    return documents_visible_to(person).select_related("reading").get(pk=document_id)


def locked_document(document_id: UUID) -> Document:
    """A document, held against other writers until the transaction ends."""
    return Document.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=document_id)


def waiting_before(document: Document) -> int:
    """How many documents were received earlier and are not read yet."""
    return Document.objects.filter(state__in=WAITING, received_at__lt=document.received_at).count()


def with_place_in_queue(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same documents, each with `before`: how many were received earlier and are not read yet."""
    earlier = Document.objects.filter(state__in=WAITING, received_at__lt=OuterRef("received_at")).order_by()
    # Not Django's Count, which would group the rows that are to be counted together.
    counted = earlier.annotate(count=Func(F("pk"), function="count", output_field=IntegerField())).values("count")
    return documents.annotate(before=Subquery(counted))


def pages_touching(document: Document, number: int) -> list[Page]:
    """The page of this number as read, and every earlier one with a block that runs on to it, in order.

    A block stands once in a transcript, on the page where it begins: a long table may have begun pages before.
    """
    touching = RawSQL("jsonb_path_exists(blocks, '$[*].lines[*][1] ? (@ == $page)', %s)", [Jsonb({"page": number})])
    pages = TranscriptPage.objects.alias(touching=touching).filter(
        Q(number=number) | Q(number__lt=number, touching=True), document=document
    )
    return [page.as_read() for page in pages]


def pages_until(document: Document, number: int, most: int = 30) -> list[Page]:
    """The page of this number as read and those before it, at most so many, in order."""
    pages = TranscriptPage.objects.filter(document=document, number__lte=number, number__gt=number - most)
    return [page.as_read() for page in pages]


def transcript_page(document: Document, number: int) -> TranscriptPage | None:
    """A page of a document as read; None when there is no such page."""
    return TranscriptPage.objects.filter(document=document, number=number).first()
