"""What a person changed in the words that were proposed, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from learnt.domain.recommendations.operations import Wording
from learnt.domain.vocabularies.recommendations import RecommendationKind

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Stretch:
    """Some words that stayed, went or came."""

    kind: str  # "same", "removed" or "added"
    text: str


@dataclass(frozen=True)
class Change:
    """A fact besides the words that a person changed."""

    name: str
    before: str
    after: str


def between(before: str, after: str) -> list[Stretch]:
    """The stretches that lead from one text to another; one that stayed when they are the same."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    stretches: list[Stretch] = []
    for how, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            stretches.append(Stretch("same", "".join(old[i:j])))
            continue
        if i < j:
            stretches.append(Stretch("removed", "".join(old[i:j])))
        if k < m:
            stretches.append(Stretch("added", "".join(new[k:m])))
    return stretches


def besides_words(before: Wording, after: Wording) -> list[Change]:
    """What else than the words was changed."""
    pairs = (
        (_("Label"), before.label, after.label),
        (_("Addressed to"), "; ".join(before.addressees), "; ".join(after.addressees)),
        (_("Kind"), _kind(before), _kind(after)),
    )
    return [Change(name, old, new) for name, old, new in pairs if old != new]


def _kind(wording: Wording) -> str:
    return str(RecommendationKind(wording.kind).label)
