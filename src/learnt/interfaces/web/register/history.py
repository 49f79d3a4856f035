"""The history of a recommendation: proposed by the machine, decided by people, amended, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from learnt.domain.candidates.models import Origin
from learnt.domain.candidates.queries import decisions_about
from learnt.domain.candidates.states import Choice
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import Wording
from learnt.domain.recommendations.queries import amendments_of
from learnt.domain.vocabularies.recommendations import RecommendationKind
from learnt.interfaces.web.casework.check.differences import Stretch, between


@dataclass(frozen=True, slots=True)
class Change:
    """What a part of the record was and became, as stretches of words that stayed, went or came."""

    name: str
    stretches: list[Stretch]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a recommendation."""

    at: datetime
    what: str
    by: str
    why: str = ""
    changes: list[Change] = field(default_factory=list)


def history(recommendation: Recommendation, *, with_notes: bool) -> list[Step]:
    """Everything that happened to a recommendation, oldest first.

    Args:
        with_notes: whether to tell what people noted when they checked, which they wrote for their partnership.
    """
    amendments = list(amendments_of(recommendation))
    recorded = amendments[0].before if amendments else _plain(Wording.recorded(recommendation))
    steps = [_proposal(recommendation), *_decisions(recommendation, recorded, with_notes=with_notes)]
    steps += [Step(a.at, _("Record amended"), a.by.name, a.why, differences(a.before, a.after)) for a in amendments]
    if recommendation.withdrawn_at:
        steps.append(Step(recommendation.withdrawn_at, _("Withdrawn"), "", recommendation.withdrawn_why))
    return sorted(steps, key=lambda step: step.at)


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """What changed between two wordings, part by part, the text word by word."""
    names = {"label": _("Label"), "text": _("Words"), "kind": _("Kind"), "addressees": _("Addressed to")}
    pairs = [(key, _as_text(key, before[key]), _as_text(key, after[key])) for key in names]
    return [Change(names[key], _stretches(key, was, became)) for key, was, became in pairs if was != became]


def _stretches(key: str, was: str, became: str) -> list[Stretch]:
    """Word by word in the text; a label, a kind or a list of names is another as a whole."""
    if key == "text":
        return between(was, became)
    return [Stretch(kind, words) for kind, words in (("removed", was), ("added", became)) if words]


def _proposal(recommendation: Recommendation) -> Step:
    candidate = recommendation.candidate
    if candidate.origin == Origin.PERSON:
        what = _("Added by a person, at a place the machine had missed")
    else:
        what = _("Found by the machine (version %(version)s)") % {"version": candidate.engine_version}
    by = candidate.proposed_by.name if candidate.proposed_by else ""
    reasons = "; ".join(candidate.reasons)
    return Step(candidate.proposed_at, what, by, reasons[:1].upper() + reasons[1:])


def _decisions(recommendation: Recommendation, recorded: dict[str, Any], *, with_notes: bool) -> Iterable[Step]:
    for decision in decisions_about(recommendation.candidate):
        # A candidate that was opened again has other decisions; the changes belong to that which made this record.
        made_it = decision.at == recommendation.recorded_at and decision.choice != Choice.REOPENED
        proposed = _plain(Wording.proposed(recommendation.candidate))
        changes = differences(proposed, recorded) if made_it else []
        note = decision.note if with_notes else ""
        why = ". ".join(part for part in (decision.get_reason_display(), note) if part)
        yield Step(decision.at, decision.get_choice_display(), decision.by.name, why, changes)


def _plain(wording: Wording) -> dict[str, Any]:
    return {
        "label": wording.label,
        "text": wording.text,
        "kind": wording.kind,
        "addressees": list(wording.addressees),
    }


def _as_text(key: str, value: Any) -> str:
    if key == "addressees":
        return "; ".join(value)
    return str(RecommendationKind(value).label) if key == "kind" else str(value)
