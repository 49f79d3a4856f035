"""To whom or when a recommendation is made: from the heading it stands under, else from those it is addressed to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnt.engine.addressees.bodies import Reach, reach_of
from learnt.engine.extraction.statements import Statement
from learnt.engine.report import Kind

_HEADINGS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            Kind.EARLY_ACTION,
            r"\bearly (?:action|learning)|immediate (?:action|learning)|interim recommend|\b(?:acted (?:up)?on|completed|implemented|begun) during",
        ),
        (Kind.NATIONAL, r"\bnational\b|\bgovernment\b(?! departments)|cenedlaethol"),
        (
            Kind.MULTI_AGENCY,
            r"multi.?agency|partnership.wide|overarching|strategic recommend|joint recommend|all agencies|\bpanel recommend|overview recommend|shared recommend|amlasiantaeth",
        ),
        (
            Kind.SINGLE_AGENCY,
            r"single.?agency|individual agenc|agency.specific|\bagency recommend|\bIMR\b|individual management|internal recommend",
        ),
    )
)
_EARLY = re.compile(
    r"\b(?:as|for) (?:early|immediate|interim) (?:learning|action)|\bearly (?:action|learning) (?:letter|recommendation)|\bacted on (?:at once|before)",
    re.I,
)


_BEGUN = re.compile(
    r"(?:COMPLETED|STARTED|IN PROGRESS|DONE)\b|(?:Early|Immediate|Interim) (?:learning|action)s?\b|During the review,? "
)


_LOCAL = re.compile(r"\b(?:Council|Police|Constabulary|Ambulance Service|Rescue Service|Trust|Harbour Board|Forum)$")


def kind_of(statement: Statement, addressees: Sequence[str], review: str | None) -> Kind:
    """The kind of a recommendation. `review` is the kind of the review: a public inquiry speaks to the nation."""
    item = statement.item
    if _EARLY.search(item.after[:200]) or _EARLY.search(item.text) or _BEGUN.match(item.text):
        return Kind.EARLY_ACTION
    label = item.label.printed if item.label else ""
    for heading in (label, item.group, *(s.heading for s in item.section.path())):
        for kind, pattern in _HEADINGS:
            if pattern.search(heading):
                return kind
    if review == "inquiry" and not (addressees and all(_LOCAL.search(name) for name in addressees)):
        return Kind.NATIONAL
    return _by_addressees(addressees) or Kind.OTHER


def _by_addressees(addressees: Sequence[str]) -> Kind | None:
    if not addressees:
        return None
    reaches = [reach_of(name) for name in addressees]
    if all(reach is Reach.NATIONAL for reach in reaches):
        return Kind.NATIONAL
    if len(addressees) > 1 or Reach.SHARED in reaches:
        return Kind.MULTI_AGENCY
    return Kind.SINGLE_AGENCY
