"""Adding what the machine missed, by pointing at the page."""

from __future__ import annotations

import pytest

from learnt.domain.candidates.models import Candidate, Origin
from learnt.domain.documents.queries import pages_touching
from learnt.domain.recommendations.models import Recommendation
from tests.integration.check.desk import Desk, desk

pytestmark = pytest.mark.django_db

SETTLED = {"text": "The panel should meet again.", "label": "M1", "addressees": "The panel", "kind": "other"}


@pytest.fixture
def paper() -> Desk:
    return desk()


def _block(paper: Desk, page: int, words: str) -> tuple[str, object]:
    """The tick of the block that begins so, and the block."""
    (found,) = (p for p in pages_touching(paper.document, page) if p.number == page)
    index = next(i for i, block in enumerate(found.blocks) if block.text.startswith(words))
    return f"{page}-{index}", found.blocks[index]


def test_the_words_of_a_page_can_be_ticked(paper: Desk) -> None:
    tick, block = _block(paper, 2, "Carol was known")
    page = paper.client().get(paper.address("check-missed") + "?page=2").content.decode()
    assert f'value="{tick}"' in page
    assert f'value="{tick}-1"' in page  # its second line alone
    assert block.text in page


def test_what_was_ticked_becomes_the_proposal(paper: Desk) -> None:
    tick, block = _block(paper, 2, "Carol was known")
    page = paper.client().get(paper.address("check-missed-words") + f"?page=2&tick={tick}").content.decode()
    assert block.text in page
    assert "1. Introduction" in page or "1 Introduction" in page


def test_what_was_ticked_is_recorded_with_its_box(paper: Desk) -> None:
    tick, block = _block(paper, 2, "Carol was known")
    response = paper.client().post(paper.address("check-missed-words") + f"?page=2&tick={tick}", SETTLED)
    made = paper.candidate(6)
    box = block.places[0].box
    assert response.url == paper.address("check-candidate", 6)
    assert made.places == [{"page": 2, "box": [round(e, 1) for e in (box.left, box.top, box.right, box.bottom)]}]
    assert (made.origin, made.proposed_by, made.kind) == (Origin.PERSON, paper.people["coordinator"], "other")
    assert made.section.endswith("Introduction")
    (recorded,) = paper.in_force()
    assert (recorded.text, recorded.label, recorded.places) == (SETTLED["text"], "M1", made.places)
    page = paper.client().get(response.url).content.decode()
    assert "Added by Cora Coordinator" in page


def test_single_lines_can_be_ticked(paper: Desk) -> None:
    tick, block = _block(paper, 2, "Carol was known")
    paper.client().post(paper.address("check-missed-words") + f"?page=2&tick={tick}-0&tick={tick}-1", SETTLED)
    first, second = (line.place.box for line in block.lines[:2])
    box = first.joined(second)
    assert paper.candidate(6).places[0]["box"] == [round(e, 1) for e in (box.left, box.top, box.right, box.bottom)]


def test_a_box_drawn_on_the_picture_is_the_place_and_gives_the_words_inside(paper: Desk) -> None:
    _, block = _block(paper, 2, "Carol was known")
    box = block.lines[0].place.box
    drawn = f"{box.left - 1:.1f},{box.top - 1:.1f},{box.right + 1:.1f},{box.bottom + 1:.1f}"
    address = paper.address("check-missed-words") + f"?page=2&box={drawn}"
    page = paper.client().get(address).content.decode()
    assert block.lines[0].text in page
    paper.client().post(address, SETTLED)
    assert paper.candidate(6).places == [{"page": 2, "box": [float(edge) for edge in drawn.split(",")]}]


def test_a_passage_over_a_page_break_has_a_box_on_each_page(paper: Desk) -> None:
    tick, _ = _block(paper, 2, "All agencies should")
    paper.client().post(paper.address("check-missed-words") + f"?page=3&tick={tick}", SETTLED)
    assert [place["page"] for place in paper.candidate(6).places] == [2, 3]


@pytest.mark.parametrize(
    "query", ["page=2", "page=2&tick=9-9", "page=2&box=1,2,3", "page=2&box=9,9,1,1", "page=2&box=nan,1,2,3"]
)
def test_nothing_chosen_is_said(paper: Desk, query: str) -> None:
    response = paper.client().get(paper.address("check-missed-words") + "?" + query)
    assert response.status_code == 400
    assert "Tick the words of the recommendation, or draw" in response.content.decode()


@pytest.mark.parametrize("page", ["0", "4", "-1", "x", "99999999999", ""])
def test_a_page_that_is_not_there_is_said(paper: Desk, page: str) -> None:
    response = paper.client().get(paper.address("check-missed") + f"?page={page}")
    assert response.status_code == 404
    assert "There is no such page in this paper." in response.content.decode()


def test_the_kind_has_to_be_chosen(paper: Desk) -> None:
    tick, _ = _block(paper, 2, "Carol was known")
    response = paper.client().post(
        paper.address("check-missed-words") + f"?page=2&tick={tick}", {**SETTLED, "kind": ""}
    )
    assert response.status_code == 400
    assert SETTLED["text"] in response.content.decode()
    assert Candidate.objects.filter(origin=Origin.PERSON).count() == 0


def test_pressing_twice_adds_it_once(paper: Desk) -> None:
    tick, _ = _block(paper, 2, "Carol was known")
    address = paper.address("check-missed-words") + f"?page=2&tick={tick}"
    first, second = (paper.client().post(address, SETTLED) for _ in range(2))
    assert first.url == second.url
    assert Recommendation.objects.count() == 1


def test_what_was_added_can_be_opened_again_and_refused(paper: Desk) -> None:
    tick, _ = _block(paper, 2, "Carol was known")
    paper.client().post(paper.address("check-missed-words") + f"?page=2&tick={tick}", SETTLED)
    paper.reopen(6)
    paper.refuse(6)
    assert paper.in_force() == []


def test_in_a_word_paper_a_cell_of_a_table_can_be_ticked() -> None:
    paper = desk("ROT2016.docx")
    (page,) = pages_touching(paper.document, 0)
    index, block = next((i, b) for i, b in enumerate(page.blocks) if b.table and "Panel member" in b.text)
    cell = next(i for i, c in enumerate(block.table.cells) if c.text == "Rothmarsh Women’s Aid")
    listed = [i for i, b in enumerate(page.blocks[:index]) if b.kind != "furniture"]
    address = paper.address("check-missed-words") + f"?page={len(listed) // 40 + 1}&tick=0-{index}-c{cell}"
    form = paper.client().get(address).content.decode()
    assert "Rothmarsh Women’s Aid</textarea>" in form
    paper.client().post(address, SETTLED)
    made = Candidate.objects.get(origin=Origin.PERSON)
    assert (made.page, made.places, made.section) == (None, [{"page": None, "box": None}], "The panel")
