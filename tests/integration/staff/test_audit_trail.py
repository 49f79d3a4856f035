"""The audit trail: for administrators, filtered, and in pages that neither skip nor repeat."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.audit.operations import record
from learnt.domain.audit.queries import Mark, Sought, stretch_of_trail
from tests.factories.register import the_recommendation, written_review
from tests.personas import NOON, everybody

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return everybody()


@pytest.fixture
def as_administrator(client, people):
    client.force_login(people["administrator"])
    return client


def lines(client, **asked) -> list[AuditEvent]:
    response = client.get(reverse("audit-trail"), asked)
    assert response.status_code == 200
    return [line["it"] for line in response.context["events"]]


def test_only_administrators_see_it(client, people) -> None:
    client.force_login(people["coordinator"])
    response = client.get(reverse("audit-trail"))
    assert response.status_code == 403
    assert "administrator" in response.content.decode()


def test_it_is_filtered_by_person_and_event(as_administrator, people) -> None:
    written_review(["Share."])
    by_cora = lines(as_administrator, who="cora")
    assert by_cora
    assert {event.by_name for event in by_cora} == {"Cora Coordinator"}
    published = lines(as_administrator, who="cora", event=Event.REVIEW_PUBLISHED)
    assert [event.event for event in published] == [Event.REVIEW_PUBLISHED]
    assert lines(as_administrator, who="nobody of this name") == []


def test_the_machines_own_doings_are_found(as_administrator, people) -> None:
    written_review(["Share."])
    assert {event.by_id for event in lines(as_administrator, who="Learnt")} == {None}


def test_the_trail_of_one_thing(as_administrator, people) -> None:
    review = written_review(["Share.", "Train."])
    one = the_recommendation(review)
    by_reference = lines(as_administrator, subject=one.reference)
    assert [event.event for event in by_reference] == [Event.RECOMMENDATION_RECORDED]
    assert lines(as_administrator, subject_type="recommendation", subject_id=one.pk) == by_reference
    assert {event.event for event in lines(as_administrator, subject=review.reference)} == {
        Event.REVIEW_OPENED,
        Event.REVIEW_PUBLISHED,
    }
    assert lines(as_administrator, subject="rec-2222-2222") == []


def test_it_is_filtered_by_day_both_included(as_administrator, people) -> None:
    for days in (0, 1, 2):
        record(Event.SIGNED_IN, people["chair"], by=people["chair"], at=NOON + timedelta(days=days))
    found = lines(as_administrator, who="charlie", event="signed-in", since="2026-03-03", until="2026-03-03")
    assert [event.at for event in found] == [NOON + timedelta(days=1)]


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "yesterday"},
        {"since": "0001-01-01", "until": "9999-12-31"},
        {"event": "none"},
        {"after": "x~y"},
        {"after": "2026-01-01~1"},
        {"after": "2026-01-01T00:00:00+00:00~99999999999999999999999"},
        {"who": "\x00"},
        {"subject": "'" * 5000},
        {"subject_type": "x", "subject_id": "y"},
    ],
)
def test_an_address_made_up_by_hand_is_answered(as_administrator, people, asked) -> None:
    lines(as_administrator, **asked)


def test_pages_neither_skip_nor_repeat(as_administrator, people) -> None:
    for number in range(120):
        record(Event.SIGNED_OUT, people["chair"], by=people["chair"], at=NOON + timedelta(seconds=number // 7))
    seen, asked = [], {"event": "signed-out"}
    while asked:
        response = as_administrator.get(reverse("audit-trail"), asked)
        seen += [line["it"].pk for line in response.context["events"]]
        asked = {name: value[0] for name, value in parse_qs(response.context["older"].lstrip("?")).items()}
    kept = AuditEvent.objects.filter(event="signed-out").order_by("-at", "-pk")
    assert seen == list(kept.values_list("pk", flat=True))


def test_a_page_deep_in_the_trail_asks_one_bounded_question(people, django_assert_num_queries) -> None:
    for number in range(30):
        record(Event.SIGNED_OUT, by=None, at=NOON + timedelta(seconds=number))
    last = AuditEvent.objects.filter(event="signed-out").latest("at")
    with django_assert_num_queries(1) as asked:
        stretch = stretch_of_trail(Sought(event="signed-out"), Mark(last.at, last.pk), most=10)
    assert len(stretch.events) == 10
    assert stretch.older == Mark(stretch.events[-1].at, stretch.events[-1].pk)
    assert "OFFSET" not in asked.captured_queries[0]["sql"]
    assert "COUNT" not in asked.captured_queries[0]["sql"]


def test_it_asks_little_of_the_database(as_administrator, people, django_assert_max_num_queries) -> None:
    written_review([f"Agency {n} should act." for n in range(60)])
    with django_assert_max_num_queries(12):
        assert len(lines(as_administrator, who="cora", subject="written")) > 0
