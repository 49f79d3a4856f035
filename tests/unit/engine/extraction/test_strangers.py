"""Ways of setting out that reports by other hands taught: captions, drafts, collected lists, other bodies' lists."""

from __future__ import annotations

import pytest

from learnt.engine.extraction import extract
from learnt.engine.extraction.outline import unspaced
from learnt.engine.extraction.ownership import disowns, introduces_others
from learnt.engine.reading.line_numbers import line_numbers
from learnt.engine.reading.pieces import Piece, Plain
from learnt.engine.report import Report
from tests.unit.engine.extraction.drawn import drawn


def read(text: str) -> Report:
    return extract(drawn(text), "drawn.pdf")


def test_a_boxed_caption_without_a_number_is_a_label() -> None:
    report = read("""
# The police

Two calls were made that month.

[] * Recommendation

[] Oxmere Police should ask every caller who else is in the home.

# The lock

[] * R E C O M M E N D ATION

[] Oxmere Homes must change a lock on the day on which it is asked to.
""")
    assert [r.text.split()[0:2] for r in report.recommendations] == [["Oxmere", "Police"], ["Oxmere", "Homes"]]


def test_what_is_not_bold_after_a_bold_statement_is_no_part_of_it() -> None:
    report = read("""
# Findings and recommendations

## Recommendation 1

* The Trust should publish the number of people who wait for a bed each month.

Why: nobody could tell the review how many there were.
""")
    assert report.recommendations[0].text.endswith("each month.")


def test_numbers_that_are_taken_belong_to_another_body() -> None:
    own = "\n\n".join(f"Recommendation {n}: Oxmere Council should publish part {n} of its plan." for n in (1, 2, 3))
    report = read(f"""
# The Trust’s own investigation

It made the following recommendations:

Recommendation 1: All staff to attend refresher training.

Recommendation 2: The ward should review its locks.

# Recommendations

{own}
""")
    assert len(report.recommendations) == 3
    assert all("Oxmere Council" in r.text for r in report.recommendations)


def test_a_list_that_collects_what_chapters_say_is_the_statement() -> None:
    asks = ["amend its form", "train its staff", "write to families", "count its cases"]
    chapters = "\n\n".join(
        f"# {n}.2 Recommendations on part {n}\n\n{n}.2.1 Oxmere Police should {a} within a year.\n\n"
        f"{n}.2.2 Oxmere Homes should {a} within a year."
        for n, a in enumerate(asks, 1)
    )
    listed = "\n\n".join(
        f"B.{2 * n + k} Oxmere {who} should {a} within a year."
        for n, a in enumerate(asks)
        for k, who in ((1, "Police"), (2, "Homes"))
    )
    report = read(f"{chapters}\n\n# Appendix B: Consolidated recommendations\n\n{listed}")
    assert [r.label for r in report.recommendations] == [f"B.{n}" for n in range(1, 9)]
    assert all(r.copies for r in report.recommendations)


def test_a_fragment_in_a_list_that_is_led_up_to_is_asked_for() -> None:
    report = read("""
# What ought to be done

The panel recommends the following.

For the Police:

- to record as a crime each breach of an order that the victim describes;

- to tell a victim first when a suspect has been released;

For the schools of Oxmere:

- to keep at the gate a list of those who may not collect a child.
""")
    assert len(report.recommendations) == 3


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The Trust completed an internal investigation in 2014. It made the following recommendations:", True),
        ("The review of Child M (2009) made the recommendations below.", True),
        ("This review makes the following recommendations, having read the report of 2014.", False),
        ("The panel makes four recommendations.", False),
    ],
)
def test_whose_recommendations_follow(text: str, others: bool) -> None:
    assert introduces_others(text) is others


def test_a_report_may_disown_a_list_and_may_adopt_one() -> None:
    assert disowns("They are printed for information and form no part of this review.")
    assert not disowns("The recommendations that agencies made for themselves have been adopted by the panel.")


def test_letters_set_apart_are_closed_up_and_words_are_not() -> None:
    assert unspaced("R E CO M M E N D ATION") == "Recommendation"
    assert unspaced("WHAT WE ASK OF THE POLICE") == "WHAT WE ASK OF THE POLICE"


def _margin(numbers: list[str], rows: int) -> list[Piece]:
    words = [Piece("words of the text", 90, 500, 100 + 14 * n, Plain(11), 1) for n in range(rows)]
    step = rows // len(numbers)
    return words + [Piece(t, 60, 66, 100 + 14 * n * step, Plain(6), 1) for n, t in enumerate(numbers)]


def test_numbers_of_lines_are_known_even_when_the_text_layer_glues_them() -> None:
    pieces = _margin(["1", "2345", "6", "789", "1011", "12"], 12)
    assert len(line_numbers(pieces)) == 6


def test_numbers_of_paragraphs_in_the_margin_are_no_numbers_of_lines() -> None:
    assert not line_numbers(_margin([str(n) for n in range(1, 11)], 40))
