"""Opening, correcting and publishing reviews."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.audit.models import Event
from learnt.domain.audit.operations import record
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import locked_document
from learnt.domain.reviews import queries, rules
from learnt.domain.reviews.models import Review, ReviewDocument
from learnt.domain.verdict import no


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a review as a person confirmed them. Dates as `vocabularies.printed_dates`."""

    kind: str
    subjects: tuple[str, ...] = ()
    date_of_death: str = ""
    report_date: str = ""
    author: str = ""
    chair: str = ""
    summary: str = ""


@transaction.atomic
def open_review(*, document_id: UUID, facts: Facts, by: Person, at: datetime) -> Review:
    """Open a review from a document that was read, with the facts as a person confirmed them."""
    document = locked_document(document_id)
    rules.may_open(by, document).require()
    review = Review(organisation=document.organisation, opened_at=at, opened_by=by)
    _set_facts(review, facts)
    record(Event.REVIEW_OPENED, review, by=by, at=at, organisation_id=review.organisation_id, **_told(facts))
    _attach(document, review, by=by, at=at)
    return review


@transaction.atomic
def attach_document(*, document_id: UUID, review: Review, by: Person, at: datetime) -> Review:
    """Add a document to a review of the same partnership: its summary, its action plan, a later version."""
    document = locked_document(document_id)
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    rules.may_open(by, document).require()
    rules.may_attach_to(by, review).require()
    if review.organisation_id != document.organisation_id:
        no(_("This report belongs to another partnership than the review.")).require()
    _attach(document, review, by=by, at=at)
    return review


@transaction.atomic
def amend_review(*, review: Review, facts: Facts, by: Person, at: datetime) -> Review:
    """Correct the facts of a review; what they were is kept in the audit trail."""
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    rules.may_amend(by, review).require()
    before = {name: getattr(review, name) for name in asdict(facts)}
    _set_facts(review, facts)
    changed = {name: [before[name], value] for name, value in _told(facts).items() if before[name] != value}
    record(Event.REVIEW_AMENDED, review, by=by, at=at, organisation_id=review.organisation_id, changed=changed)
    return review


@transaction.atomic
def publish_review(*, review: Review, by: Person, at: datetime) -> Review:
    """Make a review and its recommendations visible to everybody who signs in."""
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    rules.may_publish(by, review, queries.undecided_in(review)).require()
    review.published_at, review.published_by = at, by
    review.save()
    record(Event.REVIEW_PUBLISHED, review, by=by, at=at, organisation_id=review.organisation_id)
    return review


def _attach(document: Document, review: Review, *, by: Person, at: datetime) -> None:
    if ReviewDocument.objects.filter(document=document).exists():
        no(_("This report belongs to a review already.")).require()
    ReviewDocument.objects.create(review=review, document=document, attached_at=at, attached_by=by)
    record(
        Event.DOCUMENT_ATTACHED, document, by=by, at=at, organisation_id=review.organisation_id, review=review.reference
    )


def _set_facts(review: Review, facts: Facts) -> None:
    for name, value in _told(facts).items():
        setattr(review, name, value)
    review.full_clean(exclude=["organisation", "opened_by", "published_by"])
    review.save()


def _told(facts: Facts) -> dict[str, str | list[str]]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(facts).items()}
