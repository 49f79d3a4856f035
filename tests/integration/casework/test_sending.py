"""Sending papers in: each file has its own answer, and one bad file stops no other."""

import pytest
from django.test import Client, RequestFactory

from learnt.domain.documents.models import Document
from learnt.interfaces.web.casework import uploads
from tests.integration.casework.papers import demo, drawn, upload
from tests.personas import partnerships

pytestmark = pytest.mark.django_db


def sent(client: Client, *papers: tuple[str, bytes], **fields) -> str:
    page = client.post("/papers/send", {"files": [upload(*paper) for paper in papers], **fields}, follow=True)
    return page.content.decode()


def test_a_report_is_received_and_waits_to_be_read(coordinator) -> None:
    page = sent(coordinator, ("Harrowmere 2020.pdf", demo("HAR2020.pdf")))
    document = Document.objects.get()
    assert document.name == "Harrowmere 2020.pdf"
    assert document.state == "received"
    assert "It will be read in a moment." in page
    assert "Next to be read." in page


def test_one_bad_file_does_not_stop_the_others(coordinator, settings) -> None:
    settings.LARGEST_PAPER = 100_000
    page = sent(
        coordinator, ("a.pdf", drawn()), ("big.pdf", b"x" * 300_000), ("empty.pdf", b""), ("b.pdf", drawn(number=2))
    )
    assert sorted(Document.objects.values_list("name", flat=True)) == ["a.pdf", "b.pdf"]
    assert "big.pdf" in page
    assert "it has 300 KB and the most is 100 KB" in page
    assert "The file is empty" in page


def test_the_same_file_is_kept_once_and_the_page_says_where_it_is(coordinator) -> None:
    sent(coordinator, ("first.pdf", drawn()))
    page = sent(coordinator, ("second.pdf", drawn()))
    known = Document.objects.get()
    assert "Cora Coordinator sent it in on" in page
    assert f'href="/papers/{known.pk}/"' in page


def test_the_same_file_twice_at_once_is_kept_once(coordinator) -> None:
    page = sent(coordinator, ("first.pdf", drawn()), ("second.pdf", drawn()))
    assert Document.objects.count() == 1
    assert "Already here" in page


def test_too_many_files_are_refused_together(coordinator, settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = settings.MOST_PAPERS_AT_ONCE = 3
    page = sent(coordinator, *((f"{n}.pdf", drawn(number=n)) for n in range(4)))
    assert "You can send at most 3 files at once" in page
    assert not Document.objects.exists()


def test_nothing_chosen_is_told(coordinator) -> None:
    page = coordinator.post("/papers/send", {})
    assert page.status_code == 400
    assert "Choose at least one file" in page.content.decode()


class Untouched:
    """A request's body that nobody may read."""

    def read(self, *args) -> bytes:
        raise AssertionError("the body was read")


@pytest.mark.parametrize("length", ["900000000000", "", "-5", "many"])
def test_an_absurd_length_is_answered_before_anything_is_read(people, length) -> None:
    from learnt.interfaces.web.casework.views import send_papers

    request = RequestFactory().post("/papers/send")
    request.user = people["coordinator"]
    request.META.update(CONTENT_LENGTH=length, **{"wsgi.input": Untouched()})
    request._stream = Untouched()
    answer = send_papers(request)
    assert answer.status_code == 413
    assert "larger than all that can be sent at once" in answer.content.decode()


def test_nobody_is_received_from_without_the_token_of_the_form(people) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["coordinator"])
    answer = client.post("/papers/send", {"files": [upload("a.pdf", drawn())]})
    assert answer.status_code == 403
    assert not Document.objects.exists()


def test_a_large_file_leaves_nothing_on_disk_or_in_memory(settings) -> None:
    settings.LARGEST_PAPER = 1_000
    handler = uploads.BoundedFileUploadHandler()
    handler.new_file("files", "big.pdf", "application/pdf", None)
    largest_on_disk = 0
    for start in range(0, 10_000, 400):
        handler.receive_data_chunk(b"x" * 400, start)
        handler.file.flush()
        largest_on_disk = max(largest_on_disk, handler.file.seek(0, 2))
    file = handler.file_complete(10_000)
    assert largest_on_disk <= 1_000
    assert uploads.is_too_large(file)
    assert (file.size, file.read()) == (10_000, b"")


def test_a_file_of_exactly_the_limit_is_kept(settings) -> None:
    settings.LARGEST_PAPER = 1_000
    handler = uploads.BoundedFileUploadHandler()
    handler.new_file("files", "good.pdf", "application/pdf", None)
    handler.receive_data_chunk(b"x" * 600, 0)
    handler.receive_data_chunk(b"y" * 400, 600)
    file = handler.file_complete(1_000)
    assert not uploads.is_too_large(file)
    assert file.read() == b"x" * 600 + b"y" * 400


def test_somebody_of_two_partnerships_chooses_one(signed_in, people) -> None:
    from learnt.domain.accounts.operations import appoint
    from learnt.domain.accounts.roles import Role
    from tests.personas import NOON

    two = partnerships()
    appoint(person=people["coordinator"], role=Role.CHAIR, organisation=two.aldermarsh, by=None, at=NOON)
    client = signed_in("coordinator")
    assert "Choose" in sent(client, ("a.pdf", drawn()))
    assert not Document.objects.exists()
    sent(client, ("a.pdf", drawn()), organisation=two.aldermarsh.pk)
    assert Document.objects.get().organisation == two.aldermarsh


def test_a_partnership_of_others_cannot_be_chosen(signed_in, people) -> None:
    sent(signed_in("coordinator"), ("a.pdf", drawn()), organisation=partnerships().aldermarsh.pk)
    assert set(Document.objects.values_list("organisation__name", flat=True)) == {"Safer Harrowmere Partnership"}


@pytest.mark.parametrize("who", ["agency lead", "oversight", "researcher", "administrator", "without a role"])
@pytest.mark.parametrize("address", ["/papers/", "/papers/rows", "/papers/send"])
def test_papers_are_for_partnerships(signed_in, who, address) -> None:
    page = signed_in(who).get(address)
    assert page.status_code == 403
    assert "coordinator, chair" in page.content.decode()
