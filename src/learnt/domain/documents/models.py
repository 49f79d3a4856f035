"""Documents as they were sent in, and what the machine read in them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from learnt.domain.documents.states import DocumentState
from learnt.domain.organisations.models import Organisation
from learnt.engine.transcript import Format, Page
from learnt.engine.transcript_json import transcript_from_dict


class Document(models.Model):
    """A paper that belongs to a partnership. Its file is kept under its own hash and never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)  # the file's name as it was sent
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()  # bytes
    state = models.CharField(max_length=20, choices=DocumentState, default=DocumentState.RECEIVED)
    attempts = models.PositiveSmallIntegerField(default=0)
    why_unreadable = models.TextField(blank=True)  # a sentence or two for the person who sent it
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reading_began_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-received_at", "name")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "sha256"], name="a_file_is_received_once"),
            models.CheckConstraint(
                condition=~models.Q(state=DocumentState.UNREADABLE) | ~models.Q(why_unreadable=""),
                name="an_unreadable_document_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def stored_as(self) -> str:
        """The name under which the storage keeps the file."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Reading(models.Model):
    """What the machine found in a document, as it said it then. Never changed."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="reading")
    format = models.CharField(max_length=10)
    engine_version = models.CharField(max_length=20)
    pages = models.PositiveIntegerField(null=True, blank=True)
    report = models.JSONField()  # learnt.engine.report.Report.as_dict()
    finished_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document} ({self.engine_version})"


class TranscriptPage(models.Model):
    """One page of a document as read: its blocks and lines with their places."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="transcript_pages")
    number = models.PositiveIntegerField()  # from 1; a document without pages has one, numbered 0
    width = models.FloatField()  # points
    height = models.FloatField()  # points
    blocks = models.JSONField()  # learnt.engine.transcript_json

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="a_page_is_kept_once"),)

    def __str__(self) -> str:
        return f"{self.document}, page {self.number}"

    def as_read(self) -> Page:
        """The page as the engine read it."""
        page = {
            "number": self.number or None,
            "width": self.width,
            "height": self.height,
            "has_text": bool(self.blocks),
            "blocks": self.blocks,
        }
        return transcript_from_dict({"format": Format.PDF, "warnings": [], "pages": [page]}).pages[0]
