"""Who may do what: the whole of it, on one page.

Each permission says which roles have it and how far it reaches: in the role's own organisation, or everywhere.
Pages, endpoints, queries and exports ask `may` and `organisations_where`, never a role by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learnt.domain.accounts.roles import Role
from learnt.domain.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

    from learnt.domain.accounts.models import Person


class Reach(Enum):
    """How far a permission reaches."""

    OWN = "in their own organisation"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Grant:
    """A line of the permission map."""

    meaning: Words
    roles: frozenset[Role]
    reach: Reach


class Permission(Enum):
    """What can be allowed."""

    SEND_DOCUMENTS = "send documents"
    SEE_DOCUMENTS = "see documents"
    CHECK_CANDIDATES = "check candidates"
    PUBLISH_REVIEWS = "publish reviews"
    SEE_UNPUBLISHED = "see unpublished reviews"
    SEE_PUBLISHED = "see published reviews"
    SEE_AUDIT_TRAIL = "see the audit trail"


_PARTNERSHIP = frozenset({Role.COORDINATOR, Role.CHAIR})
_ALL = frozenset(Role)

MAP: dict[Permission, Grant] = {
    Permission.SEND_DOCUMENTS: Grant(gettext_lazy("Send in a report for the partnership."), _PARTNERSHIP, Reach.OWN),
    Permission.SEE_DOCUMENTS: Grant(
        gettext_lazy("See the partnership's papers and how far each has been read."), _PARTNERSHIP, Reach.OWN
    ),
    Permission.CHECK_CANDIDATES: Grant(
        gettext_lazy("Decide on what the machine found in the partnership's papers."), _PARTNERSHIP, Reach.OWN
    ),
    Permission.SEE_UNPUBLISHED: Grant(
        gettext_lazy("See the partnership's reviews before they are published."), _PARTNERSHIP, Reach.OWN
    ),
    Permission.PUBLISH_REVIEWS: Grant(
        gettext_lazy("Make a checked review of the partnership visible to everybody who signs in."),
        frozenset({Role.COORDINATOR}),
        Reach.OWN,
    ),
    Permission.SEE_PUBLISHED: Grant(
        gettext_lazy("Search, read and download published reviews and recommendations."), _ALL, Reach.EVERYWHERE
    ),
    Permission.SEE_AUDIT_TRAIL: Grant(
        gettext_lazy("Read the audit trail."), frozenset({Role.ADMINISTRATOR}), Reach.EVERYWHERE
    ),
}


def may(person: Person, permission: Permission, organisation_id: int | None = None) -> Verdict:
    """Whether a person has a permission, in an organisation where the permission reaches no further.

    Returns:
        A verdict whose reason names the roles that have the permission.
    """
    grant = MAP[permission]
    held = {a for a in person.appointments_held() if a.role in grant.roles}
    if grant.reach is Reach.OWN:
        held = {a for a in held if a.organisation_id == organisation_id}
    return YES if held else no(_refusal(grant))


def may_anywhere(person: Person, permission: Permission) -> bool:
    """Whether a person has a permission in any organisation: for menus and for pages that list."""
    return any(a.role in MAP[permission].roles for a in person.appointments_held())


def organisations_where(person: Person, permission: Permission) -> set[int]:
    """The numbers of the organisations in which a person has a permission that reaches no further than their own."""
    return {a.organisation_id for a in person.appointments_held() if a.role in MAP[permission].roles}


def _refusal(grant: Grant) -> str:
    roles = ", ".join(str(Role(role).label).lower() for role in Role if role in grant.roles)
    if grant.reach is Reach.OWN:
        return _("Only these roles of the partnership that holds the papers may do this: %(roles)s.") % {"roles": roles}
    return _("Only these roles may do this: %(roles)s.") % {"roles": roles}
