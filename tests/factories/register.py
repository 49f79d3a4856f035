"""Reviews with recommendations of chosen words, made through the real operations, without reading any file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.operations import keep_findings
from learnt.domain.candidates.queries import candidates_of
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import begin_reading
from learnt.domain.organisations.models import Organisation
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import Wording, take_up
from learnt.domain.recommendations.queries import recommendations_of
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.operations import publish_review
from tests.factories.papers import received, review_of
from tests.personas import NOON, everybody

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0  # points
_PER_PAGE = 8


def written_review(
    texts: Sequence[str],
    *,
    name: str = "written.pdf",
    labels: Sequence[str] | None = None,
    recommended_as: str = "multi-agency",
    addressees: Sequence[str] = ("Harrowmere Constabulary",),
    organisation: Organisation | None = None,
    by: Person | None = None,
    published: bool = True,
    at: datetime = NOON,
    **facts,
) -> Review:
    """A review whose recommendations have these words, in this order, taken up; published unless told otherwise."""
    coordinator = by or everybody()["coordinator"]
    document = written_document(
        texts,
        name=name,
        labels=labels,
        recommended_as=recommended_as,
        addressees=addressees,
        organisation=organisation,
        by=coordinator,
    )
    review = review_of(document, by=coordinator, at=at, **facts)
    for candidate in candidates_of(document):
        take_up(
            candidate_id=candidate.pk, wording=Wording.proposed(candidate), by=coordinator, at=at + timedelta(hours=1)
        )
    return publish_review(review=review, by=coordinator, at=at + timedelta(hours=2)) if published else review


def written_document(
    texts: Sequence[str],
    *,
    name: str = "written.pdf",
    labels: Sequence[str] | None = None,
    recommended_as: str = "multi-agency",
    addressees: Sequence[str] = ("Harrowmere Constabulary",),
    organisation: Organisation | None = None,
    by: Person | None = None,
) -> Document:
    """A document ready to check, in which the machine is said to have found recommendations of these words."""
    content = "\n".join((name, *texts)).encode()
    document = received(content=content, name=name, organisation=organisation, by=by)
    begin_reading(document_id=document.pk, at=NOON)
    labels = labels or [f"Recommendation {number}" for number in range(1, len(texts) + 1)]
    found = [
        _found(number, text, label, recommended_as, addressees)
        for number, (text, label) in enumerate(zip(texts, labels, strict=True))
    ]
    report = {"format": "pdf", "engine_version": "0.1.0", "pages": 1 + len(texts) // _PER_PAGE, "warnings": []}
    report |= {"recommendations": found, "lessons": [_LESSON], "actions": [_ACTION]}
    keep_findings(document=document, report=report, pages=_pages(texts), at=NOON)
    document.refresh_from_db()
    return document


def the_recommendation(review: Review, at: int = 0) -> Recommendation:
    """A recommendation of a review, by its order from 0."""
    return recommendations_of(review)[at]


_LESSON = {"key": "l1", "text": "A child can be lost between two good systems.", "page": 1, "places": []}
_ACTION = {
    "recommendation": "r1",
    "action": "Write the protocol.",
    "lead": "Head of Safeguarding",
    "milestones": "",
    "target_date": "June 2026",
    "completion": "",
    "places": [],
}


def _found(number: int, text: str, label: str, kind: str, addressees: Sequence[str]) -> dict:
    return {
        "key": f"r{number + 1}",
        "label": label,
        "text": text,
        "page": 1 + number // _PER_PAGE,
        "places": [{"page": 1 + number // _PER_PAGE, "box": _box(number)}],
        "section": "Recommendations",
        "kind": kind,
        "addressees": list(addressees),
        "copies": [],
        "reasons": ["It stands under a heading for recommendations."],
        "sureness": 0.9,
    }


def _box(number: int) -> list[float]:
    top = 72.0 + 80 * (number % _PER_PAGE)
    return [72.0, top, 523.0, top + 40]


def _pages(texts: Sequence[str]) -> list[dict]:
    numbers = range(1, 2 + len(texts) // _PER_PAGE)
    return [{"number": n, "width": PAGE_WIDTH, "height": PAGE_HEIGHT, "blocks": _blocks(texts, n)} for n in numbers]


def _blocks(texts: Sequence[str], page: int) -> list[dict]:
    mine = [(number, text) for number, text in enumerate(texts) if 1 + number // _PER_PAGE == page]
    return [
        {
            "kind": "paragraph",
            "text": text,
            "label": "",
            "level": 0,
            "boxed": False,
            "table": None,
            "lines": [[text, page, _box(number), 11.0, False, False]],
        }
        for number, text in mine
    ]
