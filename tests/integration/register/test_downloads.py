"""Downloads hold exactly what is listed, safely, whatever its length, and who downloads is recorded."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from django.urls import reverse

from learnt.domain.audit.models import AuditEvent, Event
from learnt.interfaces.web.register.columns import COLUMNS
from learnt.interfaces.web.register.downloads import filename
from tests.factories.register import the_recommendation, written_review
from tests.personas import NOON, everybody

pytestmark = pytest.mark.django_db

SHARE = "Agencies should share information, “at once”."


@pytest.fixture
def people():
    return everybody()


@pytest.fixture
def review(people):
    texts = [SHARE, '=HYPERLINK("http://example.org","x")', "The Police should\ntrain."]
    return written_review(texts, addressees=("+44 Police", "Housing"), report_date="2019-05")


@pytest.fixture
def as_researcher(client, people):
    client.force_login(people["researcher"])
    return client


def download(client, form: str, **asked) -> bytes:
    response = client.get(reverse("register-download", args=[form]), asked)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def as_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_the_documented_columns(as_researcher, review) -> None:
    rows = as_rows(download(as_researcher, "csv"))
    assert list(rows[0]) == [column.key for column in COLUMNS]
    first = the_recommendation(review)
    told = rows[0]
    assert told["reference"] == first.reference
    assert told["address"] == f"http://testserver/recommendations/{first.reference}/"
    assert (told["text"], told["label"], told["year"], told["area"]) == (
        SHARE,
        "Recommendation 1",
        "2019",
        "Harrowmere",
    )
    assert (told["page"], told["section"], told["kind"]) == ("1", "Recommendations", "multi-agency")
    assert told["recorded_on"] == "2026-03-02"
    assert told["caveat"]
    assert told["licence"]


def test_no_cell_of_csv_begins_like_a_formula(as_researcher, review) -> None:
    for row in as_rows(download(as_researcher, "csv")):
        assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())


def test_xlsx_holds_words_and_no_formulas(as_researcher, review) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(download(as_researcher, "xlsx"))).active
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == [column.key for column in COLUMNS]
    assert len(rows) == 4
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    assert rows[2][10].value.startswith("=HYPERLINK")


def test_json_is_whole_and_keeps_addressees_apart(as_researcher, review) -> None:
    told = json.loads(download(as_researcher, "json"))
    assert told["about"]["count"] == len(told["recommendations"]) == 3
    assert told["about"]["caveat"]
    assert told["recommendations"][0]["addressees"] == ["+44 Police", "Housing"]
    assert told["recommendations"][0]["page"] == 1


@pytest.mark.parametrize(
    "asked", [{}, {"words": "training"}, {"addressee": "housing", "sort": "oldest"}, {"year": "1"}]
)
def test_a_download_holds_what_is_listed(as_researcher, people, review, asked) -> None:
    written_review(["Hospitals should train."], name="b.pdf", report_date="2022", addressees=("Hospitals",))
    written_review(["Secret training."], name="c.pdf", report_date="2022", published=False)
    listed = as_researcher.get(reverse("register"), asked).context["results"]
    rows = as_rows(download(as_researcher, "csv", **asked))
    assert [row["reference"] for row in rows] == [result["it"].reference for result in listed]
    assert len(json.loads(download(as_researcher, "json", **asked))["recommendations"]) == len(listed)


def test_nothing_found_is_an_empty_table(as_researcher, review) -> None:
    assert as_rows(download(as_researcher, "csv", words="zebra")) == []
    assert json.loads(download(as_researcher, "json", words="zebra"))["recommendations"] == []


def test_who_downloads_what_is_recorded(as_researcher, people, review) -> None:
    download(as_researcher, "json", words="training", year="2019")
    event = AuditEvent.objects.filter(event=Event.REGISTER_DOWNLOADED).get()
    assert event.by_id == people["researcher"].pk
    assert event.detail == {
        "form": "json",
        "count": 1,
        "wanted": {"words": "training", "year": "2019", "sort": "best"},
    }


def test_the_file_is_named_after_the_day(as_researcher, review) -> None:
    assert filename("csv", NOON.date()) == "learnt-recommendations-2026-03-02.csv"
    response = as_researcher.get(reverse("register-download", args=["xlsx"]))
    assert "learnt-recommendations-20" in response["Content-Disposition"]
    assert list(response)


def test_an_unknown_form_is_not_found(as_researcher, review) -> None:
    assert as_researcher.get(reverse("register-download", args=["pdf"])).status_code == 404


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_long_download_asks_little_of_the_database(
    as_researcher, people, form, django_assert_max_num_queries, monkeypatch
) -> None:
    monkeypatch.setattr("learnt.interfaces.web.register.downloads._AT_ONCE", 20)
    written_review([f"Agency {n} should act." for n in range(65)])
    with django_assert_max_num_queries(19):
        assert download(as_researcher, form)
