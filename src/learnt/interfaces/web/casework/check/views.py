"""Checking: the next candidate beside its page, all of them, taking up, refusing, opening again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.queries import decisions_about
from learnt.domain.recommendations import operations
from learnt.domain.recommendations.operations import Wording
from learnt.domain.verdict import Refused
from learnt.interfaces.web.casework.check import presenters
from learnt.interfaces.web.casework.check.conflicts import Attempt, settle
from learnt.interfaces.web.casework.check.desk import Desk, at_the_desk
from learnt.interfaces.web.casework.check.forms import RefusalForm, ReopenForm, WordingForm
from learnt.interfaces.web.casework.check.sheets import passages_of, sheet_of


@require_safe
@at_the_desk
def check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The next candidate that waits; when none is left, what was decided and the ways on."""
    following = desk.next_undecided()
    if following is not None:
        return redirect("check-candidate", desk.document.pk, following.number)
    return render(request, "casework/check/done.html", presenters.all_checked(desk, request.GET.get("done", "")))


@require_safe
@at_the_desk
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everything that was found in a paper, with its state."""
    return render(request, "casework/check/overview.html", presenters.overview(desk))


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def candidate(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One candidate beside its page. POST takes it up, as it stands or with the changes made."""
    found = desk.numbered(number)
    if request.method != "POST":
        return _beside_its_page(request, desk, found)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _beside_its_page(request, desk, found, form=form)
    wording = form.wording(Wording.proposed(found))
    attempt = Attempt(
        [found],
        lambda: operations.take_up(candidate_id=found.pk, wording=wording, by=request.user, at=timezone.now()),
        wordings=[wording],
    )
    return settle(request, desk, attempt)


@require_POST
@at_the_desk
def refuse(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Say that a candidate is no recommendation of this review."""
    found = desk.numbered(number)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _beside_its_page(request, desk, found, refusal=form)
    told = form.cleaned_data
    attempt = Attempt(
        [found],
        lambda: operations.refuse(candidate_id=found.pk, by=request.user, at=timezone.now(), **told),
        reason=told["reason"],
        note=told["note"],
    )
    return settle(request, desk, attempt)


@require_POST
@at_the_desk
def reopen(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Take a decision back, with the reason."""
    found = desk.numbered(number)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _beside_its_page(request, desk, found, reopening=form)
    if not _is_latest(found, form.cleaned_data["seen"]):
        form.add_error(None, _("Somebody has decided on this one since you opened the page. See below what holds now."))
        return _beside_its_page(request, desk, found, reopening=form, status=409)
    try:
        operations.reopen(candidate_id=found.pk, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
    except Refused as refusal:  # somebody was quicker, between our look and our deed
        messages.info(request, str(refusal))
    return redirect("check-candidate", desk.document.pk, number)


@require_safe
@at_the_desk
def sheet(request: HttpRequest, desk: Desk, page: int) -> HttpResponse:
    """A page of the paper in full width, with the passage of `?candidate=` marked."""
    number = request.GET.get("candidate", "")
    found = next((c for c in desk.candidates if str(c.number) == number), None)
    laid_out = sheet_of(desk.document, page, passages_of(found) if found else [])
    if laid_out is None:
        raise Candidate.DoesNotExist
    return render(request, "casework/check/sheet.html", presenters.alone(desk, found, laid_out))


def _is_latest(found: Candidate, seen: int) -> bool:
    return decisions_about(found).filter(pk__gt=seen).count() == 0


def _beside_its_page(
    request: HttpRequest, desk: Desk, found: Candidate, status: int | None = None, **forms
) -> HttpResponse:
    asked = request.GET.get("page", "")
    shown = presenters.checking(
        desk,
        found,
        asked=int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 10_000 else None,
        done=request.GET.get("done", ""),
        **forms,
    )
    return render(request, "casework/check/candidate.html", shown, status=status or (400 if forms else 200))
