"""Reports in every format that is read, from the page where they are sent in to the page where they are checked."""

from pathlib import Path

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

FORMATS = Path(__file__).parents[2] / "unit" / "engine" / "formats" / "papers"


@pytest.mark.parametrize("name", ["ROT2016.odt", "ROT2016.rtf", "ROT2016.html"])
def test_a_report_without_pages_is_read_and_can_be_looked_into(coordinator, read, name: str) -> None:
    document = read(name, (FORMATS / name).read_bytes())
    assert (document.state, document.reading.format, document.reading.pages) == ("ready", name.partition(".")[2], None)
    assert document.candidates.count() >= 16
    page = coordinator.get(reverse("paper", args=[document.pk])).content.decode()
    assert "This kind of file has none of its own" in page
    assert coordinator.get(reverse("check", args=[document.pk]), follow=True).status_code == 200


def test_a_web_page_is_never_shown_as_one(coordinator, read) -> None:
    document = read(
        "page.html", b"<!DOCTYPE html><h1>Recommendations</h1><p>1. Agencies should train.<script>alert(1)</script>"
    )
    answer = coordinator.get(reverse("download-paper", args=[document.pk]))
    assert b"alert(1)" in answer.getvalue()  # kept as it was sent, and closed when read
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_page_for_sending_offers_every_format(coordinator) -> None:
    page = coordinator.get(reverse("send-papers")).content.decode()
    assert all(f"{suffix}," in page for suffix in (".pdf", ".docx", ".doc", ".odt", ".rtf", ".html", ".mhtml"))
