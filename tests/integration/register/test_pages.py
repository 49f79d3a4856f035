"""The pages of the register: what they show, to whom, and how much they ask of the database."""

from __future__ import annotations

import pytest
from django.urls import reverse

from learnt.domain.candidates.queries import candidates_of
from learnt.domain.recommendations.operations import Wording, amend, reopen, take_up
from tests.factories.papers import read_document, review_of
from tests.factories.register import the_recommendation, written_document, written_review
from tests.personas import NOON, everybody

pytestmark = pytest.mark.django_db

MOST_QUERIES = 20
SHARE = "Agencies should share information about risk at once."


@pytest.fixture
def people():
    return everybody()


@pytest.fixture
def review(people):
    return written_review([SHARE, "The Police should train officers.", "Housing should act."], report_date="2019-05")


@pytest.fixture
def as_researcher(client, people):
    client.force_login(people["researcher"])
    return client


def page(client, name: str, *args, status: int = 200, **asked) -> str:
    response = client.get(reverse(name, args=args), asked)
    assert response.status_code == status
    return response.content.decode()


def test_the_register_lists_what_is_published_with_its_facts(as_researcher, review) -> None:
    shown = page(as_researcher, "register")
    for words in (SHARE, "DHR: Carol", "Harrowmere · 2019", "Recommendation 1", "Harrowmere Constabulary", "page 1"):
        assert words in shown
    assert "3 recommendations" in shown


def test_the_words_found_are_marked_on_the_page(as_researcher, review) -> None:
    shown = page(as_researcher, "register", words="training")
    assert "<mark>train</mark>" in shown
    assert "1 recommendation<" in shown


def test_words_are_escaped_beside_the_marks(as_researcher, people) -> None:
    written_review(["<script>alert(1)</script> should train."], name="script.pdf")
    shown = page(as_researcher, "register", words="train")
    assert "<script>alert" not in shown
    assert "<mark>train</mark>" in shown


def test_nothing_found_says_what_to_try(as_researcher, review) -> None:
    shown = page(as_researcher, "register", words="zebra", kind="national")
    assert "Try fewer words" in shown
    assert "Take a filter away" in shown


def test_a_filter_in_force_can_be_taken_away(as_researcher, review) -> None:
    shown = page(as_researcher, "register", words="share", year="2019")
    assert "Year of the report: 2019" in shown
    assert 'href="?words=share"' in shown


@pytest.mark.parametrize("asked", [{"area": "999999"}, {"area": "x"}, {"year": "'"}, {"sort": "no"}, {"page": "x"}])
def test_an_address_made_up_by_hand_is_answered(as_researcher, review, asked) -> None:
    page(as_researcher, "register", **asked)


@pytest.mark.parametrize("words", ["\x00", "x" * 10_000, "\"'); drop", '"unbalanced', "\ue000\ue001"])
@pytest.mark.parametrize("name", ["register", "reviews"])
def test_any_words_are_answered(as_researcher, review, words, name) -> None:
    page(as_researcher, name, words=words)


def test_a_long_list_comes_in_pages_that_keep_the_search(as_researcher, people) -> None:
    written_review([f"Agency {n} should share information." for n in range(60)])
    shown = page(as_researcher, "register", words="share", page=2)
    assert "?words=share&amp;page=3" in shown
    assert 'start="26"' in shown


def test_a_recommendation_shows_its_place_copies_and_history(as_researcher, people) -> None:
    document = read_document()
    review_of(document)
    first, *_ = candidates_of(document)
    wording = Wording(first.text.replace("supervisor", "sergeant"), first.label, first.kind, ("The Police",))
    one = take_up(candidate_id=first.pk, wording=wording, by=people["coordinator"], at=NOON)
    as_researcher.force_login(people["chair"])
    shown = page(as_researcher, "recommendation", one.reference)
    assert f"Page {one.page}" in shown
    assert "Found by the machine" in shown
    assert "Taken up with changes" in shown
    assert "Cora Coordinator" in shown
    assert "supervisor</del>" in shown
    assert "sergeant</ins>" in shown
    assert reverse("recommendation-picture", args=[one.reference, one.page]) in shown
    assert "addressee=The+Police" in shown


def test_the_words_around_a_passage_are_shown(as_researcher, review) -> None:
    shown = page(as_researcher, "recommendation", the_recommendation(review, 1).reference)
    assert "<mark>The Police should train officers.</mark>" in shown
    assert SHARE in shown


def test_an_amended_record_keeps_what_it_was(as_researcher, people, review) -> None:
    one = the_recommendation(review)
    wording = Wording(one.text.replace("at once", "promptly"), "R1", one.kind, ("All agencies",))
    amend(recommendation=one, wording=wording, why="As printed.", by=people["chair"], at=NOON)
    shown = page(as_researcher, "recommendation", one.reference)
    for words in ("promptly.</ins>", "As printed.", "Charlie Chair", "Record amended"):
        assert words in shown


def test_a_withdrawn_recommendation_keeps_its_address(as_researcher, people, review) -> None:
    one = the_recommendation(review)
    reopen(candidate_id=one.candidate_id, why="Wrong words.", by=people["coordinator"], at=NOON)
    shown = page(as_researcher, "recommendation", one.reference)
    assert "was withdrawn" in shown
    assert "Wrong words." in shown
    assert one.reference not in page(as_researcher, "register")


