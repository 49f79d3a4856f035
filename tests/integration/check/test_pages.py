"""Who may see the pages of checking, what they show of the paper, and what they cost."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from tests.factories import papers
from tests.integration.check.desk import Desk, desk
from tests.personas import everybody

pytestmark = pytest.mark.django_db

PAGES = [
    ("check", ()),
    ("check-overview", ()),
    ("check-missed", ()),
    ("check-missed-words", ()),
    ("check-sheet", (2,)),
    ("page-picture", (2, 900)),
    ("check-candidate", (4,)),
    ("check-split", (4,)),
    ("check-merge", (4,)),
]
DEEDS = ["check-candidate", "check-refuse", "check-reopen", "check-split", "check-merge"]


@pytest.fixture
def paper() -> Desk:
    return desk()


@pytest.mark.parametrize(
    "who", ["stranger", "agency lead", "oversight", "researcher", "administrator", "without a role"]
)
@pytest.mark.parametrize(("name", "rest"), PAGES)
def test_nobody_outside_the_partnership_sees_any_page(paper: Desk, who: str, name: str, rest: tuple) -> None:
    assert paper.client(who).get(paper.address(name, *rest)).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "agency lead"])
@pytest.mark.parametrize("name", DEEDS)
def test_nobody_outside_the_partnership_decides(paper: Desk, who: str, name: str) -> None:
    assert paper.client(who).post(paper.address(name, 1), paper.as_proposed(1)).status_code == 404
    assert paper.candidate(1).latest is None


def test_the_picture_is_not_for_those_who_are_not_signed_in(paper: Desk) -> None:
    response = Client().get(paper.address("page-picture", 2, 900))
    assert response.status_code == 302
    assert reverse("sign-in") in response.url


@pytest.mark.parametrize("name", ["check", "check-overview", "check-missed"])
def test_a_paper_without_a_review_is_asked_for_its_facts_first(name: str) -> None:
    document = papers.read_document()
    paper = Desk(document, everybody())
    assert paper.client().get(paper.address(name)).url == reverse("review-facts", args=[document.pk])


def test_a_paper_that_is_not_read_yet_leads_back_to_the_list() -> None:
    paper = Desk(papers.received(), everybody())
    response = paper.client().get(paper.address("check"), follow=True)
    assert response.redirect_chain[0][0] == reverse("papers")
    assert "This report has not been read yet." in response.content.decode()
    assert paper.client().get(paper.address("page-picture", 1, 900)).status_code == 404


def test_a_candidate_that_is_not_there_is_not_found(paper: Desk) -> None:
    assert paper.client().get(paper.address("check-candidate", 99)).status_code == 404
    assert paper.client().get(paper.address("check-sheet", 99)).status_code == 404


@pytest.mark.parametrize(("name", "rest"), [page for page in PAGES if page[0] not in ("check", "check-missed-words")])
@pytest.mark.parametrize("name_of_paper", ["ALD2012.pdf", "ROT2016.docx"])
def test_a_page_asks_the_database_less_than_twenty_times(
    name: str, rest: tuple, name_of_paper: str, django_assert_max_num_queries
) -> None:
    paper = desk(name_of_paper)
    paper.take_up(1, text="Changed.")
    paper.reopen(1)
    client = paper.client()
    with django_assert_max_num_queries(19):
        response = client.get(paper.address(name, *rest))
    assert response.status_code == 200 or (name_of_paper.endswith("docx") and name == "page-picture")


def test_a_decided_page_asks_the_database_less_than_twenty_times(paper: Desk, django_assert_max_num_queries) -> None:
    paper.client().post(paper.address("check-merge", 3) + "?others=2", paper.as_proposed(2, text="Two and three."))
    client = paper.client()
    with django_assert_max_num_queries(19):
        assert "Merged with others" in client.get(paper.address("check-candidate", 3)).content.decode()


def test_a_passage_over_a_page_break_shows_both_pages_with_its_boxes(paper: Desk) -> None:
    page = paper.client().get(paper.address("check-candidate", 4)).content.decode()
    assert all(paper.address("page-picture", number, 900) in page for number in (2, 3))
    assert all(f'href="#page-{number}"' in page for number in (2, 3))
    left, top, right, bottom = paper.candidate(4).places[0]["box"]
    assert (
        f'x="{left - 3:.1f}" y="{top - 3:.1f}" width="{right - left + 6:.1f}" height="{bottom - top + 6:.1f}"' in page
    )
    assert page.count('class="check-mark check-mark--passage"') == 2


def test_the_words_of_the_page_have_the_passage_marked(paper: Desk) -> None:
    page = paper.client().get(paper.address("check-candidate", 1)).content.decode()
    assert f"(the passage begins) </span>{papers.RECOMMENDATIONS[0]}<span" in page
    assert page.count("(the passage begins)") == 1


def test_another_page_can_be_laid_beside_it(paper: Desk) -> None:
    page = paper.client().get(paper.address("check-candidate", 1) + "?page=1").content.decode()
    assert paper.address("page-picture", 1, 900) in page
    assert "Back to the passage" in page
    assert "check-mark--passage" not in page


def test_copies_are_listed_and_marked_on_their_page() -> None:
    paper = desk("ALD2012.pdf")
    candidate = next(c for c in (paper.candidate(n) for n in range(1, 10)) if c.copies)
    address = paper.address("check-candidate", candidate.number)
    page = paper.client().get(address).content.decode()
    copy = candidate.copies[0]
    assert f"{address}?page={copy['page']}" in page
    assert "check-mark--copy" in paper.client().get(f"{address}?page={copy['page']}").content.decode()


def test_a_word_paper_shows_its_words_and_no_picture() -> None:
    paper = desk("ROT2016.docx")
    page = paper.client().get(paper.address("check-candidate", 3)).content.decode()
    assert f"(the passage begins) </span>{paper.candidate(3).text}<span" in page
    assert ".png" not in page
    assert paper.client().get(paper.address("page-picture", 1, 900)).status_code == 404


def test_no_page_has_styles_or_scripts_inside(paper: Desk) -> None:
    for name, rest in PAGES:
        if name not in ("page-picture", "check"):
            page = paper.client().get(paper.address(name, *rest)).content.decode()
            assert " style=" not in page
            assert "<script>" not in page
            assert " onclick=" not in page


def test_the_picture_is_a_picture_that_only_this_browser_keeps(paper: Desk) -> None:
    response = paper.client().get(paper.address("page-picture", 2, 900))
    assert response.status_code == 200
    assert response.content.startswith(b"\x89PNG")
    assert int.from_bytes(response.content[16:20], "big") == 900
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"].startswith("private")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_picture_is_drawn_once(paper: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = paper.client().get(paper.address("page-picture", 3, 900)).content
    monkeypatch.setattr("learnt.interfaces.web.casework.check.pictures.picture_of_page", None)
    assert paper.client("chair").get(paper.address("page-picture", 3, 900)).content == first
    assert paper.client("stranger").get(paper.address("page-picture", 3, 900)).status_code == 404


@pytest.mark.parametrize(("page", "width"), [(0, 900), (4, 900), (2, 901), (2, 100_000)])
def test_other_pages_and_widths_are_not_drawn(paper: Desk, page: int, width: int) -> None:
    assert paper.client().get(paper.address("page-picture", page, width)).status_code == 404


def test_a_file_that_cannot_be_drawn_is_not_found(paper: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = default_storage.path(f"pictures/{paper.document.sha256[:2]}/{paper.document.sha256}-1-1800.png")
    default_storage.delete(path)  # another test may have had it drawn
    monkeypatch.setattr("learnt.interfaces.web.casework.check.pictures.content_of", lambda document: b"%PDF-1.4 broken")
    assert paper.client().get(paper.address("page-picture", 1, 1800)).status_code == 404
    assert not default_storage.exists(path)


def test_a_paper_in_which_nothing_was_found_leads_to_pointing() -> None:
    people = everybody()
    document = papers.read_document(content=papers.report_without_recommendations(), name="nothing.pdf")
    papers.review_of(document)
    paper = Desk(document, people)
    page = paper.client().get(paper.address("check")).content.decode()
    assert "The machine found no recommendation in this paper" in page
    assert paper.address("check-missed") in page


def test_numbers_beyond_all_reason_are_not_found(paper: Desk) -> None:
    for name in ("check-candidate", "check-sheet"):
        assert paper.client().get(paper.address(name, 10**30)).status_code == 404
    assert paper.client().get(paper.address("page-picture", 10**30, 900)).status_code == 404
    assert paper.client().get(paper.address("check-candidate", 1) + f"?page={10**30}").status_code == 200
