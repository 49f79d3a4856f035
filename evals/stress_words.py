"""The words that composed reports are made of: labelled sentences, and the many names that reports give to things."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

LABELS = Path(__file__).resolve().parent / "labels"

HEADINGS = [
    "Recommendations",
    "RECOMMENDATIONS",
    "Recommendations of the review",
    "Recommendations for agencies",
    "The panel’s recommendations",
    "Conclusions and recommendations",
    "Learning and recommendations",
    "Recommendations and actions",
    "Overview report recommendations",
    "Summary of recommendations",
    "Recommendations from this review",
    "Recommendations made by this review",
    "Argymhellion / Recommendations",
    "What we recommend",
]
UNSPOKEN = [
    "What needs to happen now",
    "What should change",
    "Next steps for the partnership",
    "The way forward",
    "Priorities for improvement",
    "Making a difference",
    "What we ask of agencies",
    "Improvements required",
    "Proposals for change",
    "Actions required of agencies",
    "Expectations of agencies",
    "From learning to change",
]
GROUPS = [
    ("Multi-agency recommendations", "Single agency recommendations", "National recommendations"),
    ("For the partnership", "For individual agencies", "For government"),
    ("Theme 1: Seeing the risk", "Theme 2: Working together", "Theme 3: Support for families"),
    ("Training", "Policy and procedure", "Supervision and oversight"),
]
AGENCIES = [
    ("Oxmere Police", "Oxmere County Council Adult Social Care", "Oxmere Integrated Care Board"),
    ("Marshwick Constabulary", "Marshwick Hospitals NHS Foundation Trust", "Marshwick Homes"),
    ("Dunleigh Borough Council", "The Probation Service", "Dunleigh and Coast NHS Trust"),
    ("Adult Social Care", "Children’s Services", "Primary care (the ICB)"),
]
INTRODUCTIONS = [
    "The panel makes the following recommendations.",
    "The following recommendations arise from the analysis above and were agreed by the panel.",
    "In the light of its findings the review makes these recommendations, which the Partnership has accepted.",
    "This section sets out what the panel recommends. The action plan is at Appendix A.",
    "The review panel recommends that:",
    "Each recommendation is addressed to a named body. Single agency actions are listed in the action plan.",
]
CLOSINGS = [
    "The Partnership will monitor these recommendations through its quarterly meetings.",
    "An action plan that responds to the recommendations is at Appendix A.",
    "The chair thanks all who took part in this review.",
]
REASONS = [
    "This follows from the analysis of the events of that spring, when three agencies each held part of the picture.",
    "The panel heard that no such arrangement was in place at the time of these events.",
    "This matters because the same gap was found in a review of another death in the county.",
]
PARTS = [
    "when a person leaves hospital",
    "where children live in the household",
    "at each point of transfer between teams",
    "in supervision, at least every month",
    "in every contract that is let from next year",
]
COLUMNS = {
    "label": ["No.", "Ref", "Number", "#", "Rec no.", "Recommendation number"],
    "text": ["Recommendation", "Recommendations", "Recommendation made", "What should happen"],
    "scope": ["Scope", "Local, regional or national", "Level"],
    "action": ["Action to take", "Action", "What will be done", "Actions required", "Agency response and action"],
    "lead": ["Lead agency", "Owner", "Responsible agency", "Who", "By whom", "Lead officer"],
    "milestones": ["Key milestones", "Evidence", "How will we know?", "Progress", "Milestones in enacting it"],
    "target": ["Target date", "By when", "Timescale", "When", "Due date", "Deadline"],
    "completion": ["Date of completion and outcome", "Status", "RAG", "Outcome", "Completed"],
}
CHAPTERS = [
    "Contact with the police",
    "Contact with health services",
    "The family’s view of events",
    "Housing",
    "Analysis",
]
ASIDES = {
    "earlier": (
        [
            "Recommendations of the 2014 review of Mrs K",
            "Earlier reviews in the county",
            "What previous reviews recommended",
            "Appendix C: Recommendations from the Adult B safeguarding review (2016)",
            "Learning from other reviews",
        ],
        ("other-review",),
    ),
    "terms": (
        ["Terms of reference", "Scope and purpose", "Key lines of enquiry", "Methodology"],
        ("terms-of-reference",),
    ),
    "done": (
        ["Changes already made", "Action taken since the death", "What agencies have done since", "Improvements made"],
        ("already-done",),
    ),
    "good": (["Good practice", "What went well", "Effective practice"], ("good-practice",)),
    "questions": (["Questions for the board", "Questions for reflection", "Key questions"], ("question",)),
    "family": (["The family’s wishes", "What the family said", "Views of family and friends"], ("family-view",)),
    "policy": (["Policy and guidance", "National guidance", "Legal framework"], ("policy-quotation", "court-order")),
    "lessons": (["Lessons learned", "Key learning", "Lessons to be learned", "Learning points"], ("lesson",)),
    "letter": (["Appendix D: Letter from the Home Office", "Quality assurance"], ("home-office-letter",)),
    "clinical": (["Chronology", "Medical history", "Combined chronology"], ("chronology", "clinical-or-case-advice")),
}


@cache
def recommendations() -> tuple[str, ...]:
    """Recommendations, one paragraph each, those that carry a label of their own left out."""
    rows = (LABELS / "recommendations.jsonl").read_text().splitlines()
    texts = (" ".join(json.loads(row)["text"].split()) for row in rows if "\n" not in json.loads(row)["text"])
    led = re.compile(r"(?:Recommendation|Rec|Third|First|Second|Early|COMPLETED|STARTED|R\d|\d|\W)", re.I)
    return tuple(t for t in texts if not led.match(t) and t[-1] not in ":,")


@cache
def others() -> dict[str, tuple[str, ...]]:
    """Sentences that are no recommendations, by what they are."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in (LABELS / "not_recommendations.jsonl").read_text().splitlines():
        loaded = json.loads(row)
        found[loaded["category"]].append(" ".join(loaded["text"].split()))
    return {category: tuple(texts) for category, texts in found.items()}
