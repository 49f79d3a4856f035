"""Adding people, giving and ending roles."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from learnt.domain.accounts.models import Appointment, Person
from learnt.domain.accounts.roles import Role
from learnt.domain.audit.models import Event
from learnt.domain.audit.operations import record
from learnt.domain.organisations.models import Organisation


@transaction.atomic
def add_person(*, email: str, name: str, password: str, by: Person | None, at: datetime) -> Person:
    """Add somebody with an account and a password; they hold no role yet.

    Raises:
        IntegrityError: when the address has an account already.
    """
    person = Person(email=email.strip().lower(), name=name)
    person.set_password(password)
    person.save()
    record(Event.PERSON_ADDED, person, by=by, at=at)
    return person


@transaction.atomic
def appoint(*, person: Person, role: Role, organisation: Organisation, by: Person | None, at: datetime) -> Appointment:
    """Give somebody a role in an organisation; giving it again changes nothing."""
    appointment, made = Appointment.objects.get_or_create(
        person=person, role=role, organisation=organisation, ended_at=None, defaults={"began_at": at}
    )
    if made:
        record(Event.APPOINTED, person, by=by, at=at, organisation_id=organisation.pk, role=role)
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, by: Person | None, at: datetime) -> None:
    """End a role; what was done under it stays."""
    appointment.ended_at = at
    appointment.save(update_fields=["ended_at"])
    record(
        Event.APPOINTMENT_ENDED,
        appointment.person,
        by=by,
        at=at,
        organisation_id=appointment.organisation_id,
        role=appointment.role,
    )
