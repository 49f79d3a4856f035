"""Layouts in which reports print their recommendations, each drawn small; the places and people are invented."""

from __future__ import annotations

import pytest

from learnt.engine.extraction import extract
from learnt.engine.report import Report
from tests.unit.engine.extraction.drawn import drawn


def read(text: str) -> Report:
    return extract(drawn(text), "drawn.pdf")


def labels(report: Report) -> list[str | None]:
    return [r.label for r in report.recommendations]


def starts(report: Report, words: int = 3) -> list[str]:
    return [" ".join(r.text.split()[:words]) for r in report.recommendations]


def test_letters_of_the_alphabet_are_labels() -> None:
    report = read("""
# 7 Recommendations

The panel makes the following recommendations.

A. Marshwick Police should check for earlier reports before an officer is sent.

B. Marshwick Council to appoint a housing officer for survivors.

C. Review the form on which injuries are recorded.

# 8 Closing words

Staff should have been listened to, and were not.
""")
    assert labels(report) == ["A", "B", "C"]
    assert starts(report)[2] == "Review the form"


def test_small_roman_numerals_run_on_past_the_letter_i() -> None:
    items = "\n\n".join(
        f"({n}) The Partnership should publish figure {n} of its yearly count."
        for n in ["i", "ii", "iii", "iv", "v", "vi"]
    )
    assert labels(read(f"# Recommendations\n\n{items}")) == ["i", "ii", "iii", "iv", "v", "vi"]


def test_the_letter_i_after_h_is_a_letter() -> None:
    items = "\n\n".join(f"({n}) The Board should test part {n} of the pathway each year." for n in "abcdefghij")
    assert labels(read(f"# Recommendations\n\n{items}")) == list("abcdefghij")


def test_numbered_paragraphs_need_no_word_and_their_introduction_is_none() -> None:
    report = read("""
# 5 Recommendations

5.1 The panel makes three recommendations, and asks that they be read with the findings.

5.2 Oxmere Police should record the reason for each decision to take no further action.

5.3 The Integrated Care Board must commission a liaison nurse for Oxmere.

5.4 It is recommended that Oxmere Homes reviews its policy on joint tenancies.

5.5 The Partnership will publish its reply within six months.
""")
    assert labels(report)[:3] == ["5.2", "5.3", "5.4"]


def test_numbering_may_begin_again_for_each_agency() -> None:
    report = read("""
# 9 Single agency recommendations

## Oxmere Police

1. Officers should speak to every child in the house.

2. Review the custody policy.

## Oxmere Hospitals NHS Trust

1. Midwives must ask about abuse when the patient is alone.

## The Home Office

1. The Home Office is asked to extend the concession.
""")
    assert labels(report) == ["1", "2", "1", "1"]
    assert [r.addressees for r in report.recommendations] == [
        ("Oxmere Police",),
        ("Oxmere Police",),
        ("Oxmere Hospitals NHS Trust",),
        ("The Home Office",),
    ]
    assert {r.section for r in report.recommendations} == {
        "Oxmere Police",
        "Oxmere Hospitals NHS Trust",
        "The Home Office",
    }


def test_a_list_and_a_second_paragraph_belong_to_their_recommendation() -> None:
    report = read("""
# Recommendations

Recommendation 1: The Partnership should agree a protocol, under which:

(a) each agency names a lead;

(b) cases are reviewed every month; and

(c) families are told of the outcome.

This should be in place within a year.

Recommendation 2: Oxmere Council should fund it.
""")
    assert len(report.recommendations) == 2
    assert report.recommendations[0].text == (
        "The Partnership should agree a protocol, under which: (a) each agency names a lead; (b) cases are reviewed "
        "every month; and (c) families are told of the outcome. This should be in place within a year."
    )


def test_a_recommendation_that_runs_over_a_page_has_a_place_on_each() -> None:
    report = read("""
# Recommendations

Recommendation 1: Oxmere Council should:

@ 2
- publish its figures each year, and

- answer for them in public.
""")
    assert [place.page for place in report.recommendations[0].places] == [1, 2]
    assert report.recommendations[0].page == 1


