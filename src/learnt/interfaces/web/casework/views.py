"""Papers: sent in, followed while they are read, their review's facts confirmed, published."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from learnt.domain.accounts.permissions import Permission, may, may_anywhere
from learnt.domain.documents.operations import look_into, open_file, send_back_to_reading
from learnt.domain.documents.queries import document_visible_to
from learnt.domain.reviews import operations, rules
from learnt.domain.reviews.queries import review_visible_to
from learnt.interfaces.web.casework import presenters, receipt, uploads
from learnt.interfaces.web.casework.forms import FactsForm, FindForm, JoinForm, SendForm

SENT = "papers sent"  # where the session keeps what became of the files sent last, until it has been shown


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """The list of papers, and what became of the files just sent."""
    if not may_anywhere(request.user, Permission.SEE_DOCUMENTS):
        may(request.user, Permission.SEE_DOCUMENTS).require()
    shown = presenters.papers(request, FindForm(request.GET))
    shown["sent"] = request.session.pop(SENT, [])
    return render(request, "casework/papers.html", shown)


@require_safe
def paper_rows(request: HttpRequest) -> HttpResponse:
    """The rows of the list again, for a page that waits; 204 when they are as they were."""
    if not may_anywhere(request.user, Permission.SEE_DOCUMENTS):
        may(request.user, Permission.SEE_DOCUMENTS).require()
    shown = presenters.papers(request, FindForm(request.GET))
    if request.GET.get("seen") == shown["seen"]:
        return HttpResponse(status=204)
    return HttpResponse(render_to_string("casework/_progress.html", shown, request))


@csrf_exempt  # checked one step later, in _received: first what needs no look into the request's body
@require_http_methods(["GET", "HEAD", "POST"])
def send_papers(request: HttpRequest) -> HttpResponse:
    """Send in one or many reports."""
    organisations = presenters.partnerships_of(request.user, Permission.SEND_DOCUMENTS)
    if not organisations:
        may(request.user, Permission.SEND_DOCUMENTS).require()
    if request.method != "POST":
        return _ask_for_files(request, SendForm(organisations))
    if uploads.is_absurd(request):
        return _ask_for_files(request, SendForm(organisations), receipt.too_much(), status=413)
    try:
        return _received(request, organisations)
    except TooManyFilesSent:
        uploads.drain(request)
        return _ask_for_files(request, SendForm(organisations), receipt.too_many(), status=400)


@csrf_protect
def _received(request: HttpRequest, organisations: list) -> HttpResponse:
    form = SendForm(organisations, request.POST)
    files = request.FILES.getlist("files")
    problem = "" if files else receipt.none()
    if not form.is_valid() or problem:
        return _ask_for_files(request, form, problem, status=400)
    organisation = form.organisation_chosen()
    request.session[SENT] = [
        receipt.receive(file, organisation=organisation, by=request.user, at=timezone.now()) for file in files
    ]
    return redirect("papers")


def _ask_for_files(request: HttpRequest, form: SendForm, problem: str = "", status: int = 200) -> HttpResponse:
    shown = presenters.sending(form, problem)
    return render(request, "casework/send.html", shown, status=status)


@require_safe
def paper(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """One paper: its file, how far it is, what was found in it."""
    document = document_visible_to(request.user, document_id)
    look_into(document, by=request.user, at=timezone.now())
    return render(request, "casework/paper.html", presenters.paper(request.user, document))


@require_GET
def download_paper(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The file as it was sent, to be kept and not to be shown: it may be anything."""
    document = document_visible_to(request.user, document_id)
    file = open_file(document, by=request.user, at=timezone.now())
    response = FileResponse(file, as_attachment=True, filename=document.name, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def read_again(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Ask for a paper that could not be read to be read again."""
    document = document_visible_to(request.user, document_id)
    send_back_to_reading(document_id=document.pk, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s will be read again.") % {"name": document.name})
    return redirect("papers")


@require_http_methods(["GET", "HEAD", "POST"])
def review_facts(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Confirm the facts of the review that a paper is of, or say to which review it belongs."""
    document = document_visible_to(request.user, document_id)
    if hasattr(document, "review_document"):
        return redirect("amend-review", document.review_document.review.reference)
    rules.may_open(request.user, document).require()
    if request.method != "POST":
        form = FactsForm(initial=presenters.proposed(document))
    elif (form := FactsForm(request.POST)).is_valid():
        operations.open_review(document_id=document.pk, facts=form.facts(), by=request.user, at=timezone.now())
        return redirect(presenters.check_address(document))
    shown = presenters.facts(document, form, JoinForm(document))
    return render(request, "casework/facts.html", shown, status=400 if form.errors else 200)


@require_POST
def join_review(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Add a paper to a review that is there already."""
    document = document_visible_to(request.user, document_id)
    form = JoinForm(document, request.POST)
    if not form.is_valid():
        shown = presenters.facts(document, FactsForm(initial=presenters.proposed(document)), form)
        return render(request, "casework/facts.html", shown, status=400)
    review = form.cleaned_data["review"]
    operations.attach_document(document_id=document.pk, review=review, by=request.user, at=timezone.now())
    return redirect(presenters.check_address(document))


@require_http_methods(["GET", "HEAD", "POST"])
def amend_review(request: HttpRequest, reference: str) -> HttpResponse:
    """Correct the facts of a review."""
    review = review_visible_to(request.user, reference)
    rules.may_amend(request.user, review).require()
    if request.method != "POST":
        form = FactsForm(initial=presenters.recorded(review))
    elif (form := FactsForm(request.POST)).is_valid():
        operations.amend_review(review=review, facts=form.facts(), by=request.user, at=timezone.now())
        messages.success(request, _("The facts of %(review)s are recorded.") % {"review": review.title})
        return redirect("review", reference)
    shown = presenters.amendment(review, form)
    return render(request, "casework/amend.html", shown, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def publish_review(request: HttpRequest, reference: str) -> HttpResponse:
    """Make a review visible to everybody who signs in, after a look at what that means."""
    review = review_visible_to(request.user, reference)
    rules.may_amend(request.user, review).require()
    if request.method == "POST":
        operations.publish_review(review=review, by=request.user, at=timezone.now())
        messages.success(request, _("%(review)s is published.") % {"review": review.title})
        return redirect("review", reference)
    return render(request, "casework/publish.html", presenters.publication(request.user, review))
