"""Signed-in people, and papers read on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from learnt.domain.accounts.models import Person
from learnt.domain.documents.models import Document
from learnt.interfaces.jobs.reading import read_document
from tests.integration.casework.papers import upload
from tests.personas import everybody

Send = Callable[..., list[Document]]


@pytest.fixture
def people(db) -> dict[str, Person]:
    return everybody()


@pytest.fixture
def signed_in(people) -> Callable[[str], Client]:
    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(people[who])
        return client

    return sign_in


@pytest.fixture
def coordinator(signed_in) -> Client:
    return signed_in("coordinator")


@pytest.fixture
def send(coordinator) -> Send:
    """Send files in through the page, as (name, content); the documents received, in their order."""

    def send(*papers: tuple[str, bytes]) -> list[Document]:
        before = set(Document.objects.values_list("pk", flat=True))
        coordinator.post("/papers/send", {"files": [upload(*paper) for paper in papers]})
        return list(Document.objects.exclude(pk__in=before).order_by("received_at"))

    return send


@pytest.fixture
def read(send) -> Callable[[str, bytes], Document]:
    """Send a file in and read it on the spot."""

    def read(name: str, content: bytes) -> Document:
        (document,) = send((name, content))
        read_document(document_id=document.pk, clock=timezone.now)
        document.refresh_from_db()
        return document

    return read


@pytest.fixture(autouse=True)
def _nothing_half_stored(db) -> Iterator[None]:
    """After every test: each record has its file, and each file that was kept has a record."""
    yield
    for document in Document.objects.all():
        assert default_storage.exists(document.stored_as)
