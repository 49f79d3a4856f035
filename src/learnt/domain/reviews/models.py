"""Reviews and their papers."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learnt.domain.documents.models import Document
from learnt.domain.organisations.models import Organisation
from learnt.domain.references import new_reference
from learnt.domain.vocabularies.printed_dates import in_words, validate_printed_date
from learnt.domain.vocabularies.reviews import ReviewKind


def review_reference() -> str:
    """A new permanent reference of a review."""
    return new_reference("rev")


class Review(models.Model):
    """A review of a death. It is seen by its partnership, and once published by everybody who signs in."""

    reference = models.CharField(max_length=20, unique=True, default=review_reference, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("partnership")
    )
    kind = models.CharField(max_length=20, choices=ReviewKind)
    subjects = ArrayField(models.CharField(max_length=120), default=list, blank=True)  # pseudonyms of those who died
    date_of_death = models.CharField(max_length=10, blank=True, validators=[validate_printed_date])
    report_date = models.CharField(max_length=10, blank=True, validators=[validate_printed_date])
    author = models.CharField(max_length=300, blank=True)
    chair = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    documents = models.ManyToManyField(Document, through="ReviewDocument", related_name="reviews")

    class Meta:
        ordering = ("-report_date", "reference")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(published_at=None, published_by=None)
                | models.Q(published_at__isnull=False, published_by__isnull=False),
                name="somebody_published_it",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What the review is called: its kind and the pseudonyms, as in "DHR: Carol"."""
        names = gettext(" and ").join(self.subjects)
        return f"{self.kind}: {names}" if names else f"{self.kind} {self.reference}"

    @property
    def year(self) -> str:
        """The year of the report, empty when not known."""
        return self.report_date[:4]

    @property
    def died_in_words(self) -> str:
        """The date of death as people write it."""
        return in_words(self.date_of_death)

    @property
    def reported_in_words(self) -> str:
        """The date of the report as people write it."""
        return in_words(self.report_date)


class ReviewDocument(models.Model):
    """A paper of a review. A paper belongs to one review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="review_documents")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="review_document")
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.document} ({self.review})"
