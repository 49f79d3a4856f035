"""What every answer of the service tells the browser: no code of others, nothing guessed, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, OperationalError, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import resolve, reverse

from tests.integration.permission_world import NOBODY, World
from tests.integration.test_permission_table import ROWS
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db

WHO = ("coordinator", "researcher", "administrator", NOBODY)
PICTURES = {"page-picture", "recommendation-picture"}  # kept for an hour by the browser itself, until signing out
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


class Inline(HTMLParser):
    """Collects what a page holds that the policy would have to be opened for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f"{tag} {name}")
            if (value or "").strip().lower().startswith(("javascript:", "data:", "http:", "https:", "//")):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The world of the permission table, made once and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)


def check(response: HttpResponseBase, name: str = "") -> None:
    """Fail unless an answer has all that it needs."""
    policy = response.headers["Content-Security-Policy"]
    if name == "download-paper" and response.status_code == 200:
        assert policy == "sandbox"
        assert response.headers["Content-Disposition"].startswith("attachment")
    else:
        assert dict(part.strip().split(" ", 1) for part in policy.split(";")) == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    kept = "private, max-age=3600" if name in PICTURES and response.status_code == 200 else "no-store"
    assert (response.headers["Cache-Control"] == kept) or _by_django(response, kept)
    assert not response.has_header("Server")
    if response.headers["Content-Type"].startswith("text/html"):
        page = Inline()
        page.feed(response.content.decode())
        assert page.found == []


def _by_django(response: HttpResponseBase, kept: str) -> bool:
    """Signing in and out have Django's own word for it, which is no weaker."""
    return kept == "no-store" and "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("method", "name", "situation"), [row[:3] for row in ROWS], ids=[" ".join(row[:3]).strip() for row in ROWS]
)
def test_every_answer_is_safe(world, method, name, situation) -> None:
    address = reverse(name, kwargs=world.arguments(situation))
    for who in WHO:
        client = Client()
        with transaction.atomic():
            if who != NOBODY:
                client.force_login(world.people[who])
            response = client.get(address) if method == "GET" else client.post(address)
            if response.streaming:
                list(response)
            transaction.set_rollback(True)
        check(response, name)


@pytest.mark.parametrize(
    "address", ["/nowhere", "/papers/x/", "/recommendations/rec-0000-0000/", "/papers/reviews/%00/facts"]
)
def test_what_is_not_there_is_answered_safely(client, world, address) -> None:
    client.force_login(world.people["coordinator"])
    response = client.get(address)
    assert response.status_code == 404
    check(response)


def test_a_forged_form_is_answered_safely(world) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["coordinator"])
    for address in ("/papers/send", "/account/sign-out", f"/papers/{world.unreadable.pk}/again"):
        response = client.post(address, {})
        assert response.status_code == 403
        check(response)


@pytest.mark.parametrize("address", ["/papers/", "/account/sign-in", "/health"])
@pytest.mark.parametrize(("error", "status"), [(OperationalError, 503), (DataError, 500)])
def test_a_database_that_fails_is_answered_safely(world, address, error, status) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.people["coordinator"])
    with patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=error("the words of a paper")):
        response = client.get(address)
    assert response.status_code == status
    check(response)
    assert ("Try again in a moment" in response.content.decode()) is (status == 503)
    assert "the words of a paper" not in response.content.decode()


def test_nothing_that_was_sent_is_kept_while_the_database_is_gone(world, client) -> None:
    client.raise_request_exception = False
    with patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=OperationalError("gone")):
        response = client.post("/account/sign-in", {"username": "cora.coordinator@example.org", "password": PASSWORD})
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"


def test_the_browser_forgets_pictures_of_pages_when_somebody_signs_out(world, client) -> None:
    client.force_login(world.people["coordinator"])
    assert client.post("/account/sign-out").headers["Clear-Site-Data"] == '"cache"'


def test_signing_in_leads_to_no_other_site(world, client) -> None:
    told = {"username": "cora.coordinator@example.org", "password": PASSWORD}
    for elsewhere in (
        "https://elsewhere.example/",
        "//elsewhere.example",
        "javascript:alert(1)",
        "/\\elsewhere.example",
    ):
        response = Client().post("/account/sign-in", {**told, "next": elsewhere})
        assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.post("/account/sign-in", {**told, "next": "/papers/"}).headers["Location"] == "/papers/"


def test_signing_in_begins_a_session_of_its_own(world, client) -> None:
    client.session.save()
    given = client.session.session_key
    client.cookies["sessionid"] = given
    client.post("/account/sign-in", {"username": "cora.coordinator@example.org", "password": PASSWORD})
    assert client.session.session_key != given
    assert client.cookies["sessionid"]["httponly"]


@pytest.mark.parametrize(
    ("address", "taken"), [("/account/sign-in", []), ("/papers/", []), ("/papers/send", ["files"])]
)
def test_files_are_taken_only_where_they_are_asked_for(rf, address, taken) -> None:
    request = rf.post(address, {"files": SimpleUploadedFile("a.pdf", b"x" * 100_000), "words": "kept"})
    request.resolver_match = resolve(address)
    assert list(request.FILES) == taken
    assert request.POST["words"] == "kept"
    request.close()
