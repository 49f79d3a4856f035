"""The audit trail. It has no foreign keys, so that what it tells outlives what it tells of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """What can happen, in plain English."""

    SIGNED_IN = "signed-in", _("signed in")
    SIGN_IN_FAILED = "sign-in-failed", _("failed to sign in")
    SIGNED_OUT = "signed-out", _("signed out")
    PERSON_ADDED = "person-added", _("added a person")
    APPOINTED = "appointed", _("gave a role")
    APPOINTMENT_ENDED = "appointment-ended", _("ended a role")
    DOCUMENT_RECEIVED = "document-received", _("sent in a report")
    DOCUMENT_READ = "document-read", _("a report was read")
    DOCUMENT_UNREADABLE = "document-unreadable", _("a report could not be read")
    DOCUMENT_SENT_BACK = "document-sent-back", _("asked for a report to be read again")
    DOCUMENT_LOOKED_INTO = "document-looked-into", _("looked into a report")
    DOCUMENT_OPENED = "document-opened", _("downloaded a report")
    REVIEW_OPENED = "review-opened", _("opened a review")
    REVIEW_AMENDED = "review-amended", _("corrected a review")
    REVIEW_PUBLISHED = "review-published", _("published a review")
    DOCUMENT_ATTACHED = "document-attached", _("added a report to a review")
    CANDIDATE_DECIDED = "candidate-decided", _("decided on a candidate")
    RECOMMENDATION_RECORDED = "recommendation-recorded", _("recorded a recommendation")
    RECOMMENDATION_AMENDED = "recommendation-amended", _("amended a recommendation")
    RECOMMENDATION_WITHDRAWN = "recommendation-withdrawn", _("withdrew a recommendation")
    REGISTER_DOWNLOADED = "register-downloaded", _("downloaded the register")


class AuditEvent(models.Model):
    """One thing that happened. Rows are only ever added: PostgreSQL refuses to change or delete them."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    event = models.CharField(max_length=40, choices=Event)
    by_id = models.BigIntegerField(null=True, blank=True)
    by_name = models.CharField(max_length=200, blank=True)  # as it was then; empty for the machine itself
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_name = models.CharField(max_length=300, blank=True)
    organisation_id = models.BigIntegerField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        # One for each way of asking, in the order of the list: a page costs the same however long the trail is.
        indexes = (
            models.Index(fields=["-at", "-id"], name="trail"),
            models.Index(fields=["event", "-at", "-id"], name="trail_of_event"),
            models.Index(fields=["by_id", "-at", "-id"], name="trail_of_person"),
            models.Index(fields=["subject_type", "subject_id", "-at", "-id"], name="trail_of_subject"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name or 'Learnt'} {self.get_event_display()} {self.subject_name}"
