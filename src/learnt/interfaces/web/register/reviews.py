"""The list of reviews, and one review."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.documents import rules as document_rules
from learnt.domain.recommendations import queries as recommendations
from learnt.domain.reviews import queries, rules
from learnt.interfaces.web.govuk.pages import page_of
from learnt.interfaces.web.register import presenters
from learnt.interfaces.web.register.forms import ReviewsForm


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """Reviews that this person may see."""
    may(request.user, Permission.SEE_PUBLISHED).require()
    form = ReviewsForm(request.GET, person=request.user)
    page = page_of(request, queries.reviews_wanted(request.user, form.wanted()))
    shown = {"form": form, "page": page, "chosen": presenters.chosen(form, request.GET, ReviewsForm.FILTERS)}
    return render(request, "register/reviews.html", shown)


@require_safe
def review(request: HttpRequest, reference: str) -> HttpResponse:
    """One review: its facts, papers and recommendations, and what the machine found beside them."""
    one = queries.review_visible_to(request.user, reference)
    papers = [paper.document for paper in queries.papers_of(one)]
    undecided = queries.undecided_in(one)
    shown = {
        "it": one,
        "papers": [(paper, document_rules.may_see(request.user, paper)) for paper in papers],
        "results": presenters.results(recommendations.recommendations_of(one)),
        "undecided": undecided,
        "may_amend": rules.may_amend(request.user, one),
        "may_publish": rules.may_publish(request.user, one, undecided),
        **presenters.findings(
            queries.findings_visible_to(request.user, one), recommendations.recommendations_by_key(one)
        ),
    }
    return render(request, "register/review.html", shown)
