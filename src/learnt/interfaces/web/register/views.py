"""Searching the register; one recommendation, its picture, amending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.documents import rules as document_rules
from learnt.domain.documents.operations import look_into
from learnt.domain.recommendations import operations, queries, rules
from learnt.domain.recommendations.passages import passage
from learnt.engine.unreadable import Unreadable
from learnt.interfaces.web.casework.check.pictures import kept_picture
from learnt.interfaces.web.govuk.pages import page_of
from learnt.interfaces.web.register import pictures, presenters
from learnt.interfaces.web.register.forms import AmendForm, RegisterForm
from learnt.interfaces.web.register.history import history


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Recommendations that this person may see, searched, filtered and sorted."""
    may(request.user, Permission.SEE_PUBLISHED).require()
    form = RegisterForm(request.GET, person=request.user)
    wanted = form.wanted()
    found = queries.register(request.user, wanted)
    page = page_of(request, queries.marked(found, wanted.words) if wanted.words else found)
    shown = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "results": presenters.results(page),
        "chosen": presenters.chosen(form, request.GET, (*RegisterForm.FILTERS, "review")),
        "names": queries.commonest_addressees(request.user),
        "asked": _asked(request),
    }
    return render(request, "register/register.html", shown)


@require_safe
def recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """One recommendation: words, place, copies and history."""
    one = queries.recommendation_visible_to(request.user, reference)
    sees_passage = rules.may_see_passage(request.user, one)
    shown = {
        "it": one,
        "name": presenters.name_of(one),
        "addressed": presenters.addressed(one),
        "copies": presenters.copies(one),
        "history": history(one, with_notes=bool(document_rules.may_see(request.user, one.document))),
        "picture": pictures.drawing(one) if sees_passage else [],
        "passage": passage(one) if sees_passage else [],
        "may_amend": rules.may_amend(request.user, one),
        "citation": presenters.citation(one, request.build_absolute_uri(request.path)),
    }
    return render(request, "register/recommendation.html", shown)


@require_safe
def picture(request: HttpRequest, reference: str, page: int) -> HttpResponse:
    """A page on which a recommendation or a copy of it stands, as a picture."""
    one = queries.recommendation_visible_to(request.user, reference)
    rules.may_see_page(request.user, one, page).require()
    if rules.shows_paper(one, page):
        look_into(one.document, by=request.user, at=timezone.now())
    try:
        drawn = kept_picture(one.document, page, pictures.WIDTH)
    except (Unreadable, ValueError) as failure:
        raise Http404 from failure
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, reference: str) -> HttpResponse:
    """Amend the record of a recommendation, saying why."""
    one = queries.recommendation_visible_to(request.user, reference)
    rules.may_amend(request.user, one).require()
    form = AmendForm(request.POST if request.method == "POST" else None, initial=AmendForm.from_record(one))
    if request.method == "POST" and form.is_valid():
        operations.amend(
            recommendation=one,
            wording=form.wording(),
            why=form.cleaned_data["why"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("The record is amended. What it was before is in its history."))
        return redirect("recommendation", reference=reference)
    shown = {"form": form, "it": one, "name": presenters.name_of(one)}
    return render(request, "register/amend.html", shown, status=400 if form.errors else 200)


def _asked(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
