"""The list of papers: every state in words, found by state and name, asked for anew only while something is read."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.operations import decide
from learnt.domain.candidates.states import Choice, RefusalReason
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import begin_reading
from learnt.domain.reviews.operations import Facts, open_review, publish_review
from tests.integration.casework.papers import demo, drawn

pytestmark = pytest.mark.django_db

MOST_QUERIES = 20


def shown(client, address: str = "/papers/") -> str:
    return client.get(address).content.decode()


def refuse_all(document: Document, person, but: int = 0) -> None:
    for candidate in list(Candidate.objects.filter(document=document))[but:]:
        decide(
            candidate_id=candidate.pk,
            choice=Choice.REFUSED,
            reason=RefusalReason.NOT_A_RECOMMENDATION,
            by=person,
            at=timezone.now(),
        )


def test_an_empty_list_says_what_to_do(coordinator) -> None:
    page = shown(coordinator)
    assert "There are no papers yet." in page
    assert 'href="/papers/send"' in page


def test_each_paper_has_its_place_in_the_queue(coordinator, send) -> None:
    send(("first.pdf", drawn(number=1)), ("second.pdf", drawn(number=2)), ("third.pdf", drawn(number=3)))
    words = re.findall(r'learnt-papers__words">([^<]+)<', shown(coordinator))
    assert words == ["2 are read before it.", "1 is read before it.", "Next to be read."]


def test_the_queue_counts_papers_of_every_partnership(coordinator, send, signed_in) -> None:
    from tests.integration.casework.papers import upload

    signed_in("stranger").post("/papers/send", {"files": [upload("theirs.pdf", drawn(number=7))]})
    send(("ours.pdf", drawn(number=8)))
    page = shown(coordinator)
    assert "1 is read before it." in page
    assert "theirs.pdf" not in page


def test_a_paper_being_read_says_since_when(coordinator, send) -> None:
    (document,) = send(("a.pdf", drawn()))
    begin_reading(document_id=document.pk, at=timezone.now())
    assert re.search(r"Being read since \d\d:\d\d:\d\d\.<", shown(coordinator))
    begin_reading(document_id=document.pk, at=timezone.now())
    assert "Attempt 2 of 3." in shown(coordinator)


def test_a_paper_is_followed_from_read_to_published(coordinator, read, people) -> None:
    document = read("report.pdf", demo("HAR2020.pdf"))
    found = document.candidates.count()
    assert f"{found} recommendations proposed." in shown(coordinator)
    review = open_review(
        document_id=document.pk, facts=Facts("SAR", ("Dee",)), by=people["coordinator"], at=timezone.now()
    )
    refuse_all(document, people["coordinator"], but=2)
    assert f"{found - 2} of {found} decided." in shown(coordinator)
    assert f'href="/papers/{document.pk}/check/"' in shown(coordinator)
    for candidate in list(Candidate.objects.filter(document=document))[:2]:
        decide(
            candidate_id=candidate.pk,
            choice=Choice.REFUSED,
            reason=RefusalReason.OTHER,
            by=people["coordinator"],
            at=timezone.now(),
        )
    assert f"{found} of {found} decided. Not published yet." in shown(coordinator)
    publish_review(review=review, by=people["coordinator"], at=timezone.now())
    assert "See SAR: Dee" in shown(coordinator)
    assert "Published" in shown(coordinator)


def test_a_candidate_opened_again_is_undecided(coordinator, read, people) -> None:
    document = read("report.pdf", demo("HAR2020.pdf"))
    open_review(document_id=document.pk, facts=Facts("SAR"), by=people["coordinator"], at=timezone.now())
    refuse_all(document, people["coordinator"])
    first = document.candidates.first()
    decide(candidate_id=first.pk, choice=Choice.REOPENED, by=people["coordinator"], at=timezone.now())
    found = document.candidates.count()
    assert f"{found - 1} of {found} decided." in shown(coordinator)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("stage=waiting", {"waiting one.pdf"}),
        ("stage=unreadable", {"bad one.pdf"}),
        ("stage=ready", {"read one.pdf"}),
        ("stage=published", set()),
        ("words=ONE+bad", {"bad one.pdf"}),
        ("words=one", {"waiting one.pdf", "bad one.pdf", "read one.pdf"}),
        ("words=%25", set()),
        ("stage=nonsense", {"waiting one.pdf", "bad one.pdf", "read one.pdf"}),
    ],
)
def test_papers_are_found_by_state_and_name(coordinator, send, read, query, names) -> None:
    read("bad one.pdf", b"not a report at all")
    read("read one.pdf", demo("HAR2020.pdf"))
    send(("waiting one.pdf", drawn()))
    page = shown(coordinator, f"/papers/?{query}")
    assert set(re.findall(r'id="paper-[^>]+>([^<]+)<', page)) == names
    assert ("No paper is like this." in page) == (not names)


def test_the_page_asks_again_only_while_something_waits(coordinator, send, read) -> None:
    read("done.pdf", demo("HAR2020.pdf"))
    assert "hx-get" not in shown(coordinator)
    (document,) = send(("waiting.pdf", drawn()))
    address = re.search(r'hx-get="([^"]+)"', shown(coordinator))[1]
    assert coordinator.get(address).status_code == 204
    begin_reading(document_id=document.pk, at=timezone.now())
    rows = coordinator.get(address)
    assert rows.status_code == 200
    assert "Being read since" in rows.content.decode()
    assert 'hx-swap-oob="innerHTML"' in rows.content.decode()
    assert "<html" not in rows.content.decode()


def test_without_scripts_there_is_a_link_to_refresh(coordinator, send) -> None:
    send(("waiting.pdf", drawn()))
    page = shown(coordinator, "/papers/?words=waiting")
    assert re.search(r'<a [^>]*href="/papers/\?words=waiting">Refresh</a>', page)
    assert "http-equiv" not in page


@pytest.mark.parametrize(
    "path", ["/papers/", "/papers/rows", "/papers/send", "/papers/{paper}/", "/papers/{unopened}/facts"]
)
def test_no_page_asks_the_database_often_however_many_papers_there_are(coordinator, send, read, people, path) -> None:
    paper = read("report.pdf", demo("HAR2020.pdf"))
    unopened = read("other.pdf", demo("ALD2012.pdf"))
    open_review(document_id=paper.pk, facts=Facts("SAR"), by=people["coordinator"], at=timezone.now())
    send(*((f"{n}.pdf", drawn(number=n)) for n in range(30)))
    address = path.format(paper=paper.pk, unopened=unopened.pk)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert coordinator.get(address).status_code == 200
    assert len(asked) < MOST_QUERIES


@pytest.mark.parametrize("path", ["", "file", "again", "facts", "join"])
@pytest.mark.parametrize("who", ["stranger", "oversight", "administrator", "without a role"])
def test_papers_of_others_are_not_there(signed_in, read, path, who) -> None:
    document = read("report.pdf", demo("HAR2020.pdf"))
    client = signed_in(who)
    ask = client.post if path in ("again", "join") else client.get
    assert ask(f"/papers/{document.pk}/{path}").status_code == 404


def test_a_paper_that_is_not_there_is_a_plain_not_found(coordinator) -> None:
    assert coordinator.get(f"/papers/{uuid4()}/").status_code == 404