def test_a_summary_in_front_is_a_copy_in_other_words() -> None:
    report = read("""
# Executive summary

## Recommendations

Recommendation 1: Check certificates on every report.

Recommendation 2: Train call handlers.

@ 2
# 6 Recommendations

Recommendation 1: Oxmere Police must check the register of firearms certificates on every report of domestic abuse.

Recommendation 2: Oxmere Police should train all call handlers in controlling behaviour, jointly with survivors.
""")
    assert [r.page for r in report.recommendations] == [2, 2]
    assert [(c.page, c.where.value, c.same_words) for c in report.recommendations[0].copies] == [
        (1, "executive summary", False)
    ]


def test_recommendations_of_an_earlier_review_stay_out() -> None:
    report = read("""
# 6 Recommendations

1. Oxmere Police should keep a list of repeat callers.

2. Oxmere Council should publish its waiting times.

# Appendix B: Recommendations of the 2014 review of Adult B

1. All agencies should attend the conference.

2. Health visitors should record the details of fathers.
""")
    assert len(report.recommendations) == 2


def test_a_review_may_recommend_nothing() -> None:
    report = read("""
# 1 Terms of reference

The panel should consider what lessons are to be learned and make recommendations.

# 7 Conclusions

The inspectorate recommended that forces should review their practice, and that was done. No recommendation is made.

# 8 Recommendations

The panel makes no recommendations, since each agency has already acted on what was found.
""")
    assert report.recommendations == ()


def test_a_table_may_be_the_only_place() -> None:
    report = read("""
# 8 Recommendations

| No. | Recommendation | For | Finding |
| 8.1 | The referral form should be rewritten with practitioners. | Oxmere Council / ICB | 2 |
| 8.2 | A named nurse is to be appointed in each practice. | ICB | 1 |
""")
    assert labels(report) == ["8.1", "8.2"]
    assert report.recommendations[0].addressees == ("Oxmere Council", "ICB")


def test_labels_in_boxes_through_the_body_are_enough() -> None:
    report = read("""
# Theme 1: At the door

12 The officer wrote down what she said.

[] R1 Oxmere Police should review each report by the same address.

13 R1 was accepted by the Chief Constable in May.

# Theme 2: At the surgery

14 The doctor was in a hurry. The practice policy said that staff should ask.

[] R2 General practices in Oxmere should ask each patient about safety at home.
""")
    assert labels(report) == ["R1", "R2"]
    assert report.recommendations[1].section == "Theme 2: At the surgery"


def test_a_heading_need_not_use_the_word() -> None:
    report = read("""
# What needs to change

- Oxmere Council should answer every letter within a week.

- The Trust must stop sending letters to shared addresses.

- Every school is to have a second safeguarding lead.

# What went well

- The neighbour rang, as anybody should.
""")
    assert len(report.recommendations) == 3
    assert labels(report) == [None, None, None]


def test_bold_sentences_within_paragraphs_end_where_the_bold_ends() -> None:
    report = read("""
# Analysis

The call was closed in four minutes, since the caller was calm.
* Recommendation 1. Oxmere Police should not close a call about
* violence until a supervisor has listened to it.
The force's own policy had said as much since 2012, and nobody had
thought of it as a rule that applied to them.
""")
    assert [(r.label, r.text) for r in report.recommendations] == [
        (
            "Recommendation 1",
            "Oxmere Police should not close a call about violence until a supervisor has listened to it.",
        )
    ]


def test_a_label_may_follow_its_recommendation() -> None:
    report = read("""
# Findings

The clinic had no private room. The Trust should provide a private room in each clinic (Recommendation 1). It was
refurbished in 2019.

The letters went astray. Oxmere Homes should send no letter to an unconfirmed address (Recommendation 2).
""")
    assert labels(report) == ["Recommendation 1", "Recommendation 2"]
    assert report.recommendations[0].text == "The Trust should provide a private room in each clinic."


