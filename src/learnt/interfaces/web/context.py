"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from learnt.domain.accounts.permissions import Permission, may_anywhere


def service(request: HttpRequest) -> dict:
    """The menu for this person, and whether the data are invented."""
    return {"menu": _menu(request), "invented_data": settings.INVENTED_DATA}


def _menu(request: HttpRequest) -> list[dict]:
    person = getattr(request, "user", None)
    if not person or not person.is_authenticated:
        return []
    items = [
        (_("Home"), "home", None),
        (_("Papers"), "papers", Permission.SEE_DOCUMENTS),
        (_("Recommendations"), "register", Permission.SEE_PUBLISHED),
        (_("Reviews"), "reviews", Permission.SEE_PUBLISHED),
        (_("Audit trail"), "audit-trail", Permission.SEE_AUDIT_TRAIL),
    ]
    return [
        {"text": text, "href": reverse(name), "here": _is_in(request.path, reverse(name))}
        for text, name, permission in items
        if permission is None or may_anywhere(person, permission)
    ]


def _is_in(path: str, section: str) -> bool:
    """Whether a page belongs to a section of the menu; the home page has none below it."""
    return path == section or (section != "/" and path.startswith(section.rstrip("/") + "/"))
