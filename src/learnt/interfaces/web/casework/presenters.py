"""What the pages of papers show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may_anywhere, organisations_where
from learnt.domain.candidates.rules import may_check
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import WAITING, documents_visible_to
from learnt.domain.documents.rules import may_send_back
from learnt.domain.documents.states import MOST_ATTEMPTS, DocumentState
from learnt.domain.organisations.models import Organisation
from learnt.domain.recommendations.queries import recommendations_of
from learnt.domain.reviews import papers as queries
from learnt.domain.reviews import rules
from learnt.domain.reviews.models import Review
from learnt.domain.vocabularies.printed_dates import in_words
from learnt.domain.vocabularies.reviews import ReviewKind
from learnt.interfaces.web.casework.forms import LONGEST_NAME, FactsForm, FindForm, JoinForm, SendForm
from learnt.interfaces.web.casework.sizes import size_in_words
from learnt.interfaces.web.govuk.pages import page_of


@dataclass(frozen=True)
class Standing:
    """How far a paper has come: a word with a colour, a sentence, and what can be done next."""

    word: str
    colour: str
    words: str
    next: tuple[str, str] | None = None  # what, and its address


def partnerships_of(person: Person, permission: Permission) -> list[Organisation]:
    """The partnerships in which a person has a permission, each once."""
    numbers = organisations_where(person, permission)
    held = {a.organisation_id: a.organisation for a in person.appointments_held() if a.organisation_id in numbers}
    return sorted(held.values(), key=lambda organisation: organisation.name)


def sending(form: SendForm, problem: str) -> dict[str, Any]:
    """The page that asks for files."""
    return {
        "form": form,
        "problem": problem,
        "most": settings.MOST_PAPERS_AT_ONCE,
        "largest": size_in_words(settings.LARGEST_PAPER),
        "largest_bytes": settings.LARGEST_PAPER,
    }


def papers(request: HttpRequest, form: FindForm) -> dict[str, Any]:
    """A page of the list, and how many of all papers wait."""
    person = request.user
    wanted = form.wanted()
    page = page_of(request, queries.papers(person, **wanted))
    page.rows = [(document, standing(document)) for document in page.object_list]
    waiting = documents_visible_to(person).filter(state__in=WAITING).count()
    shown = {
        "form": form,
        "page": page,
        "waiting": waiting,
        "asked": any(wanted.values()),
        "several": len(partnerships_of(person, Permission.SEE_DOCUMENTS)) > 1,
        "may_send": may_anywhere(person, Permission.SEND_DOCUMENTS),
    }
    shown["rows"] = render_to_string("casework/_rows.html", shown)
    shown["seen"] = hashlib.sha256(f"{waiting} {shown['rows']}".encode()).hexdigest()[:16]
    query = request.GET.copy()
    query["seen"] = shown["seen"]
    shown["rows_address"] = f"{reverse('paper-rows')}?{query.urlencode()}"
    return shown


def standing(document: Document) -> Standing:
    """How far a paper of `reviews.queries.papers` has come."""
    match document.state:
        case DocumentState.RECEIVED:
            return Standing(_("Received"), "grey", _place_in_queue(document.before))
        case DocumentState.READING:
            return Standing(_("Reading"), "light-blue", _reading_since(document))
        case DocumentState.UNREADABLE:
            return Standing(_("Unreadable"), "red", document.why_unreadable)
    return _after_reading(document)


def _place_in_queue(before: int) -> str:
    if not before:
        return _("Next to be read.")
    return ngettext("%(count)s is read before it.", "%(count)s are read before it.", before) % {"count": before}


def _reading_since(document: Document) -> str:
    moment = timezone.localtime(document.reading_began_at)
    since = _("Being read since %(time)s.") % {"time": date_format(moment, "H:i:s")}
    if document.attempts < 2:
        return since
    again = _("Attempt %(number)s of %(most)s.") % {"number": document.attempts, "most": MOST_ATTEMPTS}
    return f"{since} {again}"


def _after_reading(document: Document) -> Standing:
    review = _review_of(document)
    if not review:
        words = _proposed_in_words(document.found)
        facts = (_("Confirm the facts of its review"), reverse("review-facts", args=[document.pk]))
        return Standing(_("Ready to check"), "yellow", words, facts)
    decided = _("%(decided)s of %(found)s decided.") % {
        "decided": document.found - document.undecided,
        "found": document.found,
    }
    if review.published_at:
        see = (_("See %(review)s") % {"review": review.title}, reverse("review", args=[review.reference]))
        return Standing(_("Published"), "green", decided, see)
    if document.undecided:
        return Standing(_("Ready to check"), "yellow", decided, (_("Check"), check_address(document)))
    publish = (_("Publish"), reverse("publish-review", args=[review.reference]))
    return Standing(_("Checked"), "turquoise", _("%(decided)s Not published yet.") % {"decided": decided}, publish)


def _proposed_in_words(found: int) -> str:
    if not found:
        return _("No recommendation was found in it.")
    words = ngettext("%(count)s recommendation proposed.", "%(count)s recommendations proposed.", found)
    return words % {"count": found}


def paper(person: Person, document: Document) -> dict[str, Any]:
    """One paper's page."""
    counted = queries.papers(person).get(pk=document.pk)
    report = document.reading.report if hasattr(document, "reading") else {}
    return {
        "document": document,
        "size": size_in_words(document.size),
        "review": _review_of(counted),
        "standing": standing(counted),
        "reading": getattr(document, "reading", None),
        "pages_unread": report.get("warnings", []),
        "found": len(report.get("recommendations", [])),
        "lessons": report.get("lessons", []),
        "actions": _actions(report),
        "may_check": may_check(person, document),
        "may_send_back": may_send_back(person, document),
        "check_address": check_address(document),
    }


