"""The life of a document, as a table."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentState(TextChoices):
    """Where a document is on its way from being sent in to being ready to check."""

    RECEIVED = "received", _("Received")
    READING = "reading", _("Reading")
    READY = "ready", _("Ready to check")
    UNREADABLE = "unreadable", _("Unreadable")


TRANSITIONS: dict[DocumentState, frozenset[DocumentState]] = {
    DocumentState.RECEIVED: frozenset({DocumentState.READING}),
    # Back to reading: the worker died half-way and the job was taken up again.
    DocumentState.READING: frozenset({DocumentState.READING, DocumentState.READY, DocumentState.UNREADABLE}),
    DocumentState.READY: frozenset(),
    DocumentState.UNREADABLE: frozenset({DocumentState.RECEIVED}),
}

MOST_ATTEMPTS = 3  # of reading one document before it is set aside as unreadable
