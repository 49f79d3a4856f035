"""Taking up, refusing and opening again, and what stays of it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.candidates import rules
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.states import Choice
from learnt.domain.recommendations.models import Recommendation
from tests.factories import papers
from tests.integration.check.desk import Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Desk:
    return desk()


def test_the_next_undecided_comes_first(paper: Desk) -> None:
    paper.take_up(1)
    paper.refuse(2)
    response = paper.client().get(paper.address("check"))
    assert response.url == paper.address("check-candidate", 3)


def test_taking_up_as_it_stands_records_the_words_proposed(paper: Desk) -> None:
    response = paper.take_up(1)
    (recorded,) = paper.in_force()
    assert response.url == paper.address("check-candidate", 2) + "?done=1"
    assert (recorded.text, recorded.label) == (papers.RECOMMENDATIONS[0], "Recommendation 1")
    assert [a.as_printed for a in recorded.addressees.all()] == ["Harrowmere Constabulary"]
    assert recorded.places == paper.candidate(1).places
    assert paper.candidate(1).latest == Choice.TAKEN_UP


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Harrowmere Constabulary should grade every call."),
        ("label", "R1"),
        ("addressees", "Harrowmere Constabulary\nProbation Service"),
        ("kind", "national"),
    ],
)
def test_taking_up_with_any_change_is_an_amendment(paper: Desk, field: str, value: str) -> None:
    paper.take_up(1, **{field: value})
    (recorded,) = paper.in_force()
    assert paper.candidate(1).latest == Choice.AMENDED
    kept = "\n".join(a.as_printed for a in recorded.addressees.all()) if field == "addressees" else None
    assert (kept or getattr(recorded, field)) == value


def test_line_ends_and_spaces_of_the_browser_are_no_change(paper: Desk) -> None:
    candidate = paper.candidate(1)
    first, rest = candidate.text.split(" ", 1)
    paper.take_up(1, text=f"  {first}  {rest}\r\n", addressees="Harrowmere Constabulary \r\n\r\n")
    assert paper.candidate(1).latest == Choice.TAKEN_UP
    assert paper.in_force()[0].text == candidate.text


def test_words_cannot_be_empty_and_what_was_typed_stays(paper: Desk) -> None:
    response = paper.take_up(1, text=" ", label="Typed by hand")
    assert response.status_code == 400
    assert "Enter the words of the recommendation." in response.content.decode()
    assert 'value="Typed by hand"' in response.content.decode()
    assert paper.in_force() == []


def test_refusing_needs_a_reason_and_another_reason_needs_a_note(paper: Desk) -> None:
    assert paper.refuse(1, reason="").status_code == 400
    assert paper.refuse(1, reason="other").status_code == 400
    assert paper.candidate(1).latest is None
    assert paper.refuse(1, reason="other", note="It quotes the coroner.").status_code == 302
    assert paper.candidate(1).decisions.get().note == "It quotes the coroner."
    assert paper.in_force() == []


def test_opening_again_withdraws_the_record_and_keeps_the_history(paper: Desk) -> None:
    paper.take_up(1, text="Other words.")
    reference = paper.in_force()[0].reference
    paper.reopen(1, who="chair", why="Wrong words.")
    withdrawn = Recommendation.objects.get(reference=reference)
    assert (withdrawn.withdrawn_at is not None, withdrawn.withdrawn_why) == (True, "Wrong words.")
    assert [d.choice for d in paper.candidate(1).decisions.all()] == [Choice.AMENDED, Choice.REOPENED]
    page = paper.client().get(paper.address("check-candidate", 1)).content.decode()
    assert "Other words." in page  # what was typed before is where the form begins
    assert papers.RECOMMENDATIONS[0] in page.split("The words as the machine proposed them")[1].split("</details>")[0]
    assert "Charlie Chair. Wrong words." in page


def test_opening_again_needs_a_reason(paper: Desk) -> None:
    paper.take_up(1)
    assert paper.reopen(1, why=" ").status_code == 400
    assert paper.candidate(1).latest == Choice.TAKEN_UP


def test_a_decided_one_shows_who_decided_and_what_was_changed(paper: Desk) -> None:
    paper.take_up(1, text=papers.RECOMMENDATIONS[0].replace("every call", "each call"), label="R1")
    page = paper.client("chair").get(paper.address("check-candidate", 1)).content.decode()
    assert "Taken up with changes" in page
    assert "Cora Coordinator" in page
    assert '<del><span class="govuk-visually-hidden">(removed: </span>every' in page
    assert '<ins><span class="govuk-visually-hidden">(added: </span>each' in page
    assert "Recommendation 1</del>" in page


def test_what_the_machine_proposed_never_changes(paper: Desk) -> None:
    before = list(Candidate.objects.filter(document=paper.document).order_by("number").values())
    paper.take_up(1, text="Quite other words.", label="X", addressees="Nobody", kind="other")
    paper.refuse(2)
    paper.reopen(1)
    paper.take_up(1)
    paper.client().post(
        paper.address("check-merge", 3) + "?others=4", paper.as_proposed(3, text="Three and four together.")
    )
    assert list(Candidate.objects.filter(document=paper.document).order_by("number").values()) == before


def test_after_the_last_the_page_leads_to_publishing(paper: Desk) -> None:
    for number in range(1, 5):
        paper.take_up(number)
    response = paper.refuse(5)
    assert response.url == paper.address("check") + "?done=5"
    page = paper.client().get(response.url).content.decode()
    review = paper.document.review_document.review
    assert "All 5 are checked" in page
    assert reverse("publish-review", args=[review.reference]) in page
    assert reverse("register") + f"?review={review.reference}" in page


def test_a_chair_is_told_who_publishes(paper: Desk) -> None:
    for number in range(1, 6):
        paper.take_up(number)
    page = paper.client("chair").get(paper.address("check")).content.decode()
    assert "Only these roles" in page
    assert reverse("publish-review", args=[paper.document.review_document.review.reference]) not in page


def test_the_overview_lists_all_with_their_state(paper: Desk) -> None:
    paper.take_up(1)
    page = paper.client().get(paper.address("check-overview")).content.decode()
    assert "4 of 5 still to check" in page
    assert page.count("To check</strong>") == 4
    assert "Taken up as it stands" in page


def test_doubtful_ones_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = desk("LAR2022.pdf")
    surest = max(candidate.sureness for candidate in Candidate.objects.filter(document=paper.document))
    monkeypatch.setattr(rules, "DOUBTFUL_BELOW", surest)
    doubtful = Candidate.objects.filter(document=paper.document, sureness__lt=surest)
    page = paper.client().get(paper.address("check-overview")).content.decode()
    assert page.count("Look closely") == doubtful.count() > 0


def test_every_decision_is_in_the_audit_trail(paper: Desk) -> None:
    paper.take_up(1)
    paper.refuse(2)
    paper.reopen(2)
    events = AuditEvent.objects.filter(event=Event.CANDIDATE_DECIDED).order_by("id")
    assert [e.detail["choice"] for e in events] == ["taken-up", "refused", "reopened"]
    assert {e.by_name for e in events} == {"Cora Coordinator"}
