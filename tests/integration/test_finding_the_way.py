"""Where the menu says that somebody is, and that no step ends at nothing."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from learnt.domain.accounts.roles import Role
from learnt.interfaces.web.casework.sizes import size_in_words
from tests.integration.check.desk import Desk, desk
from tests.personas import partnerships, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Desk:
    return desk()


def here(page: str) -> list[str]:
    """What the menu marks as the place where one is."""
    return re.findall(r'aria-current="(?:page|true)">([^<]+)</a>', page)


def test_the_menu_marks_the_section_of_every_page_below_it(paper: Desk) -> None:
    client = paper.client()
    paper.take_up(1)
    (recorded,) = paper.in_force()
    for address, section in (
        (reverse("home"), "Home"),
        (reverse("send-papers"), "Papers"),
        (paper.address("check-candidate", 2), "Papers"),
        (reverse("recommendation", args=[recorded.reference]), "Recommendations"),
        (reverse("review", args=[recorded.review.reference]), "Reviews"),
    ):
        assert here(client.get(address).content.decode())[:1] == [section], address


def test_every_page_offers_to_sign_out(paper: Desk) -> None:
    page = paper.client().get(paper.address("check-candidate", 1)).content.decode()
    assert f'action="{reverse("sign-out")}"' in page


@pytest.mark.parametrize("name", ["check-refuse", "check-reopen"])
def test_where_only_a_form_may_send_there_is_a_way_back_and_no_blank(paper: Desk, name: str) -> None:
    response = paper.client().get(paper.address(name, 1))
    page = response.content.decode()
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Take this step again" in page
    assert f'href="{paper.address("check-candidate", 1)}"' in page


def test_an_error_leads_to_its_group_of_choices(paper: Desk) -> None:
    refused = paper.client().post(paper.address("check-refuse", 1), {}).content.decode()
    assert 'href="#id_reason"' in refused
    assert refused.count('id="id_reason"') == 1
    merged = paper.client().get(paper.address("check-merge", 1), {"choose": "1"}).content.decode()
    assert 'href="#id_others"' in merged
    assert merged.count('id="id_others"') == 1


def test_sending_for_no_partnership_says_what_to_choose(paper: Desk) -> None:
    person("Cora Coordinator", Role.COORDINATOR, partnerships().aldermarsh)
    page = paper.client().post(reverse("send-papers"), {}).content.decode()
    assert '<a href="#id_organisation">Choose the partnership that the papers belong to</a>' in page
    assert '<a href="#files">Choose at least one file</a>' in page


def test_the_home_page_leads_to_the_papers_that_it_counts(paper: Desk) -> None:
    page = paper.client().get(reverse("home")).content.decode()
    (counted,) = re.findall(r'href="/papers/\?stage=ready">(\d+)<', page)
    listed = paper.client().get("/papers/?stage=ready").content.decode()
    assert int(counted) == len(re.findall(r'id="paper-', listed)) == 1


@pytest.mark.parametrize(
    ("size", "words"),
    [(12, "1 KB"), (68_900, "69 KB"), (1_000_000, "1 MB"), (2_540_000, "2.5 MB"), (100_000_000, "100 MB")],
)
def test_sizes_are_said_as_the_limits_are_set(size: int, words: str) -> None:
    assert size_in_words(size) == words
