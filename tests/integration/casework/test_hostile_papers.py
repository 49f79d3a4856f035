"""Every sort of bad file, sent through the page and read by the job: its message stands on the list."""

import html

import pytest

from learnt.domain.candidates.models import Candidate
from learnt.domain.documents.models import Reading, TranscriptPage
from tests.integration.casework.papers import (
    bomb,
    demo,
    drawn,
    upload,
    with_external_entity,
    word_file,
)

pytestmark = pytest.mark.django_db

BAD = {
    "not a report": ("notes.txt", lambda: b"Minutes of a meeting.\n" * 20, "a plain text file"),
    "a picture": ("scan.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, "a JPEG picture"),
    "a wrong extension": ("report.pdf", lambda: bytes(range(1, 256)) * 9, "is called .pdf but its content is not"),
    "blank": ("blank.pdf", lambda: b"\n\n\n\0\0", "is empty"),
    "truncated": ("cut.pdf", lambda: demo("HAR2020.pdf")[:9_000], "damaged"),
    "truncated Word": ("cut.docx", lambda: demo("ROT2016.docx")[:9_000], "damaged"),
    "encrypted": ("locked.pdf", lambda: drawn(encrypted=True), "password"),
    "zip bomb": ("bomb.docx", bomb, "unpack"),
    "external entities": ("fetch.docx", with_external_entity, "instructions to fetch"),
    "scan only": ("scan.pdf", lambda: drawn(scan=True), "picture"),
    "Word without words": ("hollow.docx", lambda: word_file(b"<a"), "damaged"),
}


@pytest.mark.parametrize(("name", "content", "words"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_has_its_message_on_the_list(coordinator, read, name, content, words) -> None:
    document = read(name, content())
    assert document.state == "unreadable"
    assert words in document.why_unreadable
    page = html.unescape(coordinator.get("/papers/").content.decode())
    assert document.why_unreadable in page
    assert "Unreadable" in page
    assert not Candidate.objects.exists()
    assert not Reading.objects.exists()
    assert not TranscriptPage.objects.exists()


def test_the_content_decides_and_not_the_name(read) -> None:
    document = read("a report.doc", demo("HAR2020.pdf"))
    assert document.state == "ready"
    assert document.candidates.count() > 5


def test_an_empty_file_is_not_kept_at_all(coordinator) -> None:
    page = coordinator.post("/papers/send", {"files": [upload("empty.pdf", b"")]}, follow=True).content.decode()
    assert "The file is empty: it has no content at all." in page
    assert "There are no papers yet." in page


def test_a_bad_file_leaves_the_good_one_sent_with_it_alone(send) -> None:
    from django.utils import timezone

    from learnt.interfaces.jobs.reading import read_document

    documents = send(("notes.txt", b"Minutes. " * 20), ("good.pdf", demo("HAR2020.pdf")))
    for document in documents:
        read_document(document_id=document.pk, clock=timezone.now)
        document.refresh_from_db()
    assert [document.state for document in documents] == ["unreadable", "ready"]
