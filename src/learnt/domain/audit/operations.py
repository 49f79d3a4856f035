"""Writing the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.db import models

from learnt.domain.audit.models import AuditEvent, Event


class Actor(Protocol):
    """Somebody who does something: the trail keeps their number and the name that they had."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> Any: ...


def record(
    event: Event,
    subject: models.Model | None = None,
    *,
    by: Actor | None,
    at: datetime,
    organisation_id: int | None = None,
    **detail: Any,
) -> AuditEvent:
    """Add an event to the trail.

    Args:
        event: what happened.
        subject: the record that it happened to.
        by: who did it; None for the machine itself.
        at: when.
        organisation_id: the organisation whose matter it is.
        detail: anything that can be JSON and that helps to understand the event. No words from papers.
    """
    return AuditEvent.objects.create(
        at=at,
        event=event,
        by_id=by.pk if by else None,
        by_name=by.name if by else "",
        subject_type=subject._meta.model_name or "" if subject else "",
        subject_id=str(subject.pk) if subject else "",
        subject_name=str(subject)[:300] if subject else "",
        organisation_id=organisation_id,
        detail=detail,
    )
