"""The people of the demo county: one to sign in as for each role, and a coordinator for each partnership."""

from __future__ import annotations

from dataclasses import dataclass

from learnt.domain.accounts.roles import Role
from learnt.domain.organisations.models import OrganisationKind

PASSWORD = "an invented county"  # noqa: S105  (printed for everybody to use)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody to sign in as."""

    email: str
    name: str
    role: Role
    organisation: str
    kind: OrganisationKind


HOME_PARTNERSHIP = "Safer Harrowmere Partnership"
SHARED_WITH = "Stowbeck and Carrow Community Safety Partnership"  # one part-time coordinator serves both

SIGN_INS = (
    SignIn(
        "coordinator@demo.example", "Cerys Lockwood", Role.COORDINATOR, HOME_PARTNERSHIP, OrganisationKind.PARTNERSHIP
    ),
    SignIn("chair@demo.example", "Imran Aldous", Role.CHAIR, HOME_PARTNERSHIP, OrganisationKind.PARTNERSHIP),
    SignIn("agency@demo.example", "Bea Thornily", Role.AGENCY_LEAD, "Harrowmere Constabulary", OrganisationKind.AGENCY),
    SignIn("oversight@demo.example", "Oona Marchbank", Role.OVERSIGHT, "National oversight", OrganisationKind.NATIONAL),
    SignIn(
        "researcher@demo.example", "Teodor Whin", Role.RESEARCHER, "University of Harrowmere", OrganisationKind.RESEARCH
    ),
    SignIn("administrator@demo.example", "Ade Sallow", Role.ADMINISTRATOR, "Host of Learnt", OrganisationKind.HOST),
)
