"""Families of labels: which labels of a section mark its items, and which mark paragraphs or parts of items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnt.engine.extraction.asking import asking, is_about_recommendations, opening_ask, sentences
from learnt.engine.extraction.items import Sought
from learnt.engine.extraction.labels import NAMED, Style
from learnt.engine.extraction.outline import Passage

Family = tuple[Style, int, str]


def family_of(passage: Passage) -> Family | None:
    """The family of labels that a passage belongs to; None when it has no label."""
    label = passage.label
    if label is None:
        return None
    prefix = re.sub(r"[\d. -].*", "", label.printed) if label.style is Style.CODE else ""
    return label.style, label.depth if label.style is Style.DECIMAL else 0, prefix


def is_of(passage: Passage, family: Family | None) -> bool:
    """Whether a passage belongs to a family."""
    if family is None or passage.label is None:
        return False
    style = family[0]
    if style in NAMED or style is Style.CODE:
        return passage.label.style is style
    return family_of(passage) == family


def named_family(run: Sequence[Passage], sought: Sought, least: int) -> Family | None:
    """The family of labels that say what they label: the word itself, or a code."""
    labels = [p for p in run if p.label is not None]
    if sum(1 for p in labels if p.label and p.label.style is sought.style) >= least:
        return sought.style, 0, ""
    codes = [
        _with_next(p, run[i + 1 : i + 2])
        for i, p in enumerate(run)
        if p.label and p.label.style is Style.CODE and sought.codes.match(p.label.printed)
    ]
    return (Style.CODE, 0, "") if len(codes) > 1 and _asks(codes, sought) > 0.4 else None


def _with_next(passage: Passage, following: Sequence[Passage]) -> str:
    """The words of a passage, or those after it when it is a label alone."""
    return passage.text or (following[0].text if following else "")


def unnamed_family(run: Sequence[Passage], sought: Sought) -> Family | None:
    """The family of plain labels that marks the items: the first that asks."""
    first: dict[Family, int] = {}
    members: dict[Family, list[Passage]] = {}
    for position, passage in enumerate(run):
        family = family_of(passage)
        if family is not None and family[0] not in NAMED:
            first.setdefault(family, position)
            members.setdefault(family, []).append(passage)
    if not members:
        return None
    weight = {f: _weight(members[f], sought) for f in members}
    return max(members, key=lambda f: (weight[f] >= 0.5, 0 if weight[f] >= 0.5 else weight[f], -first[f]))


_RUNNING = 0.3  # what paragraphs that are numbered through the document lose against a list of their own section


def _weight(members: Sequence[Passage], sought: Sought) -> float:
    running = sum(p.running for p in members) / len(members)
    return _asks([p.text for p in members], sought) - _RUNNING * running


def _asks(texts: Sequence[str], sought: Sought) -> float:
    if not sought.asks:
        return 0.6
    kept = [text for text in texts if not is_about_recommendations(text)]
    return sum(list_ask(text) for text in kept) / len(kept) if kept else 0.0


def list_ask(text: str) -> float:
    """How plainly a listed item asks: at once, or after a sentence of reason if it is short."""
    return max(opening_ask(text), 0.9 * asking(text).strength if len(sentences(text)) <= 3 else 0.0)


def plain_share(members: Sequence[Passage]) -> float:
    """The share of the passages that ask for something in plain words, from 0 to 1."""
    return sum(opening_ask(p.text) >= 0.7 for p in members) / len(members)
