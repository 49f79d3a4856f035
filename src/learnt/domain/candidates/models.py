"""Candidates and decisions. Both are only ever added: PostgreSQL refuses to change or delete them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from learnt.domain.candidates.states import Choice, RefusalReason
from learnt.domain.documents.models import Document
from learnt.domain.vocabularies.recommendations import RecommendationKind


class Origin(models.TextChoices):
    """Who proposed a candidate."""

    MACHINE = "machine", _("Found by the machine")
    PERSON = "person", _("Added by a person")


class Candidate(models.Model):
    """A passage that may be a recommendation: the words as found, and where."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="candidates")
    number = models.PositiveIntegerField()  # its order in the document, from 1
    origin = models.CharField(max_length=10, choices=Origin)
    key = models.CharField(max_length=20, blank=True)  # the engine's key, empty when added by a person
    label = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    page = models.PositiveIntegerField(null=True, blank=True)
    places = models.JSONField(default=list)  # [{"page": 3, "box": [left, top, right, bottom]}], in points
    section = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=RecommendationKind)
    addressees = ArrayField(models.CharField(max_length=300), default=list)
    copies = models.JSONField(default=list)
    reasons = ArrayField(models.TextField(), default=list)
    sureness = models.FloatField(null=True, blank=True)  # 0 to 1; None when added by a person
    engine_version = models.CharField(max_length=20, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("document", "number")
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="a_candidate_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(origin=Origin.MACHINE, proposed_by=None)
                | models.Q(origin=Origin.PERSON, proposed_by__isnull=False),
                name="a_person_or_the_machine_proposed_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.label or self.number}, {self.document}"


class Decision(models.Model):
    """What a person decided about a candidate, when and why. The latest one counts."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="decisions")
    choice = models.CharField(max_length=20, choices=Choice)
    reason = models.CharField(max_length=30, choices=RefusalReason, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey(Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(choice=Choice.REFUSED) | ~models.Q(reason=""), name="a_refusal_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.candidate}: {self.get_choice_display()}"
