"""Printed labels."""

from __future__ import annotations

import pytest

from learnt.engine.extraction.labels import Style, leading_label, read_label, whole_label


@pytest.mark.parametrize(
    ("text", "printed", "style", "rest"),
    [
        ("Recommendation 3: The Board", "Recommendation 3", Style.RECOMMENDATION, "The Board"),
        (
            "Argymhelliad 1 / Recommendation 1 The Board",
            "Argymhelliad 1 / Recommendation 1",
            Style.RECOMMENDATION,
            "The Board",
        ),
        ("R11 The Home Office", "R11", Style.CODE, "The Home Office"),
        ("SRP/08 The Council", "SRP/08", Style.CODE, "The Council"),
        ("10.2a The Trust", "10.2a", Style.DECIMAL, "The Trust"),
        ("(b) record the language", "b", Style.LETTER, "record the language"),
        ("iv. publish", "iv", Style.ROMAN, "publish"),
        ("Learning point 4: Ask", "Learning point 4", Style.LESSON, "Ask"),
        ("• an offer", "", Style.BULLET, "an offer"),
    ],
)
def test_a_label_is_told_from_its_words(text: str, printed: str, style: Style, rest: str) -> None:
    label, words = leading_label(text)
    assert label is not None
    assert (label.printed, label.style, words) == (printed, style, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation 3 was accepted.",
        "R1 was given to the Chief Constable.",
        "Recommendations 6 and 7 stand.",
        "A report",
    ],
)
def test_the_first_words_of_a_sentence_are_no_label(text: str) -> None:
    assert leading_label(text)[0] is None


def test_a_label_within_a_numbered_paragraph_is_the_items_own() -> None:
    label, rest = read_label("41", "Learning. Control can only be seen as a pattern.")
    assert label is not None
    assert label.style is Style.LESSON
    assert rest == "Control can only be seen as a pattern."


def test_a_bare_number_in_a_cell_is_a_label() -> None:
    label = whole_label("7")
    assert label is not None
    assert label.number == 7


def test_labels_meet_whatever_word_stands_before_the_number() -> None:
    keys = {label.key for text in ("Recommendation 3:", "3.", "Rec 3") if (label := whole_label(text))}
    assert keys == {"3"}
