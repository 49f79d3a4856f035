"""Every operation asks its rule itself: whoever calls it, from whatever page, nobody gets round it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile

from learnt.domain.accounts.models import Person
from learnt.domain.audit.models import AuditEvent
from learnt.domain.candidates.queries import candidates_of
from learnt.domain.candidates.states import RefusalReason
from learnt.domain.documents import operations as documents
from learnt.domain.recommendations import operations as recommendations
from learnt.domain.recommendations.operations import Wording
from learnt.domain.reviews import operations as reviews
from learnt.domain.reviews.operations import Facts
from learnt.domain.verdict import Refused
from tests.factories.papers import received, review_of, unreadable_document
from tests.factories.register import the_recommendation, written_document, written_review
from tests.personas import NOON, everybody, partnerships

pytestmark = pytest.mark.django_db

OTHERS = ("stranger", "agency lead", "oversight", "researcher", "administrator", "without a role")
SHARE, TRAIN = "Agencies should share what they know.", "The Police should train officers."
FACTS = Facts(kind="SAR")
WORDING = Wording("Other words.", kind="national")

Act = Callable[[Person], object]


@pytest.fixture
def acts() -> dict[str, Act]:
    """Each operation of a partnership, on something on which its coordinator could carry it out."""
    waiting, alone = written_document([SHARE, TRAIN]), written_document([SHARE], name="alone.pdf")
    review = review_of(waiting)
    first, second = candidates_of(waiting)
    published = written_review([TRAIN], name="published.pdf")
    recorded = the_recommendation(published)
    checked = written_review([SHARE], name="checked.pdf", published=False)
    unreadable = unreadable_document(content=b"%PDF-nothing", name="broken.pdf")
    harrowmere, file = partnerships().harrowmere, ContentFile(b"%PDF-new")
    at = {"at": NOON}
    return {
        "send in": lambda by: documents.receive_document(organisation=harrowmere, name="a.pdf", file=file, by=by, **at),
        "send back": lambda by: documents.send_back_to_reading(document_id=unreadable.pk, by=by, **at),
        "look into": lambda by: documents.look_into(waiting, by=by, **at),
        "download": lambda by: documents.open_file(waiting, by=by, **at).close(),
        "open a review": lambda by: reviews.open_review(document_id=alone.pk, facts=FACTS, by=by, **at),
        "add a paper": lambda by: reviews.attach_document(document_id=alone.pk, review=review, by=by, **at),
        "correct facts": lambda by: reviews.amend_review(review=published, facts=FACTS, by=by, **at),
        "publish": lambda by: reviews.publish_review(review=checked, by=by, **at),
        "take up": lambda by: recommendations.take_up(candidate_id=first.pk, wording=WORDING, by=by, **at),
        "split": lambda by: recommendations.split(candidate_id=first.pk, parts=[WORDING, WORDING], by=by, **at),
        "merge": lambda by: recommendations.merge(candidate_ids=[first.pk, second.pk], wording=WORDING, by=by, **at),
        "refuse": lambda by: recommendations.refuse(
            candidate_id=first.pk, reason=RefusalReason.PROGRESS, note="", by=by, **at
        ),
        "add a missed one": lambda by: recommendations.add_missed(
            document=waiting, wording=WORDING, places=[], section="", by=by, **at
        ),
        "open again": lambda by: recommendations.reopen(candidate_id=recorded.candidate_id, why="So.", by=by, **at),
        "amend": lambda by: recommendations.amend(recommendation=recorded, wording=WORDING, why="So.", by=by, **at),
    }


@pytest.mark.parametrize("who", OTHERS)
def test_others_are_refused_and_leave_no_trace(acts, who) -> None:
    person, before = everybody()[who], AuditEvent.objects.count()
    for name, act in acts.items():
        with pytest.raises(Refused, match="Only these roles"):
            pytest.fail(f"{who} could {name}: {act(person)}")
    assert AuditEvent.objects.count() == before


def test_a_chair_cannot_publish(acts) -> None:
    with pytest.raises(Refused, match="coordinator"):
        acts["publish"](everybody()["chair"])


@pytest.mark.parametrize(
    "name",
    [
        "send in", "send back", "look into", "download", "open a review", "add a paper", "correct facts", "publish",
        "take up", "split", "merge", "refuse", "add a missed one", "open again", "amend",
    ],
)  # fmt: skip
def test_the_coordinator_can_and_the_trail_says_who_and_when(acts, name) -> None:
    coordinator = everybody()["coordinator"]
    before = AuditEvent.objects.count()
    acts[name](coordinator)
    added = AuditEvent.objects.order_by("-pk")[: AuditEvent.objects.count() - before]
    assert {(event.by_id, event.at, event.organisation_id) for event in added} == {
        (coordinator.pk, NOON, partnerships().harrowmere.pk)
    }


def test_candidates_of_two_papers_are_not_merged_even_by_somebody_of_both_partnerships() -> None:
    people = everybody()
    papers = [
        written_document([SHARE]),
        written_document([SHARE], name="b.pdf", organisation=partnerships().aldermarsh, by=people["stranger"]),
    ]
    ids = [candidates_of(paper)[0].pk for paper in papers]
    with pytest.raises(Refused, match="same report"):
        recommendations.merge(candidate_ids=ids, wording=WORDING, by=people["coordinator"], at=NOON)


def test_a_paper_is_not_added_to_a_review_of_another_partnership() -> None:
    people = everybody()
    other = written_review([SHARE], name="o.pdf", organisation=partnerships().aldermarsh, by=people["stranger"])
    paper = written_document([TRAIN])
    with pytest.raises(Refused):
        reviews.attach_document(document_id=paper.pk, review=other, by=people["coordinator"], at=NOON)


def test_what_has_not_been_read_cannot_be_opened_as_a_review() -> None:
    paper = received(content=b"%PDF-unread", name="unread.pdf")
    with pytest.raises(Refused, match="not been read"):
        reviews.open_review(document_id=paper.pk, facts=FACTS, by=everybody()["coordinator"], at=NOON)
