"""Adding a recommendation that the machine missed, by pointing at the page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from learnt.domain.candidates.models import Candidate
from learnt.domain.recommendations import operations
from learnt.domain.recommendations.operations import Wording
from learnt.engine.transcript import Box
from learnt.interfaces.web.casework.check import presenters
from learnt.interfaces.web.casework.check.desk import Desk, at_the_desk
from learnt.interfaces.web.casework.check.forms import MissedForm, WordingForm
from learnt.interfaces.web.casework.check.pointing import Pointed, pointed_at
from learnt.interfaces.web.casework.check.sheets import sheet_of


@require_safe
@at_the_desk
def point(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a page and the words on it."""
    sheet = sheet_of(desk.document, _number(request), [])
    if sheet is None:
        return _no_such_page(request, desk)
    return render(request, "casework/check/point.html", presenters.pointing(desk, sheet))


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def words(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Settle words, label, addressees and kind of what was pointed at. POST records it."""
    number, box = _number(request), _box(request.GET.get("box", ""))
    pointed = pointed_at(desk.document, number, set(request.GET.getlist("tick")), box)
    if pointed is None:
        return _nothing_chosen(request, desk, number)
    if request.method != "POST":
        form = MissedForm.of(Wording(pointed.text, pointed.label, kind=""))
        return _settling(request, desk, number, pointed, form)
    form = MissedForm(request.POST)
    if not form.is_valid():
        return _settling(request, desk, number, pointed, form, status=400)
    made = operations.add_missed(
        document=desk.document,
        wording=form.wording(),
        places=pointed.places_as_data(),
        section=pointed.section,
        by=request.user,
        at=timezone.now(),
    )
    return redirect("check-candidate", desk.document.pk, made.candidate.number)


def _settling(
    request: HttpRequest, desk: Desk, number: int, pointed: Pointed, form: WordingForm, status: int = 200
) -> HttpResponse:
    shown = presenters.settling_words(desk, number, pointed, form)
    return render(request, "casework/check/missed_words.html", shown, status=status)


def _nothing_chosen(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    sheet = sheet_of(desk.document, number, [])
    if sheet is None:
        return _no_such_page(request, desk)
    shown = {**presenters.pointing(desk, sheet), "nothing_chosen": True}
    return render(request, "casework/check/point.html", shown, status=400)


def _no_such_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    first = sheet_of(desk.document, 1, [])
    if first is None:
        raise Candidate.DoesNotExist
    shown = {**presenters.pointing(desk, first), "no_such_page": True}
    return render(request, "casework/check/point.html", shown, status=404)


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0


def _box(drawn: str) -> Box | None:
    """A box as the page's script writes it: left, top, right and bottom in points."""
    try:
        left, top, right, bottom = (float(edge) for edge in drawn.split(","))
    except ValueError:
        return None
    if not (0 <= left < right < 20_000 and 0 <= top < bottom < 20_000):
        return None
    return Box(left, top, right, bottom)
