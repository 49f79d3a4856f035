"""The database gone for a moment: the page says so and what to do, and goes on when it is back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from tests.personas import everybody

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator() -> Client:
    """Somebody who was signed in before it happened, as their browser sees faults."""
    client = Client(raise_request_exception=False)
    client.force_login(everybody()["coordinator"])
    return client


@pytest.fixture
def gone() -> Iterator[None]:
    """PostgreSQL answers at its address no more."""
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    yield
    connection.close()
    connection.settings_dict["HOST"] = host


@pytest.mark.parametrize("address", ["/", "/papers/", "/recommendations/", "/health"])
def test_a_page_asks_to_try_again(coordinator: Client, gone: None, address: str) -> None:
    response = coordinator.get(address)
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "Try again in a moment" in response.content.decode()


def test_what_is_sent_meanwhile_is_answered_in_the_same_way(gone: None) -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/account/sign-in", {"username": "cora.coordinator@example.org", "password": "whatever"})
    assert response.status_code == 503


def test_a_page_comes_again_when_the_database_is_back(coordinator: Client) -> None:
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        assert coordinator.get("/papers/").status_code == 503
    finally:
        connection.close()
        connection.settings_dict["HOST"] = host
    assert coordinator.get("/papers/").status_code == 200
