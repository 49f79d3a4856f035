"""Building the demo county, through the operations only: what a coordinator would have done over the years."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.operations import add_person, appoint
from learnt.domain.accounts.roles import Role
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.queries import candidates_of
from learnt.domain.candidates.states import RefusalReason
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import receive_document
from learnt.domain.documents.states import DocumentState
from learnt.domain.organisations.models import Organisation, OrganisationKind
from learnt.domain.organisations.operations import ensure_area, ensure_organisation
from learnt.domain.recommendations import operations as recommendations
from learnt.domain.recommendations.operations import Wording
from learnt.domain.reviews import operations as reviews
from learnt.domain.reviews.models import Review
from learnt.interfaces.demo import papers, people
from learnt.interfaces.demo.papers import Paper
from learnt.interfaces.jobs.reading import read_document

ALIKE = 0.6  # of words, above which a candidate is taken for the answer

Say = Callable[[str], None]


def build(*, now: datetime, say: Say) -> None:
    """Build the county: people, organisations, reviews of many years, and some papers left to be checked."""
    add_sign_ins(at=datetime(2012, 1, 9, 9, 0, tzinfo=UTC))
    for paper in papers.papers():
        coordinator, organisation = _coordinator_of(paper)
        if paper.path.name in papers.TO_CHECK:
            _send(paper.path, organisation, by=coordinator, at=now - timedelta(days=1))
            continue
        review = _carry_through(paper, organisation, by=coordinator)
        say(f"{review.organisation}: {review.title}, {review.recommendations.count()} recommendations")
    if scan := papers.scan():
        home = Organisation.objects.get(name=people.HOME_PARTNERSHIP)
        _send(scan, home, by=Person.objects.get(email=people.SIGN_INS[0].email), at=now - timedelta(hours=20))


def add_sign_ins(*, at: datetime) -> None:
    """Add the people to sign in as, one for each role."""
    for one in people.SIGN_INS:
        area = ensure_area(name="Harrowmere", region="Harrowmere") if one.kind == OrganisationKind.PARTNERSHIP else None
        organisation = ensure_organisation(name=one.organisation, kind=one.kind, area=area)
        person = add_person(email=one.email, name=one.name, password=people.PASSWORD, by=None, at=at)
        appoint(person=person, role=one.role, organisation=organisation, by=None, at=at)
        if one.role in (Role.COORDINATOR, Role.CHAIR):
            shared = ensure_organisation(
                name=people.SHARED_WITH,
                kind=one.kind,
                area=ensure_area(name="Stowbeck and Carrow", region="Harrowmere"),
            )
            appoint(person=person, role=one.role, organisation=shared, by=None, at=at)


def _coordinator_of(paper: Paper) -> tuple[Person, Organisation]:
    name = paper.review["partnership"]
    organisation = ensure_organisation(
        name=name, kind=OrganisationKind.PARTNERSHIP, area=ensure_area(name=paper.area, region=paper.region)
    )
    known = organisation.appointments.filter(role=Role.COORDINATOR).select_related("person").first()
    if known:
        return known.person, organisation
    at = datetime.combine(paper.published_on, time(9), tzinfo=UTC) - timedelta(days=400)
    email = f"coordinator.{organisation.pk}@demo.example"
    person = add_person(email=email, name=f"Coordinator, {paper.area}", password=people.PASSWORD, by=None, at=at)
    appoint(person=person, role=Role.COORDINATOR, organisation=organisation, by=None, at=at)
    return person, organisation


def _send(path: Path, organisation: Organisation, *, by: Person, at: datetime) -> Document:
    file = ContentFile(path.read_bytes(), name=path.name)
    return receive_document(organisation=organisation, name=path.name, file=file, by=by, at=at)


def _carry_through(paper: Paper, organisation: Organisation, *, by: Person) -> Review:
    sent_at = datetime.combine(paper.published_on, time(9, 30), tzinfo=UTC)
    document = _send(paper.path, organisation, by=by, at=sent_at)
    read_document(document_id=document.pk, clock=lambda: sent_at + timedelta(minutes=1))
    document.refresh_from_db()
    if document.state != DocumentState.READY:
        raise RuntimeError(f"{paper.path.name} could not be read: {document.why_unreadable}")
    checked_at = sent_at + timedelta(hours=2)
    review = reviews.open_review(document_id=document.pk, facts=_facts(paper), by=by, at=checked_at)
    _check(document, paper.answers["recommendations"], by=by, at=checked_at)
    return reviews.publish_review(review=review, by=by, at=checked_at + timedelta(hours=1))


def _facts(paper: Paper) -> reviews.Facts:
    told = paper.review
    return reviews.Facts(
        kind=told["kind"],
        subjects=tuple(told["subjects"]),
        date_of_death=told["date_of_death"] or "",
        report_date=told["report_date"] or "",
        author=told["author"] or "",
        chair=told["chair"] or "",
        summary=paper.answers.get("summary", ""),
    )


def _check(document: Document, answers: list[dict[str, Any]], *, by: Person, at: datetime) -> None:
    """Decide on every candidate as a careful coordinator with the answers beside her would."""
    left = list(answers)
    for candidate in candidates_of(document):
        answer = _answer_for(candidate, left)
        if answer is None:
            reason = RefusalReason.NOT_A_RECOMMENDATION
            recommendations.refuse(candidate_id=candidate.pk, reason=reason, note="", by=by, at=at)
        else:
            left.remove(answer)
            recommendations.take_up(candidate_id=candidate.pk, wording=_wording(answer), by=by, at=at)
    for answer in left:
        recommendations.add_missed(
            document=document,
            wording=_wording(answer),
            places=[{"page": answer["page"], "box": None}],
            section=answer["section"] or "",
            by=by,
            at=at,
        )


def _answer_for(candidate: Candidate, answers: list[dict[str, Any]]) -> dict[str, Any] | None:
    likeness = [(_likeness(candidate.text, answer["text"]), number) for number, answer in enumerate(answers)]
    best, number = max(likeness, default=(0.0, 0))
    return answers[number] if best >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False).ratio()


def _wording(answer: dict[str, Any]) -> Wording:
    return Wording(answer["text"], answer["label"] or "", answer["kind"], tuple(answer["addressees"]))
