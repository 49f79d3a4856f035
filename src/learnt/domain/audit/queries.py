"""Reading the audit trail."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet

from learnt.domain.audit.models import AuditEvent, Event


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for in the trail; None and empty members ask for nothing."""

    people: Collection[int] | None = None  # by number; none of them: nothing is found
    machine: bool = False  # what the machine itself did
    event: str = ""
    subject_type: str = ""
    subject_id: str = ""
    subject_name: str = ""  # a part of what the record was called then
    since: datetime | None = None
    until: datetime | None = None  # not included


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the trail: that of an event."""

    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some events of the trail, newest first, and where to go on for older ones (None: there are none)."""

    events: list[AuditEvent]
    older: Mark | None


def trail() -> QuerySet[AuditEvent]:
    """Every event, newest first."""
    return AuditEvent.objects.all()


def trail_of(subject: Model) -> QuerySet[AuditEvent]:
    """What happened to one record, newest first."""
    return AuditEvent.objects.filter(subject_type=subject._meta.model_name, subject_id=str(subject.pk))


def has_happened(event: Event, subject: Model, *, by_id: int, since: datetime) -> bool:
    """Whether somebody has done this to a record since a moment."""
    return trail_of(subject).filter(event=event, by_id=by_id, at__gte=since).exists()


def failures_to_sign_in(address: str, *, since: datetime) -> int:
    """How often somebody has failed to sign in with this e-mail address, in whatever case, since a moment."""
    failed = AuditEvent.objects.filter(event=Event.SIGN_IN_FAILED, at__gte=since)
    return failed.filter(detail__address__iexact=address).count()


def stretch_of_trail(sought: Sought, after: Mark | None, most: int) -> Stretch:
    """The events sought that are older than a place in the trail, `most` of them at most.

    Nothing is counted or skipped over, so that it takes no longer in a long trail than in a short one.
    """
    found = _sought(trail(), sought)
    if after:
        # The first condition lets the index find the place; the second tells events of the same instant apart.
        found = found.filter(at__lte=after.at).filter(Q(at__lt=after.at) | Q(pk__lt=after.number))
    events = list(found[: most + 1])
    older = Mark(events[most - 1].at, events[most - 1].pk) if len(events) > most else None
    return Stretch(events[:most], older)


def _sought(found: QuerySet[AuditEvent], sought: Sought) -> QuerySet[AuditEvent]:
    conditions = {
        "event": sought.event,
        "subject_type": sought.subject_type,
        "subject_id": sought.subject_id,
        "subject_name__icontains": sought.subject_name,
        "at__gte": sought.since,
        "at__lt": sought.until,
    }
    found = found.filter(**{name: value for name, value in conditions.items() if value})
    if sought.machine:
        return found.filter(by_id=None)
    return found if sought.people is None else found.filter(by_id__in=sought.people)
