"""What the pages of checking show."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from learnt.domain.candidates.models import Candidate, Decision, Origin
from learnt.domain.candidates.queries import decisions_about, is_open
from learnt.domain.candidates.rules import is_doubtful
from learnt.domain.candidates.states import Choice
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import Wording
from learnt.domain.recommendations.queries import made_from
from learnt.domain.reviews.rules import may_publish
from learnt.interfaces.web.casework.check import differences
from learnt.interfaces.web.casework.check.desk import Desk
from learnt.interfaces.web.casework.check.forms import RefusalForm, ReopenForm, WordingForm
from learnt.interfaces.web.casework.check.pictures import WIDTHS
from learnt.interfaces.web.casework.check.pointing import Pointed
from learnt.interfaces.web.casework.check.sheets import Sheet, is_paged, sheet_of, sheets_for, sheets_together
from learnt.interfaces.web.casework.check.words import Passage

_BARE = re.compile(r"[\W\d_]*[a-z]?[\W_]*|[ivxlc]+|[A-Z]", re.ASCII)  # numbers and letters that are no name alone
_TAGS = {  # of the design system, by what was decided
    Choice.TAKEN_UP: "green",
    Choice.AMENDED: "green",
    Choice.SPLIT: "green",
    Choice.MERGED: "green",
    Choice.REFUSED: "grey",
}


@dataclass(frozen=True)
class Entry:
    """A candidate as lists show it."""

    candidate: Candidate
    state: str
    colour: str  # of its tag
    open: bool
    doubtful: bool

    @property
    def name(self) -> str:
        """What it is called: its label as printed, or its place in the list."""
        return name_of(self.candidate)


@dataclass(frozen=True)
class Record:
    """A recommendation made from a candidate, beside what was proposed."""

    recommendation: Recommendation
    wording: Wording
    words: list[differences.Stretch]
    besides: list[differences.Change]

    @property
    def changed_words(self) -> bool:
        """Whether the words are others than those proposed."""
        return any(stretch.kind != "same" for stretch in self.words)


def name_of(candidate: Candidate) -> str:
    """What a candidate is called: its label as printed, or that it has none and its place in the list."""
    if not candidate.label:
        return _("Without a label (%(number)s)") % {"number": candidate.number}
    if _BARE.fullmatch(candidate.label):
        return _("No. %(label)s") % {"label": candidate.label}
    return candidate.label


def entry_of(candidate: Candidate) -> Entry:
    """A candidate with its state in words."""
    latest = Choice(candidate.latest) if candidate.latest else None
    is_waiting = is_open(latest)
    state = _("To check") if is_waiting or latest is None else str(latest.label)
    return Entry(candidate, state, _TAGS.get(latest, "blue"), is_waiting, is_waiting and is_doubtful(candidate))


def overview(desk: Desk) -> dict[str, Any]:
    """Everything that was found, with its state."""
    return {**_frame(desk), "entries": [entry_of(candidate) for candidate in desk.candidates]}


def all_checked(desk: Desk, done: str) -> dict[str, Any]:
    """The page after the last: what was decided, and the ways on."""
    counted = Counter(entry_of(candidate).state for candidate in desk.candidates)
    return {
        **_frame(desk),
        **_just_done(desk, done),
        "counted": counted.most_common(),
        "may_publish": may_publish(desk.person, desk.review, 0),
    }


def checking(
    desk: Desk,
    candidate: Candidate,
    *,
    asked: int | None = None,
    done: str = "",
    form: WordingForm | None = None,
    refusal: RefusalForm | None = None,
    reopening: ReopenForm | None = None,
) -> dict[str, Any]:
    """The candidate beside its page, with whatever was entered so far."""
    before, after = desk.beside(candidate)
    decisions = list(decisions_about(candidate))
    records = list(made_from(candidate))
    following = desk.next_undecided(after=candidate.number)
    return {
        **_frame(desk),
        **_just_done(desk, done),
        "entry": entry_of(candidate),
        "candidate": candidate,
        "position": desk.candidates.index(candidate) + 1,
        "before": before,
        "after": after,
        "following": following if following and following.number != candidate.number else None,
        "sure": _how_sure(candidate),
        "by_machine": candidate.origin == Origin.MACHINE,
        "decisions": decisions,
        "decided": decisions[-1] if decisions and not is_open(candidate.latest) else None,
        "records": [compared(candidate, r) for r in _of_latest(decisions, records)],
        "form": form or WordingForm.of(_last_wording(candidate, decisions, records)),
        "refusal": refusal or RefusalForm(),
        "reopening": reopening or ReopenForm(initial={"seen": decisions[-1].pk if decisions else 0}),
        "asked": asked,
        "sheets": sheets_for(desk.document, candidate, asked),
        "own_pages": _own_pages(candidate),
        "others_open": sum(1 for other in desk.undecided if other.number != candidate.number),
    }


def compared(candidate: Candidate, recommendation: Recommendation) -> Record:
    """A record beside what was proposed."""
    proposed, recorded = Wording.proposed(candidate), Wording.recorded(recommendation)
    return Record(
        recommendation,
        recorded,
        differences.between(proposed.text, recorded.text),
        differences.besides_words(proposed, recorded),
    )


def _frame(desk: Desk) -> dict[str, Any]:
    return {
        "desk": desk,
        "document": desk.document,
        "review": desk.review,
        "total": len(desk.candidates),
        "left": len(desk.undecided),
        "paged": is_paged(desk.document),
        "narrow": WIDTHS[0],
        "wide": WIDTHS[1],
    }


def _just_done(desk: Desk, done: str) -> dict[str, Any]:
    """What was decided a moment ago, when the address says so."""
    found = [c for c in desk.candidates if str(c.number) == done and not is_open(c.latest)]
    return {"just_done": entry_of(found[0]) if found else None}


def _how_sure(candidate: Candidate) -> str:
    if candidate.sureness is None:
        return ""
    if is_doubtful(candidate):
        return _("not sure")
    return _("quite sure") if candidate.sureness < 0.95 else _("very sure")


def _own_pages(candidate: Candidate) -> list[int]:
    return sorted({place["page"] for place in candidate.places if place["page"]})


def _of_latest(decisions: list[Decision], records: list[Recommendation]) -> list[Recommendation]:
    """The records in force; none while the candidate waits."""
    if not decisions or decisions[-1].choice == Choice.REOPENED:
        return []
    return [record for record in records if not record.withdrawn_at]


def _last_wording(candidate: Candidate, decisions: list[Decision], records: list[Recommendation]) -> Wording:
    """What the form begins with: what was recorded before the candidate was opened again, else what is proposed."""
    if len(decisions) > 1 and decisions[-2].choice in (Choice.TAKEN_UP, Choice.AMENDED) and records:
        return Wording.recorded(records[-1])
    return Wording.proposed(candidate)


def alone(desk: Desk, candidate: Candidate | None, sheet: Sheet) -> dict[str, Any]:
    """A page of the paper by itself."""
    return {**_frame(desk), "candidate": candidate, "sheet": sheet, "name": name_of(candidate) if candidate else ""}


def reshaping(desk: Desk, candidate: Candidate, merged: list[Candidate]) -> dict[str, Any]:
    """The candidate that is to be divided, or joined with others, beside the pages on which they stand."""
    return {
        **_frame(desk),
        "entry": entry_of(candidate),
        "candidate": candidate,
        "waits": is_open(candidate.latest),
        "merged": [entry_of(one) for one in merged],
        "sheets": sheets_together(desk.document, merged) if merged else sheets_for(desk.document, candidate, None),
        "own_pages": _own_pages(candidate) if not merged else [],
    }


def pointing(desk: Desk, sheet: Sheet) -> dict[str, Any]:
    """A page on which to point at words, and what has been found on it already."""
    here = [c for c in desk.candidates if any(place["page"] == sheet.number for place in c.places)]
    return {**_frame(desk), "sheet": sheet, "found_here": [entry_of(c) for c in here]}


def settling_words(desk: Desk, number: int, pointed: Pointed, form: WordingForm) -> dict[str, Any]:
    """The words that were pointed at, to be settled, beside their page."""
    passage = Passage("passage", pointed.text, pointed.places_as_data())
    pages = sorted({place.page for place in pointed.places if place.page}) or [number]
    sheets = [sheet for page in pages if (sheet := sheet_of(desk.document, page, [passage]))]
    return {**_frame(desk), "number": number, "pointed": pointed, "form": form, "sheets": sheets}
