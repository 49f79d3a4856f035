"""The whole job in a browser: a report goes in, checked recommendations come out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from learnt.domain.recommendations.models import Recommendation
from tests.functional.conftest import faults_of
from tests.integration.casework.test_worker import Workers
from tests.personas import PASSWORD, everybody

pytestmark = pytest.mark.django_db(transaction=True)

PAPERS = Path(__file__).parents[2] / "src" / "learnt" / "interfaces" / "demo" / "papers"
REPORT = PAPERS / "dev" / "DARDR03.pdf"
HOW_MANY = 11  # recommendations in that report


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Workers]:
    """A real worker beside the live server."""
    workers = Workers(tmp_path)
    workers.start()
    yield workers
    workers.end()


def given_i_am_signed_in(page: Page, name: str) -> None:
    person = everybody()[name]
    page.goto("/account/sign-in")
    then_the_page_is_accessible(page)
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")


def when_i_send_in(page: Page, *files: Path) -> None:
    page.goto("/papers/send")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Send in", exact=True).click()


def then_the_page_is_accessible(page: Page) -> None:
    assert faults_of(page) == [], page.url


def test_a_coordinator_takes_a_report_from_the_file_to_the_register(page: Page, worker: Workers, picture) -> None:
    given_i_am_signed_in(page, "coordinator")
    then_the_page_is_accessible(page)

    page.goto("/papers/send")
    then_the_page_is_accessible(page)
    when_i_send_in(page, REPORT)
    then_the_page_is_accessible(page)
    expect(page.get_by_text("Ready to check").first).to_be_visible(timeout=60_000)  # the list follows by itself
    then_the_page_is_accessible(page)

    page.get_by_role("link", name=REPORT.name).first.click()
    then_the_page_is_accessible(page)
    page.goto(page.url + "check/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The facts of the review")
    expect(page.get_by_label("Author")).to_have_value("Samir Haddow")
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Confirm and start checking").click()

    expect(page.get_by_text(f"{HOW_MANY} of {HOW_MANY} still to check").first).to_be_visible()
    assert "Harrowmere Constabulary must" in page.get_by_label("Words of the recommendation").input_value()
    then_the_page_is_accessible(page)
    page.wait_for_load_state("networkidle")
    picture(page, "check")
    when_i_amend_the_first_and_refuse_the_second(page)
    when_i_take_up_all_that_are_left(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"All {HOW_MANY} are checked")
    then_the_page_is_accessible(page)

    page.get_by_role("button", name="Publish").click()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Publish").click()
    assert Recommendation.objects.filter(review__published_at__isnull=False).count() == HOW_MANY - 1

    then_a_researcher_finds_and_downloads_it(page, picture)


def when_i_amend_the_first_and_refuse_the_second(page: Page) -> None:
    page.get_by_label("Addressed to, as printed").fill("Harrowmere Constabulary\nNHS Harrowmere and Eastmoor")
    page.get_by_role("button", name="Take up").click()
    expect(page.get_by_text(f"{HOW_MANY - 1} of {HOW_MANY} still to check").first).to_be_visible()
    page.get_by_text("Refuse: it is no recommendation of this review").click()
    page.get_by_label("It was made by another review or body").check()
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_text(f"{HOW_MANY - 2} of {HOW_MANY} still to check").first).to_be_visible()


def when_i_take_up_all_that_are_left(page: Page) -> None:
    for left in range(HOW_MANY - 2, 0, -1):
        expect(page.get_by_text(f"{left} of {HOW_MANY} still to check").first).to_be_visible()
        page.get_by_role("button", name="Take up").click()


def then_a_researcher_finds_and_downloads_it(page: Page, picture) -> None:
    page.context.clear_cookies()
    given_i_am_signed_in(page, "researcher")
    page.goto("/recommendations/")
    then_the_page_is_accessible(page)
    page.goto("/recommendations/?words=suicides")
    expect(page.locator("mark").first).to_be_visible()
    then_the_page_is_accessible(page)
    picture(page, "register")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(downloading.value.path()).read_text("utf-8-sig"))))
    assert 0 < len(rows) < HOW_MANY
    page.locator('main a[href^="/recommendations/rec-"]').first.click()
    then_the_page_is_accessible(page)
    picture(page, "recommendation", full=True)
    page.goto("/reviews/")
    then_the_page_is_accessible(page)
    page.get_by_role("link", name="DARDR: Leah").click()
    then_the_page_is_accessible(page)
    page.goto("/account/")
    then_the_page_is_accessible(page)


def test_the_same_without_scripts_on_a_phone(page_without_scripts: Page, worker: Workers) -> None:
    page = page_without_scripts
    person = everybody()["coordinator"]
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    when_i_send_in(page, PAPERS / "dev" / "LCSPR04.docx")
    for _ in range(100):
        page.goto("/papers/")
        if page.get_by_text("Ready to check").count():
            break
        page.wait_for_timeout(300)
    page.get_by_role("link", name="LCSPR04.docx").first.click()
    page.goto(page.url + "check/")
    page.get_by_role("button", name="Confirm and start checking").click()
    for left in range(6, 0, -1):
        expect(page.get_by_text(f"{left} of 6 still to check").first).to_be_visible()
        page.get_by_role("button", name="Take up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All 6 are checked")
    assert Recommendation.objects.count() == 6


def test_an_administrator_reads_the_audit_trail(page: Page, picture) -> None:
    given_i_am_signed_in(page, "administrator")
    page.get_by_role("link", name="Audit trail").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Audit trail")
    expect(page.locator("main")).to_contain_text("Ada Administrator")
    then_the_page_is_accessible(page)
