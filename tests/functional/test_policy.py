"""A real browser finds nothing on our pages that the content security policy has to stop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.factories.papers import read_document, review_of
from tests.factories.register import the_recommendation, written_review
from tests.personas import PASSWORD, everybody

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_page_asks_for_what_the_policy_forbids(page: Page) -> None:
    everybody()
    published = written_review(["Agencies should share what they know."])
    paper = read_document()
    review_of(paper)
    stopped: list[str] = []
    page.on("console", lambda told: stopped.append(told.text) if "Content Security Policy" in told.text else None)
    page.on("pageerror", lambda error: stopped.append(str(error)))
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill("cora.coordinator@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/")
    for address in (
        *("/", "/papers/", "/papers/send", f"/papers/{paper.pk}/", f"/papers/{paper.pk}/check/1/"),
        *(f"/papers/{paper.pk}/check/all", f"/papers/{paper.pk}/check/missed", f"/papers/{paper.pk}/check/1/split"),
        *("/recommendations/", f"/recommendations/{the_recommendation(published).reference}/"),
        *("/reviews/", f"/reviews/{published.reference}/", f"/papers/reviews/{published.reference}/facts"),
    ):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        page.wait_for_load_state("load")
    assert stopped == []
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    assert stopped != []  # what is forbidden would have been seen
