"""How papers are kept: whole, and out of sight of other users of the machine."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import content_of
from learnt.interfaces.web.casework.check.pictures import kept_picture
from tests.factories.papers import received, small_report
from tests.personas import everybody, partnerships

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 a paper that nobody has sent before"


@pytest.fixture
def forgotten():
    """The name under which a content will be kept of which the storage has nothing yet."""
    name = Document(sha256=_hash()).stored_as
    default_storage.delete(name)
    return name


def test_other_users_of_the_machine_cannot_read_papers(forgotten) -> None:
    kept = Path(default_storage.path(received(content=CONTENT).stored_as))
    assert _mode(kept) == 0o600
    assert _mode(kept.parent) == 0o700


def test_other_users_of_the_machine_cannot_see_pictures_of_pages() -> None:
    document = received(content=small_report())
    folder = Path(default_storage.path(f"pictures/{document.sha256[:2]}"))
    kept = folder / f"{document.sha256}-1-900.png"
    kept.unlink(missing_ok=True)
    kept_picture(document, 1, 900)
    assert (_mode(kept), _mode(folder)) == (0o600, 0o700)


def test_other_users_of_the_machine_cannot_reach_the_embedded_postgresql() -> None:
    host = str(connection.settings_dict["HOST"])
    if not host.startswith("/") or not (Path(host) / "PG_VERSION").exists():
        pytest.skip("this run uses a PostgreSQL of its own")
    assert _mode(Path(host)) == 0o700
    assert (Path(host) / ".s.PGSQL.5432").is_socket()
    with connection.cursor() as cursor:
        cursor.execute("show listen_addresses")
        assert cursor.fetchone() == ("",)


def test_what_an_interrupted_sending_left_is_not_taken_for_the_paper(forgotten) -> None:
    default_storage.save(forgotten, ContentFile(CONTENT[:9]))
    assert content_of(received(content=CONTENT)) == CONTENT


def test_a_file_of_two_partnerships_is_kept_once(forgotten) -> None:
    first = received(content=CONTENT)
    kept = Path(default_storage.path(first.stored_as)).stat()
    second = received(content=CONTENT, organisation=partnerships().aldermarsh, by=everybody()["stranger"])
    assert second.stored_as == first.stored_as
    assert Path(default_storage.path(second.stored_as)).stat().st_mtime_ns == kept.st_mtime_ns


def _hash() -> str:
    return hashlib.sha256(CONTENT).hexdigest()


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777
