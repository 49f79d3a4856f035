"""To whom a recommendation is addressed."""

from __future__ import annotations

import pytest

from learnt.engine.addressees.asked import Setting, addressees_of
from learnt.engine.addressees.bodies import Bodies, Reach, reach_of

TEXT = (
    "Oxmere Constabulary, Oxmere Hospitals NHS Foundation Trust and Fen and Vale Mental Health NHS Trust took part. "
    "Fen and Vale Mental Health NHS Trust wrote a report. Oxmere County Council and the Office of the Police and Crime "
    "Commissioner sent members. Oxmere University Health Board did too."
)
BODIES = Bodies(TEXT, ["Haven Oxmere"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oxmere Constabulary must check each record.", ("Oxmere Constabulary",)),
        (
            "Oxmere County Council and Fen and Vale Mental Health NHS Trust should agree a protocol.",
            ("Oxmere County Council", "Fen and Vale Mental Health NHS Trust"),
        ),
        ("All front-line officers of Oxmere Constabulary should be trained.", ("Oxmere Constabulary",)),
        ("To keep children safe, Oxmere County Council will train its staff.", ("Oxmere County Council",)),
        (
            "It is recommended that Oxmere County Council, as lead commissioner, funds a worker.",
            ("Oxmere County Council",),
        ),
        ("The Health Board must not end a plan without a meeting.", ("Oxmere University Health Board",)),
        ("All agencies represented on the panel must use an interpreter.", ("All agencies represented on the panel",)),
        ("Haven Oxmere should be told of each release.", ("Haven Oxmere",)),
        ("Rising Sun should open at weekends.", ("Rising Sun",)),
        (
            "The Home Office and the Department of Health and Social Care are asked to publish the number.",
            ("Home Office", "Department of Health and Social Care"),
        ),
    ],
)
def test_the_subject_of_the_asking_is_asked(text: str, expected: tuple[str, ...]) -> None:
    assert addressees_of(text, Setting(), BODIES) == expected


def test_the_agency_heading_prevails_and_partners_are_added() -> None:
    setting = Setting(headings=("Oxmere Hospitals NHS Foundation Trust", "Recommendations"))
    assert addressees_of("Midwives will ask at booking.", setting, BODIES) == ("Oxmere Hospitals NHS Foundation Trust",)
    both = addressees_of("The Trust and the Public Health team should set a maximum.", setting, BODIES)
    assert both == ("Oxmere Hospitals NHS Foundation Trust", "Public Health team")


def test_the_owner_column_prevails_over_everything() -> None:
    setting = Setting(owner="HSAB / ICB / Adult Social Care", headings=("Oxmere Constabulary",))
    assert addressees_of("Guidance should be rewritten.", setting, BODIES) == ("HSAB", "ICB", "Adult Social Care")


def test_assurance_is_asked_of_one_about_another() -> None:
    asked = addressees_of(
        "The Regional Safeguarding Board should seek assurance from Oxmere University Health Board that it is done.",
        Setting(),
        BODIES,
    )
    assert asked == ("Regional Safeguarding Board", "Oxmere University Health Board")


def test_the_partnership_is_the_reviews_own() -> None:
    setting = Setting(partnership="Oxmere Safeguarding Children Partnership")
    assert addressees_of("The Partnership should agree one pathway.", setting, BODIES) == (
        "Oxmere Safeguarding Children Partnership",
    )


@pytest.mark.parametrize(
    ("name", "reach"),
    [
        ("The Home Office", Reach.NATIONAL),
        ("NHS England", Reach.NATIONAL),
        ("Safer Oxmere Partnership", Reach.SHARED),
        ("MARAC Steering Group", Reach.SHARED),
        ("All agencies", Reach.SHARED),
        ("Oxmere Constabulary", Reach.SINGLE),
        ("Oxmere Partnership NHS Trust", Reach.SINGLE),
    ],
)
def test_bodies_reach_near_or_far(name: str, reach: Reach) -> None:
    assert reach_of(name) is reach
