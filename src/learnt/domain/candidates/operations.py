"""Proposing candidates and recording decisions. What a decision makes is the business of `recommendations`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from learnt.domain.accounts.models import Person
from learnt.domain.audit.models import Event
from learnt.domain.audit.operations import record
from learnt.domain.candidates import queries, rules
from learnt.domain.candidates.models import Candidate, Decision, Origin
from learnt.domain.candidates.states import Choice, RefusalReason
from learnt.domain.documents import operations as documents
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import locked_document


@transaction.atomic
def keep_findings(*, document: Document, report: dict[str, Any], pages: list[dict[str, Any]], at: datetime) -> None:
    """Keep what was read in a document, and propose each recommendation found as a candidate: all or nothing."""
    if not documents.keep_reading(document_id=document.pk, report=report, pages=pages, at=at):
        return
    Candidate.objects.bulk_create(
        Candidate(
            document=document,
            number=number,
            origin=Origin.MACHINE,
            key=found["key"],
            label=(found["label"] or "")[:100],
            text=found["text"],
            page=found["page"],
            places=found["places"],
            section=(found["section"] or "")[:300],
            kind=found["kind"],
            addressees=[name[:300] for name in found["addressees"]],
            copies=found["copies"],
            reasons=found["reasons"],
            sureness=found["sureness"],
            engine_version=report["engine_version"],
            proposed_at=at,
        )
        for number, found in enumerate(report["recommendations"], start=1)
    )


@transaction.atomic
def add_missed(
    *,
    document: Document,
    text: str,
    label: str,
    kind: str,
    addressees: Sequence[str],
    places: list[dict[str, Any]],
    section: str,
    by: Person,
    at: datetime,
) -> Candidate:
    """Add a candidate that the machine missed, at the place that a person pointed at."""
    document = locked_document(document.pk)
    rules.may_check(by, document).require()
    last = Candidate.objects.filter(document=document).aggregate(last=Max("number"))["last"] or 0
    return Candidate.objects.create(
        document=document,
        number=last + 1,
        origin=Origin.PERSON,
        label=label,
        text=text,
        page=places[0]["page"] if places else None,
        places=places,
        section=section[:300],
        kind=kind,
        addressees=[name[:300] for name in addressees],
        proposed_at=at,
        proposed_by=by,
    )


@transaction.atomic
def decide(
    *,
    candidate_id: int,
    choice: Choice,
    by: Person,
    at: datetime,
    reason: RefusalReason | str = "",
    note: str = "",
    merged_into: Candidate | None = None,
) -> Decision:
    """Record a decision about a candidate.

    Raises:
        Refused: when the person may not, or when it has been decided already.
    """
    candidate = queries.locked_candidate(candidate_id)
    rules.may_decide(by, candidate, choice, candidate.latest).require()  # type: ignore[attr-defined]
    decision = Decision.objects.create(
        candidate=candidate, choice=choice, reason=reason, note=note, merged_into=merged_into, by=by, at=at
    )
    record(
        Event.CANDIDATE_DECIDED,
        candidate,
        by=by,
        at=at,
        organisation_id=candidate.document.organisation_id,
        choice=choice,
        reason=reason,
    )
    return decision