def test_a_label_that_is_a_bare_number_is_given_its_word(as_researcher, people) -> None:
    written_review(["One.", "Ten.", "Two."], labels=["1", "10", ""], name="labels.pdf")
    shown = page(as_researcher, "register")
    assert "Recommendation 10" in shown
    assert "Recommendation without a number" in shown


def test_a_review_lists_recommendations_as_the_paper_prints_them(as_researcher, people) -> None:
    labels = [*(str(n) for n in range(1, 12)), "1", "2"]
    review = written_review([f"Agency {n} should act." for n in range(13)], labels=labels, name="order.pdf")
    shown = page(as_researcher, "review", review.reference)
    places = [shown.index(f"Agency {n} should act.") for n in range(13)]
    assert places == sorted(places)


def test_a_review_shows_its_partnership_what_the_machine_found_as_unchecked(client, people, review) -> None:
    client.force_login(people["chair"])
    shown = page(client, "review", review.reference)
    assert "Unchecked" in shown
    assert "A child can be lost" in shown
    assert "Head of Safeguarding" in shown


def test_a_paper_is_offered_only_to_its_partnership(client, people, review) -> None:
    document = review.review_documents.get().document
    for who, offered in (("coordinator", True), ("researcher", False), ("stranger", False)):
        client.force_login(people[who])
        assert (reverse("download-paper", args=[document.pk]) in page(client, "review", review.reference)) is offered


def test_why_a_review_cannot_be_published_is_said(client, people) -> None:
    document = written_document([SHARE])
    review = review_of(document)
    client.force_login(people["coordinator"])
    assert "1 still to be checked" in page(client, "review", review.reference)


def test_the_list_of_reviews_is_searched(as_researcher, review, people) -> None:
    written_review(["Another."], name="second.pdf", subjects=("Dan", "Eve"), kind="SAR", report_date="2022")
    shown = page(as_researcher, "reviews", words="eve harrowmere")
    assert "SAR: Dan and Eve" in shown
    assert "DHR: Carol" not in shown
    assert "1 review<" in shown
    assert "SAR: Dan and Eve" not in page(as_researcher, "reviews", kind="DHR")


# --- amending


def test_amending_asks_why(client, people, review) -> None:
    one = the_recommendation(review)
    client.force_login(people["coordinator"])
    address = reverse("amend-recommendation", args=[one.reference])
    told = {"label": "R1", "text": "Other words.", "kind": "national", "addressees": "A\n\n B \n"}
    response = client.post(address, told)
    assert response.status_code == 400
    assert "Say why the record is amended" in response.content.decode()
    response = client.post(address, {**told, "why": "A slip."})
    assert response.status_code == 302
    one.refresh_from_db()
    assert (one.label, one.text, one.kind) == ("R1", "Other words.", "national")
    assert [a.as_printed for a in one.addressees.all()] == ["A", "B"]


def test_somebody_who_may_not_amend_is_told_why(as_researcher, people, review) -> None:
    one = the_recommendation(review)
    shown = page(as_researcher, "recommendation", one.reference)
    assert "cannot be amended by you. Only these roles" in shown
    assert reverse("amend-recommendation", args=[one.reference]) not in shown
    page(as_researcher, "amend-recommendation", one.reference, status=403)


# --- the picture of the page


def test_everybody_who_may_see_a_recommendation_may_see_its_page_and_no_other(client, people) -> None:
    document = read_document()
    review_of(document)
    first, *_ = candidates_of(document)
    one = take_up(candidate_id=first.pk, wording=Wording.proposed(first), by=people["coordinator"], at=NOON)
    client.force_login(people["researcher"])
    page(client, "recommendation-picture", one.reference, one.page, status=404)  # the review is not published
    one.review.published_at, one.review.published_by = NOON, people["coordinator"]
    one.review.save()
    response = client.get(reverse("recommendation-picture", args=[one.reference, one.page]))
    assert response.content.startswith(b"\x89PNG")
    page(client, "recommendation-picture", one.reference, 1, status=403)
    client.force_login(people["chair"])
    assert client.get(reverse("recommendation-picture", args=[one.reference, 1])).content.startswith(b"\x89PNG")
    assert client.get(reverse("recommendation-picture", args=[one.reference, 99])).status_code == 404


# --- queries


@pytest.fixture
def many(people):
    return written_review([f"Agency {n} should share information about risk {n}." for n in range(64)])


def test_pages_ask_little_of_the_database(client, people, many, django_assert_max_num_queries) -> None:
    client.force_login(people["coordinator"])
    addresses = [
        reverse("register"),
        reverse("register") + "?words=sharing&sort=oldest&addressee=constab&page=2",
        reverse("recommendation", args=[the_recommendation(many).reference]),
        reverse("amend-recommendation", args=[the_recommendation(many).reference]),
        reverse("reviews") + "?words=carol",
        reverse("review", args=[many.reference]),
    ]
    for address in addresses:
        with django_assert_max_num_queries(MOST_QUERIES - 1):
            assert client.get(address).status_code == 200
