"""Who looked into which paper stands in the audit trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.candidates.queries import candidates_of
from learnt.domain.documents.operations import ONE_LOOK, look_into
from learnt.domain.recommendations.operations import Wording, take_up
from learnt.domain.reviews.operations import publish_review
from learnt.domain.verdict import Refused
from tests.factories.papers import read_document, review_of
from tests.personas import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(people):
    document = read_document()
    review_of(document)
    return document


def looks() -> list[tuple[str, str]]:
    found = AuditEvent.objects.filter(event=Event.DOCUMENT_LOOKED_INTO).order_by("pk")
    return [(event.by_name, event.subject_id) for event in found]


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("paper", {}),
        ("check-overview", {}),
        ("check-candidate", {"number": 1}),
        ("check-sheet", {"page": 1}),
        ("page-picture", {"page": 1, "width": 900}),
    ],
)
def test_looking_into_a_paper_is_recorded(signed_in, paper, name, rest) -> None:
    assert signed_in("chair").get(reverse(name, kwargs={"document_id": paper.pk, **rest})).status_code == 200
    assert looks() == [("Charlie Chair", str(paper.pk))]


def test_turning_pages_is_one_look(coordinator, paper) -> None:
    for number in (1, 2, 3):
        coordinator.get(reverse("check-sheet", args=[paper.pk, number]))
    assert len(looks()) == 1


def test_coming_back_later_is_another_look(people, paper) -> None:
    for at in (NOON, NOON + ONE_LOOK, NOON + ONE_LOOK + timedelta(seconds=1)):
        look_into(paper, by=people["coordinator"], at=at)
    assert len(looks()) == 2


def test_nobody_looks_into_a_paper_of_another_partnership(people, paper) -> None:
    with pytest.raises(Refused):
        look_into(paper, by=people["stranger"], at=NOON)
    assert looks() == []


def test_seeing_the_page_of_a_published_recommendation_is_no_look_into_the_paper(people, paper) -> None:
    by = {"by": people["coordinator"], "at": NOON}
    made = [take_up(candidate_id=c.pk, wording=Wording.proposed(c), **by) for c in candidates_of(paper)]
    publish_review(review=made[0].review, **by)
    client = Client()
    client.force_login(people["chair"])
    assert client.get(reverse("recommendation-picture", args=[made[0].reference, made[0].page])).status_code == 200
    assert looks() == []
    assert client.get(reverse("recommendation-picture", args=[made[0].reference, 1])).status_code == 200
    assert looks() == [("Charlie Chair", str(paper.pk))]