def test_running_text_in_the_panels_own_voice_is_found_when_there_is_no_list() -> None:
    report = read("""
# Conclusions

The surgery knew him well. The panel therefore recommends that the Integrated Care Board commissions a liaison nurse.

The inspectorate recommended that the force should review its policy. NICE guidance recommends that staff should ask.
""")
    assert starts(report, 4) == ["The panel therefore recommends"]
    assert report.recommendations[0].sureness < 0.7


def test_a_labelled_heading_has_its_words_beneath_and_its_title_is_left_out() -> None:
    report = read("""
# Recommendations

## Recommendation 1: A single front door

The Partnership should open one route into services for all who need them.

It should be staffed at weekends.

## Recommendation 2: Records

Oxmere Council and the Trust should share one record.
""")
    assert report.recommendations[0].text == (
        "The Partnership should open one route into services for all who need them. It should be staffed at weekends."
    )
    assert labels(report) == ["Recommendation 1", "Recommendation 2"]


def test_questions_learning_points_and_good_practice_are_no_recommendations() -> None:
    report = read("""
# Learning

Learning point 1: Services should not wait for one another.

Learning point 2: A closed file should not mean a closed mind.

# Questions for the Partnership

1. Should officers carry a list of refuges?

2. How should the Board know whether it has improved?

# Good practice

- Staff stayed late, as they should.

# Recommendations

1. Oxmere Council should fund a second worker.
""")
    assert starts(report) == ["Oxmere Council should"]
    assert len(report.lessons) == 2


def test_codes_of_an_agency_are_labels() -> None:
    report = read("""
# Agency recommendations

## Oxmere Hospitals NHS Trust

NHS1 The Trust should fit a private room.

NHS2 To train reception staff by March 2024.

## Oxmere Homes

OH1 Review the joint tenancy policy.
""")
    assert labels(report) == ["NHS1", "NHS2", "OH1"]
    assert {r.kind.value for r in report.recommendations} == {"single-agency"}


def test_sections_of_their_own_for_each_kind_make_one_set() -> None:
    report = read("""
# 9 Multi-agency recommendations

1. The Partnership should agree one risk form.

2. All agencies should report on it yearly.

# 10 National recommendations

1. The Ministry of Justice is asked to fund the programme for five years.

# 11 Glossary

MARAC: a meeting at which agencies should share what they know.
""")
    assert [r.kind.value for r in report.recommendations] == ["multi-agency", "multi-agency", "national"]


def test_unnumbered_paragraphs_under_the_heading_are_taken_one_by_one() -> None:
    report = read("""
# Recommendations

It is recommended that Oxmere Police reviews its training.

That Oxmere Council write to each landlord with advice.

The Integrated Care Board should commission advocacy for men.
""")
    assert len(report.recommendations) == 3


def test_an_action_plan_gives_rows_tied_by_number_alone() -> None:
    report = read("""
# Recommendations

1. Oxmere Police should keep a list of repeat callers.

2. Oxmere Council should publish its waiting times for refuge.

# Appendix: Action plan

| Rec no | Action to take | Lead agency | Target date | Date of completion and outcome |
| 1 | Build the list. | Oxmere Police | May 2024 | |
| | Brief staff on it. | Oxmere Police | June 2024 | Done |
| 2 | Web page. | Oxmere Council | July 2024 | |
""")
    assert [(a.recommendation, a.action, a.target_date, a.completion) for a in report.actions] == [
        ("r1", "Build the list.", "May 2024", ""),
        ("r1", "Brief staff on it.", "June 2024", "Done"),
        ("r2", "Web page.", "July 2024", ""),
    ]


def test_an_action_plan_may_be_all_that_there_is() -> None:
    report = read("""
# Action plan

| Recommendation | Scope | Action | Lead | Milestones | Target date | Outcome |
| 1. Oxmere Police should review its list of repeat callers. | Local | Review | Oxmere Police | Draft | May 2024 | |
| 2. Oxmere Council should publish its waiting times. | Local | Publish | Oxmere Council | Page | June 2024 | |
""")
    assert labels(report) == ["1", "2"]
    assert len(report.actions) == 2


