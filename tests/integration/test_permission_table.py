"""Every address of the service, for every role, asked and posted to: what is answered.

An address that is missing here fails the test. To add one, write a line for GET and one for POST: the name of the
address, the situation in parentheses (see `permission_world`), and the status for each column.

200 shown, 302 sent on (people who are not signed in: to signing in), 403 refused with the reason, 404 not there or not
to be known of, 405 not asked for in this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.integration.permission_world import NOBODY, World

pytestmark = pytest.mark.django_db

COLUMNS = (
    "coordinator",
    "chair",
    "agency lead",
    "oversight",
    "researcher",
    "administrator",
    "stranger",  # a coordinator of another partnership
    "without a role",
    NOBODY,
)

TABLE = """
#                                                    | coordinator
#                                                    |     chair
#                                                    |         agency lead
#                                                    |             oversight
#                                                    |                 researcher
#                                                    |                     administrator
#                                                    |                         stranger
#                                                    |                             without a role
#                                                    |                                 nobody
GET  home                                            | 200 200 200 200 200 200 200 200 302
POST home                                            | 405 405 405 405 405 405 405 405 302
GET  account                                         | 200 200 200 200 200 200 200 200 302
POST account                                         | 405 405 405 405 405 405 405 405 302
GET  sign-in                                         | 302 302 302 302 302 302 302 302 200
POST sign-in                                         | 302 302 302 302 302 302 302 302 200
GET  sign-out                                        | 405 405 405 405 405 405 405 405 302
POST sign-out                                        | 302 302 302 302 302 302 302 302 302
GET  papers                                          | 200 200 403 403 403 403 200 403 302
POST papers                                          | 405 405 405 405 405 405 405 405 302
GET  paper-rows                                      | 200 200 403 403 403 403 200 403 302
POST paper-rows                                      | 405 405 405 405 405 405 405 405 302
GET  send-papers                                     | 200 200 403 403 403 403 200 403 302
POST send-papers                                     | 400 400 403 403 403 403 400 403 302
GET  paper (paper)                                   | 200 200 404 404 404 404 404 404 302
POST paper (paper)                                   | 405 405 405 405 405 405 405 405 302
GET  download-paper (paper)                          | 200 200 404 404 404 404 404 404 302
POST download-paper (paper)                          | 405 405 405 405 405 405 405 405 302
GET  read-again (unreadable paper)                   | 405 405 405 405 405 405 405 405 302
POST read-again (unreadable paper)                   | 302 302 404 404 404 404 404 404 302
GET  read-again (paper)                              | 405 405 405 405 405 405 405 405 302
POST read-again (paper)                              | 403 403 404 404 404 404 404 404 302
GET  review-facts (paper)                            | 302 302 404 404 404 404 404 404 302
POST review-facts (paper)                            | 302 302 404 404 404 404 404 404 302
GET  join-review (paper)                             | 405 405 405 405 405 405 405 405 302
POST join-review (paper)                             | 400 400 404 404 404 404 404 404 302
GET  check (paper)                                   | 302 302 404 404 404 404 404 404 302
POST check (paper)                                   | 405 405 405 405 405 405 405 405 302
GET  check (unread paper)                            | 302 302 404 404 404 404 404 404 302
POST check (unread paper)                            | 405 405 405 405 405 405 405 405 302
GET  check-overview (paper)                          | 200 200 404 404 404 404 404 404 302
POST check-overview (paper)                          | 405 405 405 405 405 405 405 405 302
GET  check-overview (unread paper)                   | 302 302 404 404 404 404 404 404 302
POST check-overview (unread paper)                   | 405 405 405 405 405 405 405 405 302
GET  check-missed (paper)                            | 200 200 404 404 404 404 404 404 302
POST check-missed (paper)                            | 405 405 405 405 405 405 405 405 302
GET  check-missed-words (paper)                      | 400 400 404 404 404 404 404 404 302
POST check-missed-words (paper)                      | 400 400 404 404 404 404 404 404 302
GET  check-sheet (page)                              | 200 200 404 404 404 404 404 404 302
POST check-sheet (page)                              | 405 405 405 405 405 405 405 405 302
GET  page-picture (picture)                          | 200 200 404 404 404 404 404 404 302
POST page-picture (picture)                          | 405 405 405 405 405 405 405 405 302
GET  check-candidate (candidate)                     | 200 200 404 404 404 404 404 404 302
POST check-candidate (candidate)                     | 400 400 404 404 404 404 404 404 302
GET  check-refuse (candidate)                        | 405 405 405 405 405 405 405 405 302
POST check-refuse (candidate)                        | 400 400 404 404 404 404 404 404 302
GET  check-reopen (decided)                          | 405 405 405 405 405 405 405 405 302
POST check-reopen (decided)                          | 400 400 404 404 404 404 404 404 302
GET  check-split (candidate)                         | 200 200 404 404 404 404 404 404 302
POST check-split (candidate)                         | 400 400 404 404 404 404 404 404 302
GET  check-merge (candidate)                         | 200 200 404 404 404 404 404 404 302
POST check-merge (candidate)                         | 200 200 404 404 404 404 404 404 302
GET  amend-review (unpublished review)               | 200 200 404 404 404 404 404 404 302
POST amend-review (unpublished review)               | 400 400 404 404 404 404 404 404 302
GET  amend-review (published review)                 | 200 200 403 403 403 403 403 404 302
POST amend-review (published review)                 | 400 400 403 403 403 403 403 404 302
GET  publish-review (unpublished review)             | 200 200 404 404 404 404 404 404 302
POST publish-review (unpublished review)             | 403 403 404 404 404 404 404 404 302
GET  publish-review (checked review)                 | 200 200 404 404 404 404 404 404 302
POST publish-review (checked review)                 | 302 403 404 404 404 404 404 404 302
GET  publish-review (published review)               | 200 200 403 403 403 403 403 404 302
POST publish-review (published review)               | 403 403 403 403 403 403 403 404 302
GET  register                                        | 200 200 200 200 200 200 200 403 302
POST register                                        | 405 405 405 405 405 405 405 405 302
GET  register-download (csv)                         | 200 200 200 200 200 200 200 403 302
POST register-download (csv)                         | 405 405 405 405 405 405 405 405 302
GET  recommendation (published)                      | 200 200 200 200 200 200 200 404 302
POST recommendation (published)                      | 405 405 405 405 405 405 405 405 302
GET  recommendation (unpublished)                    | 200 200 404 404 404 404 404 404 302
POST recommendation (unpublished)                    | 405 405 405 405 405 405 405 405 302
GET  amend-recommendation (published)                | 200 200 403 403 403 403 403 404 302
POST amend-recommendation (published)                | 400 400 403 403 403 403 403 404 302
GET  amend-recommendation (unpublished)              | 200 200 404 404 404 404 404 404 302
POST amend-recommendation (unpublished)              | 400 400 404 404 404 404 404 404 302
GET  recommendation-picture (published page)         | 200 200 200 200 200 200 200 404 302
POST recommendation-picture (published page)         | 405 405 405 405 405 405 405 405 302
GET  recommendation-picture (another page)           | 200 200 403 403 403 403 403 404 302
POST recommendation-picture (another page)           | 405 405 405 405 405 405 405 405 302
GET  recommendation-picture (unpublished page)       | 200 200 404 404 404 404 404 404 302
POST recommendation-picture (unpublished page)       | 405 405 405 405 405 405 405 405 302
GET  reviews                                         | 200 200 200 200 200 200 200 403 302
POST reviews                                         | 405 405 405 405 405 405 405 405 302
GET  review (published review)                       | 200 200 200 200 200 200 200 404 302
POST review (published review)                       | 405 405 405 405 405 405 405 405 302
GET  review (unpublished review)                     | 200 200 404 404 404 404 404 404 302
POST review (unpublished review)                     | 405 405 405 405 405 405 405 405 302
GET  audit-trail                                     | 403 403 403 403 403 200 403 403 302
POST audit-trail                                     | 405 405 405 405 405 405 405 405 302
GET  health                                          | 200 200 200 200 200 200 200 200 200
POST health                                          | 405 405 405 405 405 405 405 405 405
"""


def rows() -> Iterator[tuple[str, str, str, dict[str, int]]]:
    """The lines of the table: method, name of the address, situation, and the status for each column."""
    for line in TABLE.strip().splitlines():
        if line.startswith("#"):
            continue
        told, statuses = line.split("|")
        method, name, situation = re.fullmatch(r"(GET|POST)\s+([\w-]+)\s*(?:\((.*)\))?\s*", told).groups()
        yield method, name, situation or "", dict(zip(COLUMNS, map(int, statuses.split()), strict=True))


ROWS = list(rows())


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The world of the table, made once and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("method", "name", "situation", "expected"), ROWS, ids=[f"{row[0]} {row[1]} {row[2]}".strip() for row in ROWS]
)
def test_every_address_answers_each_role_as_the_table_says(world, method, name, situation, expected) -> None:
    address = reverse(name, kwargs=world.arguments(situation))
    assert {who: answer(world, who, method, address) for who in expected} == expected


def test_every_address_is_in_the_table_asked_and_posted_to() -> None:
    told = {(method, name) for method, name, _, _ in ROWS}
    assert told == {(method, name) for method in ("GET", "POST") for name in names(get_resolver())}


def answer(world: World, who: str, method: str, address: str) -> int:
    """The status that somebody gets; whatever it changes is taken back."""
    client = Client()
    with transaction.atomic():
        if who != NOBODY:
            client.force_login(world.people[who])
        response = client.get(address) if method == "GET" else client.post(address)
        if response.streaming:
            list(response)
        transaction.set_rollback(True)
    return response.status_code


def names(resolver: URLResolver) -> Iterator[str]:
    """The names of all addresses below a resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        else:
            assert isinstance(pattern, URLPattern)
            assert pattern.name, f"{pattern.pattern} has no name"
            yield pattern.name
