"""Finding documents."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, organisations_where
from learnt.domain.documents.models import Document, TranscriptPage
from learnt.domain.documents.states import DocumentState


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
    return Document.objects.filter(
        state__in=(DocumentState.RECEIVED, DocumentState.READING), received_at__lt=document.received_at
    ).count()


def transcript_page(document: Document, number: int) -> TranscriptPage | None:
    """A page of a document as read; None when there is no such page."""
    return TranscriptPage.objects.filter(document=document, number=number).first()
