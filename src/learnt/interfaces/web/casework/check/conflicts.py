"""Deciding while others may be deciding too: nobody's words are lost, and a button pressed twice does no harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from learnt.domain.candidates.models import Candidate, Decision
from learnt.domain.candidates.queries import decisions_about, is_open
from learnt.domain.recommendations.operations import Wording
from learnt.domain.recommendations.queries import made_from
from learnt.domain.verdict import Refused
from learnt.interfaces.web.casework.check.desk import Desk


@dataclass(frozen=True)
class Attempt:
    """What a person is about to decide: about which candidates, with which words or for which reason."""

    candidates: list[Candidate]
    act: Callable[[], Any]
    wordings: list[Wording] = field(default_factory=list)
    reason: str = ""
    note: str = ""


def settle(request: HttpRequest, desk: Desk, attempt: Attempt) -> HttpResponse:
    """Do what was decided and go on to the next; if somebody was quicker, show both side by side."""
    try:
        attempt.act()
    except Refused:
        numbers = {candidate.number for candidate in attempt.candidates}
        taken = [c for c in desk.again().candidates if c.number in numbers and not is_open(c.latest)]
        if not taken:
            raise
        if not _is_the_same(desk, attempt, taken[0]):
            return _side_by_side(request, desk, attempt, taken)
    return on_to_next(desk, attempt.candidates[0])


def on_to_next(desk: Desk, done: Candidate) -> HttpResponse:
    """To the next candidate that waits, or to the page that says that none is left."""
    following = desk.again().next_undecided(after=done.number)
    if following is None:
        return redirect(f"{reverse('check', args=[desk.document.pk])}?done={done.number}")
    return redirect(f"{reverse('check-candidate', args=[desk.document.pk, following.number])}?done={done.number}")


def _is_the_same(desk: Desk, attempt: Attempt, taken: Candidate) -> bool:
    latest = decisions_about(taken).latest("id")
    recorded = [Wording.recorded(r) for r in made_from(attempt.candidates[0]) if not r.withdrawn_at]
    return (
        latest.by == desk.person
        and (latest.reason, latest.note) == (attempt.reason, attempt.note)
        and recorded == attempt.wordings
    )


def _side_by_side(request: HttpRequest, desk: Desk, attempt: Attempt, taken: list[Candidate]) -> HttpResponse:
    decisions: list[Decision] = [decisions_about(candidate).latest("id") for candidate in taken]
    shown = {
        "desk": desk,
        "attempt": attempt,
        "decisions": decisions,
        "records": [r for c in taken for r in made_from(c) if not r.withdrawn_at],
    }
    return render(request, "casework/check/conflict.html", shown, status=409)
