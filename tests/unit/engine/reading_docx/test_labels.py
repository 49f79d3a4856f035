"""Labels are told from the words that follow them."""

from __future__ import annotations

import pytest

from learnt.engine.text.labels import is_bullet, split_label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Recommendation 1: The board should", "Recommendation 1:", "The board should"),
        ("Recommendation 1 The board should", "Recommendation 1", "The board should"),
        ("Recommendation 4 – The trust", "Recommendation 4", "The trust"),
        ("Recommendation One: Train", "Recommendation One:", "Train"),
        ("Recommendation 2.1(a): Train", "Recommendation 2.1(a):", "Train"),
        ("Recommendation: Train", "Recommendation:", "Train"),
        ("National Recommendation 2: Train", "National Recommendation 2:", "Train"),
        ("Adult Social Care Recommendation 2: Train", "Adult Social Care Recommendation 2:", "Train"),
        ("Argymhelliad 1 / Recommendation 1", "Argymhelliad 1 / Recommendation 1", ""),
        ("Rec. 3 Train", "Rec. 3", "Train"),
        ("Learning point 2\nA man about whom", "Learning point 2", "A man about whom"),
        ("R3. the trust", "R3.", "the trust"),
        ("R3\tthe trust", "R3", "the trust"),
        ("NHS1: train", "NHS1:", "train"),
        ("5.12 The panel", "5.12", "The panel"),
        ("10.2a The panel", "10.2a", "The panel"),
        ("1.The trust", "1.", "The trust"),
        ("(iv) the trust", "(iv)", "the trust"),
        ("a) the trust", "a)", "the trust"),
        ("3 Recommendations", "3", "Recommendations"),
        ("• Recommendation 2: Train", "Recommendation 2:", "Train"),
        ("\uf0b7 train", "•", "train"),
        ("o train", "•", "train"),
    ],
)
def test_a_label_is_split_off(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation 3 was accepted by the panel",
        "Recommendations 3 and 4 were made to the police",
        "Recommendations",
        "All agencies should learn from recommendation 3: It was late",
        "14 people were interviewed",
        "12 March 2019 The police attended",
        "12.03.2019 Police attended",
        "2.5 million people",
        "2019 was a hard year",
        "10.30am The police attended",
        "50% of those asked",
        "A. Smith said so",
        "A man was seen",
        "I am sure",
        "COVID-19 The pandemic",
        "Action plan",
        "Learning a lesson is hard",
        "Question time",
    ],
)
def test_the_first_words_of_a_sentence_are_no_label(text: str) -> None:
    assert split_label(text) == ("", text)


def test_bullets_have_neither_number_nor_letter() -> None:
    assert [is_bullet(label) for label in ("•", "(a)", "1.", "")] == [True, False, False, False]
