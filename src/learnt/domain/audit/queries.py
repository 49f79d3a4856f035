"""Reading the audit trail."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from learnt.domain.audit.models import AuditEvent


def trail() -> QuerySet[AuditEvent]:
    """Every event, newest first."""
    return AuditEvent.objects.all()


def trail_of(subject: Model) -> QuerySet[AuditEvent]:
    """What happened to one record, newest first."""
    return AuditEvent.objects.filter(subject_type=subject._meta.model_name, subject_id=str(subject.pk))
