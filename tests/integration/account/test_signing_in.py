"""Signing in: what the audit trail keeps of it, and the brake on guessing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learnt.domain.accounts.rules import FAILURES_COUNT_FOR, MOST_FAILURES, may_try_to_sign_in
from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.audit.operations import record
from tests.personas import NOON, PASSWORD, everybody

pytestmark = pytest.mark.django_db

CORA = "cora.coordinator@example.org"
TOO_MANY = "Too many attempts"


@pytest.fixture(autouse=True)
def people():
    return everybody()


def sign_in(address: str, password: str) -> tuple[int, str]:
    response = Client().post("/account/sign-in", {"username": address, "password": password})
    return response.status_code, response.content.decode()


def test_who_guesses_is_stopped_even_with_the_right_password_at_last() -> None:
    for _attempt in range(MOST_FAILURES):
        assert TOO_MANY not in sign_in(CORA.title(), "a wrong password")[1]
    status, page = sign_in(CORA, PASSWORD)
    assert (status, TOO_MANY in page) == (200, True)
    assert AuditEvent.objects.filter(event=Event.SIGN_IN_FAILED).count() == MOST_FAILURES


def test_guessing_at_one_address_stops_nobody_else(people) -> None:
    for _attempt in range(MOST_FAILURES):
        sign_in("charlie.chair@example.org", "a wrong password")
    assert sign_in(CORA, PASSWORD)[0] == 302


def test_an_address_without_an_account_is_answered_like_one_that_has_one() -> None:
    for _attempt in range(MOST_FAILURES):
        sign_in("nobody@example.org", "a wrong password")
    assert TOO_MANY in sign_in("nobody@example.org", "a wrong password")[1]


def test_after_a_while_signing_in_can_be_tried_again() -> None:
    for _attempt in range(MOST_FAILURES):
        record(Event.SIGN_IN_FAILED, by=None, at=NOON, address=CORA)
    assert not may_try_to_sign_in(CORA, at=NOON + FAILURES_COUNT_FOR)
    assert may_try_to_sign_in(CORA, at=NOON + FAILURES_COUNT_FOR + timedelta(seconds=1))


def test_a_password_typed_in_the_wrong_field_is_not_kept() -> None:
    sign_in(PASSWORD, CORA)
    event = AuditEvent.objects.get(event=Event.SIGN_IN_FAILED)
    assert event.detail == {"address": ""}
    sign_in(CORA, "a wrong password")
    assert AuditEvent.objects.filter(detail={"address": CORA}).exists()


def test_a_closed_account_is_shut_out_at_once(people) -> None:
    client = Client()
    client.force_login(people["coordinator"])
    assert client.get("/papers/").status_code == 200
    people["coordinator"].is_active = False
    people["coordinator"].save()
    assert client.get("/papers/").status_code == 302
    assert sign_in(CORA, PASSWORD)[0] == 200


def test_signing_in_and_out_are_recorded_with_who_and_when(people) -> None:
    client, before = Client(), timezone.now()
    client.post("/account/sign-in", {"username": CORA, "password": PASSWORD})
    client.post("/account/sign-out")
    events = AuditEvent.objects.filter(by_id=people["coordinator"].pk, at__gte=before).order_by("pk")
    assert [event.event for event in events] == [Event.SIGNED_IN, Event.SIGNED_OUT]
