"""Two people on one candidate, and a button pressed twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from learnt.domain.candidates.models import Decision
from learnt.domain.candidates.states import Choice
from tests.integration.check.desk import Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Desk:
    return desk()


def test_the_later_one_sees_what_the_first_decided_and_their_own_words(paper: Desk) -> None:
    paper.take_up(1, who="chair", text="The chair’s words.")
    response = paper.take_up(1, text="The coordinator’s words.", addressees="Somebody else")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Charlie Chair" in page
    assert "The chair’s words." in page
    assert "The coordinator’s words." in page
    assert "Somebody else" in page
    assert [r.text for r in paper.in_force()] == ["The chair’s words."]


def test_a_refusal_that_comes_late_changes_nothing(paper: Desk) -> None:
    paper.take_up(1, who="chair")
    response = paper.refuse(1, note="A note that took time.")
    assert response.status_code == 409
    assert "A note that took time." in response.content.decode()
    assert paper.candidate(1).latest == Choice.TAKEN_UP


def test_a_merger_that_comes_late_changes_nothing(paper: Desk) -> None:
    paper.refuse(3, who="chair")
    address = paper.address("check-merge", 2) + "?others=3"
    response = paper.client().post(address, paper.as_proposed(2, text="Two and three."))
    assert response.status_code == 409
    assert "Two and three." in response.content.decode()
    assert paper.candidate(2).latest is None


@pytest.mark.parametrize("press", [Desk.take_up, Desk.refuse])
def test_a_button_pressed_twice_decides_once(paper: Desk, press) -> None:
    first, second = press(paper, 1), press(paper, 1)
    assert first.status_code == second.status_code == 302
    assert second.url == first.url
    assert Decision.objects.count() == 1


def test_the_same_person_with_other_words_is_told(paper: Desk) -> None:
    paper.take_up(1)
    assert paper.take_up(1, text="Other words.").status_code == 409


def test_opening_again_what_has_been_decided_anew_is_stopped(paper: Desk) -> None:
    paper.take_up(1)
    seen = paper.candidate(1).decisions.latest("id").pk
    paper.reopen(1, who="chair")
    paper.refuse(1, who="chair")
    response = paper.client().post(paper.address("check-reopen", 1), {"why": "A slip.", "seen": seen})
    assert response.status_code == 409
    assert "Somebody has decided on this one" in response.content.decode()
    assert paper.candidate(1).latest == Choice.REFUSED


def test_opening_again_twice_does_no_harm(paper: Desk) -> None:
    paper.take_up(1)
    seen = paper.candidate(1).decisions.latest("id").pk
    for _ in range(2):
        paper.client().post(paper.address("check-reopen", 1), {"why": "A slip.", "seen": seen})
    assert paper.candidate(1).decisions.filter(choice=Choice.REOPENED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_decides_and_the_other_is_told() -> None:
    paper = desk()
    browsers = [paper.client(who) for who in ("coordinator", "chair")]
    sent = [paper.as_proposed(1, text=f"The words of {who}.") for who in ("the coordinator", "the chair")]
    together = Barrier(2)

    def press(browser, words) -> int:
        together.wait()
        try:
            return browser.post(paper.address("check-candidate", 1), words).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        answers = sorted(both.map(press, browsers, sent))
    assert answers == [302, 409]
    assert len(paper.in_force()) == 1
    assert Decision.objects.count() == 1