def _actions(report: dict[str, Any]) -> dict[str, Any]:
    """The rows of action plans as a table: only the columns in which something stands."""
    labels = {found["key"]: found["label"] or found["key"] for found in report.get("recommendations", [])}
    rows = [{**row, "serves": labels.get(row["recommendation"], "")} for row in report.get("actions", [])]
    headings = {
        "serves": _("Recommendation"),
        "action": _("Action"),
        "lead": _("Lead"),
        "milestones": _("Milestones"),
        "target_date": _("Target date"),
        "completion": _("Completion"),
    }
    printed = {name: heading for name, heading in headings.items() if any(row[name] for row in rows)}
    return {"headings": list(printed.values()), "rows": [[row[name] for name in printed] for row in rows]}


def check_address(document: Document) -> str:
    """Where what was found in a paper is checked."""
    return reverse("check", args=[document.pk])


def _review_of(document: Document) -> Review | None:
    return document.review_document.review if hasattr(document, "review_document") else None


def facts(document: Document, form: FactsForm, join: JoinForm) -> dict[str, Any]:
    """The page on which the facts of a review are confirmed, with the machine's proposal beside each."""
    named = document.reading.report["review"]["partnership"]
    return {
        "document": document,
        "form": form,
        "beside": _beside(form, _in_words(proposed(document))),
        "join": join,
        "joinable": join.has_choice,
        "other_partnership": named if named and named.casefold() != document.organisation.name.casefold() else "",
    }


def proposed(document: Document) -> dict[str, Any]:
    """The facts as the machine read them, as far as they can be recorded."""
    read = document.reading.report["review"]
    return {
        "kind": read["kind"] if read["kind"] in ReviewKind.values else "",
        "subjects": read["subjects"],
        "date_of_death": read["date_of_death"] or "",
        "report_date": read["report_date"] or "",
        "author": (read["author"] or "")[:LONGEST_NAME],
        "chair": (read["chair"] or "")[:LONGEST_NAME],
    }


def recorded(review: Review) -> dict[str, Any]:
    """The facts of a review as they are recorded."""
    return {name: getattr(review, name) for name in FactsForm.base_fields}


def amendment(review: Review, form: FactsForm) -> dict[str, Any]:
    """The page on which the facts of a review are corrected, with those recorded beside each."""
    return {"review": review, "form": form, "beside": _beside(form, _in_words(recorded(review)))}


def _beside(form: FactsForm, words: dict[str, str]) -> list[tuple[Any, str]]:
    return [(field, words.get(field.name, "")) for field in form]


def _in_words(values: dict[str, Any]) -> dict[str, str]:
    return {
        **{name: value for name, value in values.items() if isinstance(value, str)},
        "kind": str(ReviewKind(values["kind"]).label) if values["kind"] else "",
        "subjects": "\n".join(values["subjects"]),
        "date_of_death": in_words(values["date_of_death"]),
        "report_date": in_words(values["report_date"]),
    }


def publication(person: Person, review: Review) -> dict[str, Any]:
    """The page on which publishing is confirmed: what will be seen, what is undecided, whether it may be done."""
    documents = list(queries.papers_of(review))
    undecided = sum(document.undecided for document in documents)
    return {
        "review": review,
        "recommendations": recommendations_of(review).count(),
        "undecided": [(d, check_address(d)) for d in documents if d.undecided],
        "verdict": rules.may_publish(person, review, undecided),
    }
