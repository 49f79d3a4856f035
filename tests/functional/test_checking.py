"""Checking beside the page in a browser: keys, turning pages, pointing with the pointer, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from learnt.domain.candidates.models import Candidate, Origin
from tests.functional.conftest import faults_of
from tests.integration.check.desk import Desk, desk
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def given_a_paper_and_its_coordinator(page: Page) -> Desk:
    paper = desk("ALD2012.pdf")
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill(paper.people["coordinator"].email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")
    return paper


def with_what_the_console_says(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_every_page_of_checking_is_accessible_and_keeps_to_the_security_policy(page: Page) -> None:
    paper = given_a_paper_and_its_coordinator(page)
    said = with_what_the_console_says(page)
    paper.take_up(1, text="Changed.")
    paper.refuse(2)
    for number in (1, 2, 3):
        page.goto(paper.address("check-candidate", number))
        assert faults_of(page) == [], page.url
    for name, rest, query in (
        ("check-overview", (), ""),
        ("check-missed", (), "?page=7"),
        ("check-sheet", (7,), "?candidate=9"),
        ("check-split", (4,), ""),
        ("check-merge", (4,), ""),
        ("check-merge", (4,), "?others=5"),
    ):
        page.goto(paper.address(name, *rest) + query)
        assert faults_of(page) == [], page.url
    assert said == []


def test_keys_lead_on_but_not_while_writing_and_can_be_turned_off(page: Page) -> None:
    paper = given_a_paper_and_its_coordinator(page)
    page.goto(paper.address("check-candidate", 5))
    page.keyboard.press("j")
    page.wait_for_url("**" + paper.address("check-candidate", 6))
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**" + paper.address("check-candidate", 5))
    words = page.get_by_label("Words of the recommendation")
    words.press("Home")
    words.press("j")
    expect(words).to_have_value("j" + paper.candidate(5).text)

    page.goto(paper.address("check-candidate", 5))
    page.get_by_role("button", name="Turn these keys off").click()
    page.keyboard.press("j")
    expect(page.get_by_role("button", name="Turn these keys on")).to_be_visible()
    assert page.url.endswith(paper.address("check-candidate", 5))


def test_turning_to_another_page_keeps_what_was_typed(page: Page) -> None:
    paper = given_a_paper_and_its_coordinator(page)
    said = with_what_the_console_says(page)
    found = next(c for c in Candidate.objects.filter(document=paper.document) if c.copies)
    page.goto(paper.address("check-candidate", found.number))
    page.get_by_label("Label, as printed").fill("typed")
    page.get_by_role("link", name=f"Page {found.copies[0]['page']}, action plan").click()
    expect(page.locator("#paper h2")).to_contain_text(f"Page {found.copies[0]['page']} of")
    expect(page.locator(".check-mark--copy")).to_be_visible()
    expect(page.get_by_label("Label, as printed")).to_have_value("typed")
    assert said == []


def test_a_box_drawn_on_the_picture_is_where_the_missed_one_stands(page: Page) -> None:
    paper = given_a_paper_and_its_coordinator(page)
    page.goto(paper.address("check-missed") + "?page=3")
    frame = page.locator("[data-point-picture] svg").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] * 0.1, frame["y"] + 150)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.9, frame["y"] + 220)
    page.mouse.up()
    expect(page.get_by_text("A box is drawn on the picture.")).to_be_visible()
    page.get_by_role("button", name="Use these words").click()
    assert faults_of(page) == []
    page.get_by_label("Kind of recommendation").select_option("other")
    page.get_by_role("button", name="Add and take up").click()
    expect(page.get_by_text("Added by Cora Coordinator")).to_be_visible()
    (place,) = Candidate.objects.get(origin=Origin.PERSON).places
    scale = 595.28 / frame["width"]  # points to a pixel of the screen
    expected = [595.28 * 0.1, 150 * scale, 595.28 * 0.9, 220 * scale]
    assert place["page"] == 3
    assert place["box"] == pytest.approx(expected, abs=1.5)


def test_all_of_it_works_on_a_phone_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    paper = given_a_paper_and_its_coordinator(page)
    page.goto(paper.address("check"))
    page.get_by_role("button", name="Take up").click()
    expect(page.locator(".check-just-done")).to_contain_text("Taken up as it stands")
    page.get_by_text("Refuse: it is no recommendation").click()
    page.get_by_label("It says what has already been done").check()
    page.get_by_role("button", name="Refuse", exact=True).click()
    expect(page.locator(".check-just-done")).to_contain_text("Refused")
    page.get_by_role("link", name="Split into several").click()
    page.locator("#id_whole").fill("One part.\n\nAnother part.")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Take up as 2 recommendations").click()
    page.get_by_role("link", name="Merge with others").click()
    page.locator("input[name=others]").first.check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Take up as one").click()
    expect(page.locator(".check-just-done")).to_contain_text("Merged with others")
    page.locator(".check-just-done a").click()
    page.get_by_text("Open it again", exact=True).click()
    page.get_by_label("Why do you open it again?").fill("They are two.")
    page.get_by_role("button", name="Open again").click()
    expect(page.locator(".check-title")).to_contain_text("To check")
    assert len(paper.in_force()) == 3
