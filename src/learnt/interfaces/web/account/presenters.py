"""What the home page and the account page show."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import MAP, Permission, may_anywhere
from learnt.domain.accounts.roles import MEANINGS, Role
from learnt.domain.documents.queries import documents_visible_to
from learnt.domain.documents.states import DocumentState
from learnt.domain.recommendations.queries import recommendations_visible_to
from learnt.domain.reviews.queries import reviews_visible_to


def home(person: Person) -> dict[str, Any]:
    """Counts of what waits, for those who have papers; counts of the register for everybody."""
    shown: dict[str, Any] = {
        "reviews": reviews_visible_to(person).count(),
        "recommendations": recommendations_visible_to(person).count(),
        "has_papers": may_anywhere(person, Permission.SEE_DOCUMENTS),
        "may_send": may_anywhere(person, Permission.SEND_DOCUMENTS),
        "sees_audit_trail": may_anywhere(person, Permission.SEE_AUDIT_TRAIL),
    }
    if shown["has_papers"]:
        shown["papers"] = documents_visible_to(person).aggregate(
            waiting=Count("pk", filter=Q(state__in=(DocumentState.RECEIVED, DocumentState.READING))),
            ready=Count("pk", filter=Q(state=DocumentState.READY, review_document__review__published_at=None)),
            unreadable=Count("pk", filter=Q(state=DocumentState.UNREADABLE)),
        )
    return shown


def account(person: Person) -> dict[str, Any]:
    """The person's roles with their meanings, and what these allow."""
    held = person.appointments_held()
    roles = {a.role for a in held}
    return {
        "appointments": [(a, MEANINGS[Role(a.role)]) for a in held],
        "allowed": [grant for grant in MAP.values() if grant.roles & roles],
    }
