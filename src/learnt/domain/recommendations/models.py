"""Recommendations, to whom they are made, and how their record was amended."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from learnt.domain.candidates.models import Candidate
from learnt.domain.documents.models import Document
from learnt.domain.references import new_reference
from learnt.domain.reviews.models import Review
from learnt.domain.vocabularies.recommendations import RecommendationKind


def recommendation_reference() -> str:
    """A new permanent reference of a recommendation."""
    return new_reference("rec")


class Recommendation(models.Model):
    """A recommendation of a review, as a person took it up.

    The words are the report's own. The candidate that it was made from keeps what the machine proposed.
    """

    reference = models.CharField(max_length=20, unique=True, default=recommendation_reference, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="recommendations")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveIntegerField()  # its order in the review, from 1, whatever its label
    label = models.CharField(_("number or label"), max_length=100, blank=True)
    text = models.TextField(_("words"))
    kind = models.CharField(_("kind"), max_length=20, choices=RecommendationKind)
    section = models.CharField(max_length=300, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    places = models.JSONField(default=list, blank=True)
    copies = models.JSONField(default=list, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    words = models.GeneratedField(
        expression=SearchVector("text", config="english"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        ordering = ("review", "number")
        indexes = (
            GinIndex(fields=["words"]),
            models.Index(fields=["review", "number"]),
        )
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="a_recommendation_has_words"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(withdrawn_why=""), name="a_withdrawal_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label or self.number}, {self.review}"

    @property
    def pages(self) -> set[int]:
        """The numbers of the pages on which it stands, and on which its copies stand."""
        copied = [place for copy in self.copies for place in copy.get("places", [])]
        return {place["page"] for place in (*self.places, *copied) if place["page"]}


class Addressee(models.Model):
    """A body to which a recommendation is made, as the report prints it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="addressees")
    position = models.PositiveSmallIntegerField()
    as_printed = models.CharField(max_length=300)

    class Meta:
        ordering = ("position",)
        indexes = (models.Index(Lower("as_printed"), name="addressee_lower"),)
        constraints = (
            models.UniqueConstraint(fields=["recommendation", "position"], name="an_addressee_has_a_position"),
        )

    def __str__(self) -> str:
        return self.as_printed


class Amendment(models.Model):
    """A change to the record of a recommendation: what it was, what it became, who, when and why. Never changed."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="amendments")
    before = models.JSONField()
    after = models.JSONField()
    why = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.recommendation}, {self.at:%Y-%m-%d}"
