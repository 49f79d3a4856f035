"""One candidate into several recommendations, several into one."""

from __future__ import annotations

import re

import pytest

from learnt.domain.candidates.states import Choice
from tests.integration.check.desk import Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Desk:
    return desk()


def _parts(*texts: str) -> dict[str, str]:
    sent = {"part-TOTAL_FORMS": str(len(texts)), "part-INITIAL_FORMS": str(len(texts))}
    for index, text in enumerate(texts):
        sent |= {
            f"part-{index}-text": text,
            f"part-{index}-label": f"4{'abc'[index]}",
            f"part-{index}-addressees": f"Body {index}",
            f"part-{index}-kind": "single-agency",
        }
    return sent


def test_splitting_asks_first_where(paper: Desk) -> None:
    page = paper.client().post(paper.address("check-split", 4), {"whole": "One.\r\n\r\nTwo.\r\n \r\n\r\nThree."})
    page = page.content.decode()
    assert re.search(r'name="part-TOTAL_FORMS"[^>]* value="3"', page)
    assert all(f"Part {number} of 3" in page for number in (1, 2, 3))
    assert paper.in_force() == []


def test_splitting_needs_two_parts(paper: Desk) -> None:
    client = paper.client()
    whole = client.post(paper.address("check-split", 4), {"whole": "One.\nStill one."})
    one = client.post(paper.address("check-split", 4), _parts("One."))
    assert (whole.status_code, one.status_code) == (400, 400)
    assert paper.candidate(4).latest is None


def test_splitting_makes_a_recommendation_of_each_part(paper: Desk) -> None:
    for _ in range(2):  # pressed twice
        response = paper.client().post(paper.address("check-split", 4), _parts("One.", "Two."))
        assert response.url == paper.address("check-candidate", 5) + "?done=4"
    recorded = paper.in_force()
    assert [(r.text, r.label, r.addressees.get().as_printed) for r in recorded] == [
        ("One.", "4a", "Body 0"),
        ("Two.", "4b", "Body 1"),
    ]
    assert [r.places for r in recorded] == [paper.candidate(4).places] * 2
    assert paper.candidate(4).latest == Choice.SPLIT


def test_a_part_without_words_is_sent_back(paper: Desk) -> None:
    response = paper.client().post(paper.address("check-split", 4), _parts("One.", ""))
    assert response.status_code == 400
    assert "#id_part-1-text" in response.content.decode()
    assert paper.in_force() == []


def test_opening_a_split_one_again_withdraws_all_its_parts(paper: Desk) -> None:
    paper.client().post(paper.address("check-split", 4), _parts("One.", "Two."))
    paper.reopen(4)
    assert paper.in_force() == []


def test_merging_offers_the_other_undecided_ones(paper: Desk) -> None:
    paper.refuse(5)
    page = paper.client().get(paper.address("check-merge", 2)).content.decode()
    offered = {number for number in range(1, 6) if f'value="{number}"' in page}
    assert offered == {1, 3, 4}


def test_merging_joins_the_words_for_a_person_to_settle(paper: Desk) -> None:
    page = paper.client().get(paper.address("check-merge", 3) + "?others=2").content.decode()
    assert f"{paper.candidate(2).text}\n{paper.candidate(3).text}" in page
    assert "Mental Health Trust\nHarrowmere Council Housing" in page
    assert page.count('class="check-mark check-mark--passage"') == 2


def test_merging_needs_another(paper: Desk) -> None:
    response = paper.client().get(paper.address("check-merge", 3) + "?choose=1")
    assert response.status_code == 400
    assert "Choose at least one other to merge with." in response.content.decode()


def test_a_merger_is_one_record_at_the_first_place_with_the_other_as_its_copy(paper: Desk) -> None:
    address = paper.address("check-merge", 3) + "?others=2"
    for _ in range(2):  # pressed twice
        response = paper.client().post(address, paper.as_proposed(2, text="Two and three."))
        assert response.status_code == 302
    (recorded,) = paper.in_force()
    assert (recorded.text, recorded.candidate) == ("Two and three.", paper.candidate(2))
    assert [copy["text"] for copy in recorded.copies] == [paper.candidate(3).text]
    assert {paper.candidate(n).latest for n in (2, 3)} == {Choice.MERGED}
    page = paper.client().get(paper.address("check-candidate", 3)).content.decode()
    assert paper.address("check-candidate", 2) in page


def test_opening_a_merged_one_again_opens_all_of_them(paper: Desk) -> None:
    paper.client().post(paper.address("check-merge", 3) + "?others=2", paper.as_proposed(2, text="Two and three."))
    paper.reopen(3)
    assert {paper.candidate(n).latest for n in (2, 3)} == {Choice.REOPENED}
    assert paper.in_force() == []