def test_parts_of_a_number_are_labels() -> None:
    report = read("""
# 10 Recommendations

## 10.2 For health

10.2a The Trust should ask each patient alone.

10.2b The Integrated Care Board must fund an advocate.
""")
    assert labels(report) == ["10.2a", "10.2b"]


def test_reasoning_in_a_merged_chapter_is_left_out() -> None:
    report = read("""
# 6 Conclusions and recommendations

6.1 She asked for help four times. Nobody should suppose that she was hard to reach.

6.2 The panel thought hard about what should be said of the surgery.

6.3 The letters were sent to the wrong address, which could not have been known.

Recommendation 1: The surgery should confirm each address yearly.

6.4 The police did well.

Recommendation 2: Oxmere Police should tell the surgery of each report.
""")
    assert labels(report) == ["Recommendation 1", "Recommendation 2"]
    assert report.recommendations[0].text == "The surgery should confirm each address yearly."


@pytest.mark.parametrize(
    "lead_in",
    [
        "In the light of this I recommend:",
        "The panel therefore recommends that:",
        "The review makes these recommendations:",
    ],
)
def test_a_sentence_may_announce_a_list_in_the_body(lead_in: str) -> None:
    report = read(f"""
# Redress

6.22 {lead_in}

1. The Department shall publish its scheme by May.

2. The Post Office shall write to every claimant.

6.23 These are necessary because of the delay.
""")
    assert labels(report) == ["1", "2"]


def test_every_recommendation_says_why_and_how_surely() -> None:
    report = read("# Recommendations\n\nRecommendation 1: Oxmere Police should review its list of callers.")
    found = report.recommendations[0]
    assert found.reasons[0] == "it is labelled ‘Recommendation 1’"
    assert any("Recommendations" in reason for reason in found.reasons)
    assert 0.9 < found.sureness <= 0.99


def test_a_numbered_caption_names_the_agency_of_the_items_after_it() -> None:
    report = read("""
# 8 Recommendations

8.2 Oxmere Police

8.2.1 To ensure that officers see every child in the house.

8.3 Oxmere Homes

8.3.1 Confirm each address once a year.
""")
    assert [(r.label, r.section, r.addressees) for r in report.recommendations] == [
        ("8.2.1", "Oxmere Police", ("Oxmere Police",)),
        ("8.3.1", "Oxmere Homes", ("Oxmere Homes",)),
    ]


def test_a_table_may_set_learning_beside_what_follows_from_it() -> None:
    report = read("""
# 7 Learning and recommendations

| Learning | Recommendation |
| Nobody asked about the children, and they were not seen at all. | Oxmere Police should see every child in the house. |
| Letters went to an address that had not been confirmed for years. | Oxmere Homes to confirm each address once a year. |
""")
    assert [r.lessons for r in report.recommendations] == [("l1",), ("l2",)]
    assert report.lessons[0].text == "Nobody asked about the children, and they were not seen at all."


def test_a_reason_belongs_to_its_recommendation_and_thanks_do_not() -> None:
    report = read("""
# 7 Recommendations

Recommendation 1: Oxmere Homes to confirm each address once a year.

Rationale: Letters went astray.

The panel is grateful to all who took part.
""")
    assert [r.text for r in report.recommendations] == [
        "Oxmere Homes to confirm each address once a year. Rationale: Letters went astray."
    ]


def test_named_recommendations_of_another_body_stay_out() -> None:
    report = read("""
# 5 Parallel processes

5.1 The police watchdog made two recommendations:

Recommendation 1: The force should review its policy on release.

Recommendation 2: The force should train its sergeants.

# 9 Recommendations

Recommendation 1: Oxmere Homes should confirm each address once a year.
""")
    assert starts(report) == ["Oxmere Homes should"]
