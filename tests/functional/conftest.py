"""The running service in a real browser: Chromium, a live server, a worker, and axe on every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
DOCS_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop of its own in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run one after another, in one process, and may talk to this machine alone."""
    for item in items:
        if "functional" in str(item.path):
            item.add_marker(pytest.mark.functional)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"]))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("LEARNT_CHROMIUM") or shutil.which("chromium"), args=FLAGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """A page of a new visitor on a wide screen."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(browser: Browser, live_server) -> Iterator[Page]:
    """A page of a new visitor whose browser runs no JavaScript, on a phone."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def picture():
    """Keeps a screenshot under a name; with LEARNT_PICTURES=1 in docs/pictures, for the README."""

    def keep(page: Page, name: str, *, full: bool = False) -> Path:
        folder = DOCS_PICTURES if os.environ.get("LEARNT_PICTURES") else PICTURES
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.png"
        page.screenshot(path=path, full_page=full)
        return path

    return keep


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong with a page at WCAG 2.2 AA, each fault a line."""
    page.wait_for_load_state("load")
    page.locator("main").wait_for()
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice']})).violations"
    )
    return [f"{fault['id']}: {fault['help']} ({fault['nodes'][0]['html'][:200]})" for fault in found]
