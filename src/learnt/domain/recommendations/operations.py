"""From candidates to recommendations: what a person's decision makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.audit.models import Event
from learnt.domain.audit.operations import record
from learnt.domain.candidates import operations as candidates
from learnt.domain.candidates.models import Candidate, Decision
from learnt.domain.candidates.queries import locked_candidate
from learnt.domain.candidates.rules import may_decide
from learnt.domain.candidates.states import Choice, RefusalReason
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import locked_document
from learnt.domain.recommendations import queries, rules
from learnt.domain.recommendations.models import Addressee, Amendment, Recommendation
from learnt.domain.recommendations.queries import Wanted
from learnt.domain.reviews.models import Review
from learnt.domain.verdict import no


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person settles about a recommendation: label, words, kind, and addressees as printed."""

    text: str
    label: str = ""
    kind: str = "other"
    addressees: tuple[str, ...] = ()

    @classmethod
    def proposed(cls, candidate: Candidate) -> Wording:
        """The wording that a candidate proposes."""
        return cls(candidate.text, candidate.label, candidate.kind, tuple(candidate.addressees))

    @classmethod
    def recorded(cls, recommendation: Recommendation) -> Wording:
        """The wording that a recommendation has now."""
        addressees = tuple(a.as_printed for a in recommendation.addressees.all())
        return cls(recommendation.text, recommendation.label, recommendation.kind, addressees)


@transaction.atomic
def take_up(*, candidate_id: int, wording: Wording, by: Person, at: datetime) -> Recommendation:
    """Make a candidate a recommendation, as it stands or with a person's changes."""
    candidate = locked_candidate(candidate_id)
    choice = Choice.TAKEN_UP if wording == Wording.proposed(candidate) else Choice.AMENDED
    candidates.decide(candidate_id=candidate_id, choice=choice, by=by, at=at)
    return _record(candidate, wording, candidate.copies, by=by, at=at)


@transaction.atomic
def split(*, candidate_id: int, parts: Sequence[Wording], by: Person, at: datetime) -> list[Recommendation]:
    """Make several recommendations of one candidate."""
    candidate = locked_candidate(candidate_id)
    if len(parts) < 2:
        no(_("Split it into at least two parts.")).require()
    candidates.decide(candidate_id=candidate_id, choice=Choice.SPLIT, by=by, at=at)
    return [_record(candidate, part, [], by=by, at=at) for part in parts]


@transaction.atomic
def merge(*, candidate_ids: Sequence[int], wording: Wording, by: Person, at: datetime) -> Recommendation:
    """Make one recommendation of several candidates; the first gives it its place, the others become its copies."""
    merged = [locked_candidate(pk) for pk in candidate_ids]
    rules.may_merge(merged).require()
    first, *others = merged
    for candidate in merged:
        candidates.decide(candidate_id=candidate.pk, choice=Choice.MERGED, merged_into=first, by=by, at=at)
    copies = [copy for candidate in merged for copy in candidate.copies] + [_as_copy(c) for c in others]
    return _record(first, wording, copies, by=by, at=at)


def refuse(*, candidate_id: int, reason: RefusalReason, note: str, by: Person, at: datetime) -> Decision:
    """Say that a candidate is no recommendation of this review, and why."""
    return candidates.decide(candidate_id=candidate_id, choice=Choice.REFUSED, reason=reason, note=note, by=by, at=at)


@transaction.atomic
def add_missed(
    *, document: Document, wording: Wording, places: list[dict[str, Any]], section: str, by: Person, at: datetime
) -> Recommendation:
    """Record a recommendation that the machine missed, at the place that a person pointed at.

    Recording the same words at the same place again gives the record that is there: a button pressed twice does no
    harm.
    """
    locked_document(document.pk)
    if known := queries.recorded_at(document, wording.text, places):
        return known
    candidate = candidates.add_missed(
        document=document,
        text=wording.text,
        label=wording.label,
        kind=wording.kind,
        addressees=wording.addressees,
        places=places,
        section=section,
        by=by,
        at=at,
    )
    candidates.decide(candidate_id=candidate.pk, choice=Choice.TAKEN_UP, by=by, at=at)
    return _record(candidate, wording, [], by=by, at=at)


