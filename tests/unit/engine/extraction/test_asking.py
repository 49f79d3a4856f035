"""What asks, and what only looks as if it did."""

from __future__ import annotations

import pytest

from learnt.engine.extraction.asking import asking, declared, is_about_recommendations, opening_ask


@pytest.mark.parametrize(
    "text",
    [
        "Oxmere Police should record every call.",
        "All staff must be trained by May.",
        "Review the custody policy.",
        "To adopt a policy that meets the standard.",
        "That the Board write to each practice.",
        "General practices in Oxmere to place a code in each record.",
        "It is recommended that the Trust trains its reception staff.",
        "The Home Office is asked to extend the concession.",
        "No person is to be discharged for missing appointments.",
        "By June 2025 Children’s Services should have trained each social worker.",
    ],
)
def test_a_listed_passage_may_ask_in_many_ways(text: str) -> None:
    assert asking(text).strength >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The officer should have completed a form.",
        "Should officers carry a list of refuges?",
        "The force's policy said that officers should see each child.",
        "NICE guidance recommends that staff should ask.",
        "The panel makes the following recommendations.",
        "I am inclined to support the idea.",
        "Her friend said: “Somebody should have rung me, and nobody did.”",
        "The recommendations are grouped by those to whom they are made.",
    ],
)
def test_hindsight_questions_quotations_and_introductions_do_not_ask(text: str) -> None:
    assert asking(text).strength < 0.3


def test_only_the_reviews_own_voice_counts_in_running_text() -> None:
    assert declared("The panel therefore recommends that the Trust reviews its policy.")
    assert declared("It is recommended that the Board seeks assurance.")
    assert not declared("The inspectorate recommended that the force should review its policy.")
    assert not declared("The GP recommended that she should rest.")
    assert not declared("Does the panel recommend that nothing changes?")


def test_a_list_asks_at_once_and_reasoning_does_not() -> None:
    assert opening_ask("The Trust should ask every patient. It has a form.") > 0.9
    assert opening_ask("She asked four times. Nobody should think her hard to reach.") < 0.3


def test_speaking_of_recommendations_is_not_making_one() -> None:
    assert is_about_recommendations("There are nine recommendations.")
    assert is_about_recommendations("The Board accepted these recommendations in May.")
    assert not is_about_recommendations("The Board should publish which recommendations have been carried out.")
