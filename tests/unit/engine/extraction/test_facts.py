"""What a report says of itself."""

from __future__ import annotations

import pytest

from learnt.engine.extraction.facts import facts_of
from tests.unit.engine.extraction.drawn import drawn

COVERS = [
    (
        """
# Safer Oxmere Partnership

# Domestic Homicide Review

Report into the death of ‘Anna’ in August 2019

Independent Chair: Dr Ifeoma Castle

Report author: Graham Under

June 2021
""",
        ("DHR", "Safer Oxmere Partnership", ("Anna",), "2019-08", "2021-06", "Graham Under", "Dr Ifeoma Castle"),
    ),
    (
        """
# Oxmere Safeguarding Adults Board

# Safeguarding Adults Review

# Anna

Jonathan Mad, independent chair and lead reviewer

Dr Chidi Ama, reviewer

March 2023
@ 2
Anna was kind. Anna died in February 2020. Everybody knew Anna.
""",
        (
            "SAR",
            "Oxmere Safeguarding Adults Board",
            ("Anna",),
            "2020-02",
            "2023-03",
            "Jonathan Mad and Dr Chidi Ama",
            "Jonathan Mad",
        ),
    ),
    (
        """
# Domestic Abuse Related Death Review

Anna: overview report

| Commissioned by | Oxmere and Fen Community Safety Partnership |
| Date of death | March 2022 |
| Independent chair and author | Philippa Stand |
| Report completed | 4 May 2024 |
@ 2
Anna was a teacher. Anna loved the sea.
""",
        (
            "DARDR",
            "Oxmere and Fen Community Safety Partnership",
            ("Anna",),
            "2022-03",
            "2024-05-04",
            "Philippa Stand",
            "Philippa Stand",
        ),
    ),
]


@pytest.mark.parametrize(("cover", "expected"), COVERS)
def test_the_cover_says_what_the_review_is(cover: str, expected: tuple[object, ...]) -> None:
    found = facts_of(drawn(cover))
    assert (
        found.kind,
        found.partnership,
        found.subjects,
        found.date_of_death,
        found.report_date,
        found.author,
        found.chair,
    ) == expected


def test_the_text_says_what_the_cover_leaves_out() -> None:
    found = facts_of(
        drawn("""
# Overview report

This is the report of a domestic homicide review for the Oxmere Community Safety Partnership into the death of Anna.

On 14 March 2019 Anna was killed by her husband. Jane Doe chaired the review and wrote the report.
""")
    )
    assert (found.kind, found.subjects, found.date_of_death, found.chair) == ("DHR", ("Anna",), "2019-03", "Jane Doe")
