"""Making several recommendations of one candidate, or one of several."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from learnt.domain.candidates.models import Candidate
from learnt.domain.recommendations import operations
from learnt.domain.recommendations.operations import Wording
from learnt.domain.vocabularies.recommendations import RecommendationKind
from learnt.interfaces.web.casework.check import presenters
from learnt.interfaces.web.casework.check.conflicts import Attempt, settle
from learnt.interfaces.web.casework.check.desk import Desk, at_the_desk
from learnt.interfaces.web.casework.check.forms import OthersForm, PartFormSet, PartsForm, WordingForm, initial_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def split(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Divide a candidate: first where, then the words, label and addressees of each part."""
    found = desk.numbered(number)
    if request.method != "POST":
        return _page(request, desk, found, "split", form=PartsForm(initial={"whole": found.text}))
    if "whole" in request.POST:
        return _divide(request, desk, found)
    parts = PartFormSet(request.POST, prefix="part")
    if not parts.is_valid():
        return _page(request, desk, found, "split", parts=parts, status=400)
    wordings = [form.wording() for form in parts]
    attempt = Attempt(
        [found],
        lambda: operations.split(candidate_id=found.pk, parts=wordings, by=request.user, at=timezone.now()),
        wordings=wordings,
    )
    return settle(request, desk, attempt)


def _divide(request: HttpRequest, desk: Desk, found: Candidate) -> HttpResponse:
    form = PartsForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, found, "split", form=form, status=400)
    shared = initial_of(Wording.proposed(found))
    parts = PartFormSet(prefix="part", initial=[{**shared, "text": text} for text in form.cleaned_data["whole"]])
    parts.extra = 0
    return _page(request, desk, found, "split", parts=parts)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def merge(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Join a candidate with others: first which (`?others=`), then the words of the one recommendation."""
    found = desk.numbered(number)
    others = [c for c in desk.undecided if c.number != number]
    if "others" not in request.GET and "choose" not in request.GET:
        return _page(request, desk, found, "merge", form=OthersForm(None, others))
    chosen = OthersForm(request.GET, others if request.method != "POST" else desk.candidates)
    if not chosen.is_valid():
        return _page(request, desk, found, "merge", form=chosen, status=400)
    numbers = {number, *chosen.cleaned_data["others"]}
    merged = [c for c in desk.candidates if c.number in numbers]
    wording = _joined(merged)
    if request.method != "POST":
        return _page(request, desk, found, "merge", merged=merged, wording=WordingForm.of(wording))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, found, "merge", merged=merged, wording=form, status=400)
    return _merged(request, desk, merged, form.wording(wording))


def _merged(request: HttpRequest, desk: Desk, merged: list[Candidate], wording: Wording) -> HttpResponse:
    attempt = Attempt(
        merged,
        lambda: operations.merge(
            candidate_ids=[c.pk for c in merged], wording=wording, by=request.user, at=timezone.now()
        ),
        wordings=[wording],
    )
    return settle(request, desk, attempt)


def _joined(merged: list[Candidate]) -> Wording:
    """What several candidates say together; everything in it can be changed."""
    kinds = {c.kind for c in merged}
    names = tuple(dict.fromkeys(name for c in merged for name in c.addressees))
    kind = kinds.pop() if len(kinds) == 1 else RecommendationKind.MULTI_AGENCY.value
    return Wording("\n".join(c.text for c in merged), merged[0].label, kind, names)


def _page(
    request: HttpRequest,
    desk: Desk,
    found: Candidate,
    page: str,
    *,
    merged: list[Candidate] | None = None,
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    shown = {**presenters.reshaping(desk, found, merged or []), **forms}
    return render(request, f"casework/check/{page}.html", shown, status=status)
