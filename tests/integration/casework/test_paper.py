"""The page of one paper: its file, what was found, the original, reading again."""

import html

import pytest
from django.utils import timezone

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.documents.models import Document
from learnt.interfaces.jobs import reading
from tests.integration.casework.papers import demo, drawn

pytestmark = pytest.mark.django_db


def test_it_shows_what_was_found_as_not_checked(coordinator, read) -> None:
    document = read("ROT 2024.pdf", demo("ROT2024.pdf"))
    report = document.reading.report
    page = html.unescape(coordinator.get(f"/papers/{document.pk}/").content.decode())
    assert report["lessons"]
    assert report["actions"]
    assert "Nothing here has been checked by a person." in page
    assert report["lessons"][0]["text"] in page
    assert report["actions"][0]["lead"] in page
    assert "Milestones" not in page  # this plan has no such column
    assert f"by version {report['engine_version']} of the reader" in page


def test_the_original_comes_back_byte_for_byte_and_cannot_run(coordinator, read) -> None:
    document = read("a “report”.pdf", demo("HAR2020.pdf"))
    answer = coordinator.get(f"/papers/{document.pk}/file")
    assert b"".join(answer.streaming_content) == demo("HAR2020.pdf")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox"
    assert answer["Cache-Control"] == "no-store"
    opened = AuditEvent.objects.get(event=Event.DOCUMENT_OPENED)
    assert (opened.by_name, opened.subject_id) == ("Cora Coordinator", str(document.pk))


def test_an_unreadable_paper_can_be_read_again(coordinator, read) -> None:
    document = read("cut.pdf", demo("HAR2020.pdf")[:9_000])
    page = coordinator.get(f"/papers/{document.pk}/").content.decode()
    assert f'action="/papers/{document.pk}/again"' in page
    coordinator.post(f"/papers/{document.pk}/again")
    document.refresh_from_db()
    assert (document.state, document.attempts, document.why_unreadable) == ("received", 0, "")


def test_a_paper_that_was_read_cannot_be_read_again(coordinator, read) -> None:
    document = read("report.pdf", demo("HAR2020.pdf"))
    assert "/again" not in coordinator.get(f"/papers/{document.pk}/").content.decode()
    answer = coordinator.post(f"/papers/{document.pk}/again")
    assert answer.status_code == 403
    assert "Only a report that could not be read" in answer.content.decode()


def test_a_fault_of_ours_ends_in_words_and_not_in_waiting_for_ever(coordinator, send, monkeypatch) -> None:
    (document,) = send(("a.pdf", drawn()))
    monkeypatch.setattr(reading, "read_with_transcript", lambda *_: 1 / 0)
    reading.read_document(document_id=document.pk, clock=timezone.now)
    assert Document.objects.get().state == "unreadable"
    assert "the fault is on our side" in coordinator.get("/papers/").content.decode()
