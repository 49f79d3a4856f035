"""The audit trail, for administrators."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.accounts.queries import names_of_people
from learnt.domain.audit.queries import stretch_of_trail
from learnt.interfaces.web.staff import presenters
from learnt.interfaces.web.staff.forms import TrailForm, as_words, mark_from

PER_PAGE = 50


@require_safe
def audit_trail(request: HttpRequest) -> HttpResponse:
    """Who did what, to what and when; newest first."""
    may(request.user, Permission.SEE_AUDIT_TRAIL).require()
    form = TrailForm(request.GET)
    after = mark_from(request.GET.get("after", ""))
    stretch = stretch_of_trail(form.sought(), after, PER_PAGE)
    asked = request.GET.copy()
    asked.pop("after", None)
    newest = asked.urlencode()
    if stretch.older:
        asked["after"] = as_words(stretch.older)
    shown = {
        "form": form,
        "events": [presenters.line(event) for event in stretch.events],
        "names": names_of_people(),
        "of_one_thing": form.cleaned_data.get("subject_id"),
        "older": "?" + asked.urlencode() if stretch.older else "",
        "newest": "?" + newest if after else "",
        "filtered": bool(newest),
    }
    return render(request, "staff/audit_trail.html", shown)
