"""What is found in a review report: proposals of the machine, each with its exact place and its reasons.

The keys of `as_dict` are those of the gold sets (evals/README.md), with places, reasons and sureness added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from learnt.engine.transcript import Format, Place

ENGINE_VERSION = "0.1.0"


class Kind(StrEnum):
    """To whom, or when, a recommendation is made."""

    MULTI_AGENCY = "multi-agency"
    SINGLE_AGENCY = "single-agency"
    NATIONAL = "national"
    EARLY_ACTION = "early-action"
    OTHER = "other"


class Where(StrEnum):
    """The part of a file in which a copy of a recommendation is printed."""

    EXECUTIVE_SUMMARY = "executive summary"
    BODY = "body"
    ACTION_PLAN = "action plan"


@dataclass(frozen=True, slots=True)
class Copy:
    """Another printing of a recommendation in the same file, in the same words or in others."""

    where: Where
    text: str
    places: tuple[Place, ...]
    same_words: bool
    label: str | None = None

    @property
    def page(self) -> int | None:
        """The page on which the copy begins."""
        return self.places[0].page if self.places else None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation as printed: label, words and place; proposed by the machine, decided by a person."""

    key: str
    text: str
    places: tuple[Place, ...]
    label: str | None = None
    section: str | None = None
    kind: Kind = Kind.OTHER
    addressees: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    lessons: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()  # why it was taken for a recommendation, in plain English
    sureness: float = 0.0  # from 0 to 1

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return self.places[0].page if self.places else None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson or learning point, verbatim."""

    key: str
    text: str
    places: tuple[Place, ...]

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return self.places[0].page if self.places else None


@dataclass(frozen=True, slots=True)
class Action:
    """A row of the action plan, as printed. `recommendation` is the key of the one that it serves, if it is known."""

    recommendation: str | None
    action: str
    lead: str = ""
    milestones: str = ""
    target_date: str = ""
    completion: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """The review's own facts as printed. Dates are ISO 8601, to the month or the day; None when not found."""

    kind: str | None = None  # DHR, DARDR, SCR, LCSPR, SAR, SUSR, MHHR or inquiry
    partnership: str | None = None
    subjects: tuple[str, ...] = ()
    date_of_death: str | None = None
    report_date: str | None = None
    author: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in one file."""

    file: str
    format: Format
    review: ReviewFacts
    recommendations: tuple[Recommendation, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    actions: tuple[Action, ...] = ()
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    pages_read_by_ocr: tuple[tuple[int, float], ...] = ()  # the page, and how surely its picture was read, from 0 to 1
    engine_version: str = field(default=ENGINE_VERSION)

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, ready for JSON."""
        return {
            "file": self.file,
            "format": self.format.value,
            "engine_version": self.engine_version,
            "pages": self.pages,
            "warnings": list(self.warnings),
            "pages_read_by_ocr": [{"page": page, "sureness": round(sure, 3)} for page, sure in self.pages_read_by_ocr],
            "review": _facts(self.review),
            "recommendations": [_recommendation(r) for r in self.recommendations],
            "lessons": [
                {"key": x.key, "text": x.text, "page": x.page, "places": _places(x.places)} for x in self.lessons
            ],
            "actions": [_action(a) for a in self.actions],
        }


def _facts(facts: ReviewFacts) -> dict[str, Any]:
    return {
        "kind": facts.kind,
        "partnership": facts.partnership,
        "subjects": list(facts.subjects),
        "date_of_death": facts.date_of_death,
        "report_date": facts.report_date,
        "author": facts.author,
        "chair": facts.chair,
    }


def _recommendation(found: Recommendation) -> dict[str, Any]:
    return {
        "key": found.key,
        "label": found.label,
        "text": found.text,
        "page": found.page,
        "section": found.section,
        "kind": found.kind.value,
        "addressees": list(found.addressees),
        "copies": [
            {
                "page": c.page,
                "where": c.where.value,
                "same_words": c.same_words,
                "label": c.label,
                "text": c.text,
                "places": _places(c.places),
            }
            for c in found.copies
        ],
        "lessons": list(found.lessons),
        "places": _places(found.places),
        "reasons": list(found.reasons),
        "sureness": round(found.sureness, 3),
    }


def _action(row: Action) -> dict[str, Any]:
    return {
        "recommendation": row.recommendation,
        "action": row.action,
        "lead": row.lead,
        "milestones": row.milestones,
        "target_date": row.target_date,
        "completion": row.completion,
        "places": _places(row.places),
    }


def _places(places: tuple[Place, ...]) -> list[dict[str, Any]]:
    return [{"page": p.page, "box": _box(p)} for p in places]


def _box(place: Place) -> list[float] | None:
    box = place.box
    return [round(v, 1) for v in (box.left, box.top, box.right, box.bottom)] if box else None
