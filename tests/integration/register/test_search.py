"""What the register's search finds: forms of words, phrases, exclusions, filters; and anything at all may be typed."""

from __future__ import annotations

import pytest

from learnt.domain.recommendations.queries import (
    MARK_BEGINS,
    MARK_ENDS,
    Wanted,
    commonest_addressees,
    marked,
    register,
    years_in_register,
)
from tests.factories.register import the_recommendation, written_review
from tests.personas import everybody, partnerships

pytestmark = pytest.mark.django_db

TRAINED = "Officers should be trained to recognise coercive control."
SHARING = "Agencies should share information about risk at once."
RISKY = "The risk to older people should be shared with housing."
FIREARMS = "The Home Office should consult on firearms licensing."


@pytest.fixture
def people():
    return everybody()


@pytest.fixture
def review(people):
    return written_review([TRAINED, SHARING, RISKY, FIREARMS], report_date="2019-05")


def found(people, words: str = "", **asked) -> list[str]:
    return [one.text for one in register(people["researcher"], Wanted(words=words, **asked))]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("training", [TRAINED]),
        ("TRAINS", [TRAINED]),
        ("sharing information", [SHARING]),
        ('"share information"', [SHARING]),
        ('"information share"', []),
        ("risk", [SHARING, RISKY]),
        ("risk -housing", [SHARING]),
        ("coercive or firearms", [TRAINED, FIREARMS]),
        ("coercive firearms", []),
        ("the", []),
        ("nothing-of-the-kind", []),
    ],
)
def test_words_find_their_forms_phrases_and_exclusions(people, review, words, texts) -> None:
    assert sorted(found(people, words)) == sorted(texts)


@pytest.mark.parametrize(
    "words",
    [
        "\"'); drop table recommendations_recommendation; --",
        '"unbalanced',
        "'",
        "\\",
        "& | ! ( ) <-> :*",
        "-",
        "- - -",
        "or or or",
        "%_%",
        "ŵ ŷ 🏳️‍🌈 \u202e",
        "training " * 1100,
        "x" * 10_000,
        '"' * 501,
        "-risk " * 160,
    ],
)
def test_anything_may_be_typed(people, review, words) -> None:
    results = register(people["researcher"], Wanted(words=words))
    assert results.count() == len(list(marked(results, words)[:25]))


def test_the_words_found_are_marked(people, review) -> None:
    (one,) = marked(register(people["researcher"], Wanted(words="training")), "training")
    assert f"be {MARK_BEGINS}trained{MARK_ENDS} to" in one.marked_text
    assert one.marked_text.replace(MARK_BEGINS, "").replace(MARK_ENDS, "") == TRAINED


def test_best_match_comes_first(people) -> None:
    written_review(["Review the risk.", "Risk of risk: assess risk, share risk, review risk."], name="risk.pdf")
    assert found(people, "risk")[0].startswith("Risk of risk")


def test_a_reference_finds_its_recommendation(people, review) -> None:
    one = the_recommendation(review, 2)
    assert found(people, f"  {one.reference.upper()} ") == [RISKY]


@pytest.fixture
def another(people):
    return written_review(
        ["Aldermarsh should write a protocol."],
        name="another.pdf",
        organisation=partnerships().aldermarsh,
        by=people["stranger"],
        recommended_as="single-agency",
        addressees=("Aldermarsh Borough Council (Housing)", "Refuge"),
        report_date="2024",
        subjects=("Dan",),
    )


@pytest.mark.parametrize(
    "asked",
    [
        {"year": "2024"},
        {"kind": "single-agency"},
        {"addressee": "housing"},
        {"addressee": "Refuge"},
        {"addressee": "council (hou"},
        {"sort": "newest"},
    ],
)
def test_filters_and_sorts(people, review, another, asked) -> None:
    assert found(people, **asked)[0] == "Aldermarsh should write a protocol."


def test_a_filter_by_area_and_review(people, review, another) -> None:
    assert len(found(people, area=partnerships().harrowmere.area_id)) == 4
    assert found(people, review=another.reference) == ["Aldermarsh should write a protocol."]
    assert found(people, review_kind="SAR") == []


def test_percent_and_underscore_are_letters_in_a_name(people, review) -> None:
    assert found(people, addressee="%") == []
    assert found(people, addressee="_") == []


def test_oldest_first(people, review, another) -> None:
    assert found(people, sort="oldest")[-1] == "Aldermarsh should write a protocol."


def test_choices_are_those_of_what_may_be_seen(people, review) -> None:
    written_review(["A secret."], name="secret.pdf", published=False, report_date="1999", addressees=("Secret body",))
    assert years_in_register(people["coordinator"]) == ["2019", "1999"]
    assert years_in_register(people["researcher"]) == ["2019"]
    assert commonest_addressees(people["researcher"]) == ["Harrowmere Constabulary"]
    assert found(people, "secret") == []
