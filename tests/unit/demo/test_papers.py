"""The invented reports and their gold: enough of them, whole, true to what is printed, and plainly invented."""

import json
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from learnt.interfaces.demo.press import build
from learnt.interfaces.demo.press.pages import page_letters, stands_on
from learnt.interfaces.demo.press.typography import letters

NAMES = build.names()
KINDS = {"DHR", "DARDR", "SCR", "LCSPR", "SAR", "SUSR", "MHHR"}
KINDS_OF_RECOMMENDATION = {"multi-agency", "single-agency", "national", "early-action", "other"}
# not a list of every place: a guard against the likeliest slips
PLACES = """
    Avon Bedfordshire Birmingham Blackpool Bradford Brighton Bristol Cambridgeshire Cardiff Cheshire Cleveland Cornwall
    Coventry Cumbria Derbyshire Devon Dorset Durham Dyfed-Powys Essex Exeter Gloucestershire Gwent Hampshire
    Hertfordshire Hull Humberside Kent Lancashire Leeds Leicester Lincolnshire Liverpool London Manchester Merseyside
    Newcastle Norfolk Northamptonshire Northumbria Norwich Nottingham Oxford Plymouth Portsmouth Sheffield
    Southampton Staffordshire Suffolk Surrey Sussex Swansea Warwickshire Wiltshire Worcester Wrexham York Yorkshire
"""
REAL = PLACES.split()


def _gold(name: str) -> dict:
    return json.loads((build.PAPERS / f"{name}.gold.json").read_text("utf-8"))


def _words(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(_words_on(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _words_on(page) -> str:
    text = page.get_textpage()
    try:
        return text.get_text_range()
    finally:
        text.close()
        page.close()


def test_there_are_enough_reports_and_recommendations_to_fill_a_register():
    golds = [_gold(name) for name in NAMES]
    assert len(golds) >= 14
    assert sum(len(gold["recommendations"]) for gold in golds) >= 180
    assert sum(gold["file"].endswith(".docx") for gold in golds) >= 3
    assert {gold["review"]["kind"] for gold in golds} == KINDS


def test_some_areas_were_reviewed_more_than_once_and_some_recommendations_made_again():
    areas = [_gold(name)["area"] for name in NAMES]
    assert len({area for area in areas if areas.count(area) > 1}) >= 3
    echoes = [echo for name in NAMES for each in _gold(name)["recommendations"] for echo in each.get("echoes", [])]
    assert sum(echo["relation"] == "same" for echo in echoes) >= 8


def test_one_report_makes_no_recommendation_and_says_so():
    assert [name for name in NAMES if not _gold(name)["recommendations"]] == ["ALM2022"]
    assert "makes no recommendations" in " ".join(_words(build.PAPERS / "ALM2022.pdf").split())


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_is_well_formed(name):
    gold = _gold(name)
    assert gold["fictional"] is True
    assert (build.PAPERS / gold["file"]).stat().st_size < 300_000
    assert gold["review"]["kind"] in KINDS
    assert gold["review"]["subjects"]
    assert re.fullmatch(r"20[12]\d-[01]\d", gold["review"]["date_of_death"])
    assert gold["review"]["date_of_death"] < gold["review"]["report_date"] <= gold["published_on"][:7]
    assert gold["summary"].count(".") >= 2
    assert len(gold["distractors"]) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_refers_to_a_recommendation_and_a_lesson_of_the_same_report(name):
    gold = _gold(name)
    keys = [each["key"] for each in gold["recommendations"]]
    lessons = [each["key"] for each in gold["lessons"]]
    assert len(set(keys)) == len(keys)
    assert len(set(lessons)) == len(lessons)
    assert {row["recommendation"] for row in gold["actions"]} <= set(keys)
    for each in gold["recommendations"]:
        assert each["kind"] in KINDS_OF_RECOMMENDATION
        assert set(each["lessons"]) <= set(lessons)
        assert (each["page"] is None) == gold["file"].endswith(".docx")


@pytest.mark.parametrize("name", [name for name in NAMES if _gold(name)["file"].endswith(".pdf")])
def test_what_the_gold_says_is_printed_on_the_page_that_it_names(name):
    gold = _gold(name)
    pages = page_letters(build.PAPERS / gold["file"])
    for each in [*gold["recommendations"], *gold["lessons"]]:
        assert stands_on(pages, each["text"], each["page"]), (each["key"], each["page"])
    whole = "".join(pages)
    for each in gold["recommendations"]:
        assert letters(each["section"]) in whole


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_has_no_lessons_because_no_report_sets_any_out_as_lessons(name):
    words = _words(build.PAPERS / _gold(name)["file"])
    set_out = re.search(r"(?m)^\W*(Lessons?|Learning points?|Learning)( \d+)?:", words)
    assert (_gold(name)["lessons"] == []) == (set_out is None), set_out


@pytest.mark.parametrize("name", NAMES)
def test_those_asked_are_named_in_the_report(name):
    whole = letters(_words(build.PAPERS / _gold(name)["file"]))
    for each in _gold(name)["recommendations"]:
        assert [asked for asked in each["addressees"] if letters(asked) not in whole] == [], each["key"]


@pytest.mark.parametrize("name", [name for name in NAMES if _gold(name)["file"].endswith(".docx")])
def test_what_the_gold_says_stands_in_the_word_file(name):
    gold = _gold(name)
    whole = letters(_words(build.PAPERS / gold["file"]))
    for each in [*gold["recommendations"], *gold["lessons"]]:
        assert letters(each["text"]) in whole, each["key"]


@pytest.mark.parametrize("name", NAMES)
def test_a_distractor_is_printed_and_is_no_recommendation(name):
    gold = _gold(name)
    whole = letters(_words(build.PAPERS / gold["file"]))
    stated = [letters(each["text"]) for each in gold["recommendations"]]
    for distractor in gold["distractors"]:
        sought = letters(distractor)
        assert sought[:25] in whole, distractor
        assert not any(sought in text or text in sought for text in stated), distractor


@pytest.mark.parametrize("name", NAMES)
def test_every_report_says_that_it_is_invented_and_names_no_real_place(name):
    words = _words(build.PAPERS / _gold(name)["file"])
    assert "invented" in words.lower()
    assert [place for place in REAL if re.search(rf"\b{place}\b", words)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_is_what_the_source_would_say_today(name):
    """Printing is not repeated here (it needs Chromium); the words of the answers are composed again."""
    gold, paper = _gold(name), build.composed(name)
    assert [each["label"] for each in gold["recommendations"]] == [
        each.label.rstrip(":.") or None for each in paper.recommendations
    ]
    assert [each["text"] for each in gold["recommendations"]] == [
        mark.text for mark in paper.marks if mark.kind == "recommendation"
    ]
    assert gold["actions"] == [row.__dict__ for row in paper.plan]