@transaction.atomic
def reopen(*, candidate_id: int, why: str, by: Person, at: datetime) -> None:
    """Take a decision back: what it made is withdrawn, and the candidate (with those merged with it) waits again."""
    candidate = locked_candidate(candidate_id)
    may_decide(by, candidate, Choice.REOPENED, candidate.latest).require()  # type: ignore[attr-defined]
    for one in _decided_together(candidate):
        candidates.decide(candidate_id=one.pk, choice=Choice.REOPENED, note=why, by=by, at=at)
        for recommendation in one.recommendations.filter(withdrawn_at=None):
            recommendation.withdrawn_at, recommendation.withdrawn_why = at, why
            recommendation.save(update_fields=["withdrawn_at", "withdrawn_why"])
            _tell(Event.RECOMMENDATION_WITHDRAWN, recommendation, by=by, at=at)


@transaction.atomic
def amend(*, recommendation: Recommendation, wording: Wording, why: str, by: Person, at: datetime) -> Recommendation:
    """Amend the record of a recommendation; what it was before is kept. Amending to the same changes nothing."""
    recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    rules.may_amend(by, recommendation).require()
    before = Wording.recorded(recommendation)
    if before == wording:
        return recommendation
    recommendation.label, recommendation.text, recommendation.kind = wording.label, wording.text, wording.kind
    recommendation.save(update_fields=["label", "text", "kind"])
    recommendation.addressees.all().delete()
    _address(recommendation, wording.addressees)
    Amendment.objects.create(
        recommendation=recommendation, before=_plain(before), after=_plain(wording), why=why, by=by, at=at
    )
    _tell(Event.RECOMMENDATION_AMENDED, recommendation, by=by, at=at)
    return recommendation


@transaction.atomic
def record_download(*, wanted: Wanted, form: str, count: int, by: Person, at: datetime) -> None:
    """Note that somebody downloads what is listed in the register: what they asked for, as which form, how many."""
    asked = {name: value for name, value in asdict(wanted).items() if value}
    record(Event.REGISTER_DOWNLOADED, by=by, at=at, form=form, count=count, wanted=asked)


def _record(
    candidate: Candidate, wording: Wording, copies: list[dict[str, Any]], *, by: Person, at: datetime
) -> Recommendation:
    review = Review.objects.filter(review_documents__document=candidate.document_id).first()
    rules.may_record_in(review).require()
    assert review is not None  # noqa: S101  (the rule has just said so)
    recommendation = Recommendation.objects.create(
        review=review,
        document=candidate.document,
        candidate=candidate,
        number=candidate.number,
        label=wording.label,
        text=wording.text,
        kind=wording.kind,
        section=candidate.section,
        page=candidate.page,
        places=candidate.places,
        copies=copies,
        recorded_at=at,
        recorded_by=by,
    )
    _address(recommendation, wording.addressees)
    _tell(Event.RECOMMENDATION_RECORDED, recommendation, by=by, at=at)
    return recommendation


def _address(recommendation: Recommendation, names: Sequence[str]) -> None:
    Addressee.objects.bulk_create(
        Addressee(recommendation=recommendation, position=position, as_printed=name[:300])
        for position, name in enumerate(names, start=1)
    )


def _decided_together(candidate: Candidate) -> list[Candidate]:
    latest = candidate.decisions.latest("id")
    if latest.merged_into_id is None:
        return [candidate]
    merged = Candidate.objects.filter(decisions__merged_into_id=latest.merged_into_id, decisions__at=latest.at)
    return list(merged.distinct())


def _as_copy(candidate: Candidate) -> dict[str, Any]:
    return {
        "page": candidate.page,
        "where": "body",
        "same_words": False,
        "label": candidate.label,
        "text": candidate.text,
        "places": candidate.places,
    }


def _plain(wording: Wording) -> dict[str, Any]:
    return {
        "label": wording.label,
        "text": wording.text,
        "kind": wording.kind,
        "addressees": list(wording.addressees),
    }


def _tell(event: Event, recommendation: Recommendation, *, by: Person, at: datetime) -> None:
    record(
        event,
        recommendation,
        by=by,
        at=at,
        organisation_id=recommendation.review.organisation_id,
        reference=recommendation.reference,
    )
