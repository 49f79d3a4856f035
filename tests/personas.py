"""The people of the tests, one for each role, in two partnerships of an invented county."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.operations import add_person, appoint
from learnt.domain.accounts.roles import Role
from learnt.domain.organisations.models import Organisation, OrganisationKind
from learnt.domain.organisations.operations import ensure_area, ensure_organisation

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PASSWORD = "a long enough password"


@dataclass(frozen=True)
class Partnerships:
    """Two partnerships that must not see each other's papers."""

    harrowmere: Organisation
    aldermarsh: Organisation


def partnerships() -> Partnerships:
    """The two partnerships, made if they are new."""
    return Partnerships(
        _partnership("Safer Harrowmere Partnership", "Harrowmere"),
        _partnership("Safer Aldermarsh Partnership", "Aldermarsh"),
    )


def everybody() -> dict[str, Person]:
    """A person for each role, and a coordinator of another partnership as "stranger"."""
    two = partnerships()
    agency = ensure_organisation(name="Harrowmere Constabulary", kind=OrganisationKind.AGENCY)
    national = ensure_organisation(name="National Oversight Body", kind=OrganisationKind.NATIONAL)
    university = ensure_organisation(name="University of Harrowmere", kind=OrganisationKind.RESEARCH)
    host = ensure_organisation(name="Host of Learnt", kind=OrganisationKind.HOST)
    return {
        "coordinator": person("Cora Coordinator", Role.COORDINATOR, two.harrowmere),
        "chair": person("Charlie Chair", Role.CHAIR, two.harrowmere),
        "agency lead": person("Lee Lead", Role.AGENCY_LEAD, agency),
        "oversight": person("Olive Oversight", Role.OVERSIGHT, national),
        "researcher": person("Rae Researcher", Role.RESEARCHER, university),
        "administrator": person("Ada Administrator", Role.ADMINISTRATOR, host),
        "stranger": person("Stan Stranger", Role.COORDINATOR, two.aldermarsh),
        "without a role": person("Noa Newcomer"),
    }


def person(name: str, role: Role | None = None, organisation: Organisation | None = None) -> Person:
    """A person of this name, with a role in an organisation if they are given."""
    email = name.lower().replace(" ", ".") + "@example.org"
    somebody = Person.objects.filter(email=email).first() or add_person(
        email=email, name=name, password=PASSWORD, by=None, at=NOON
    )
    if role and organisation:
        appoint(person=somebody, role=role, organisation=organisation, by=None, at=NOON)
    return somebody


def _partnership(name: str, area: str) -> Organisation:
    return ensure_organisation(name=name, kind=OrganisationKind.PARTNERSHIP, area=ensure_area(name=area))
