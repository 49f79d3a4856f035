"""Series of parallel items outside tables: in a section of their own, in reasoning, or strewn over the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from learnt.engine.extraction.asking import declared, is_about_recommendations, opening_ask, sentences
from learnt.engine.extraction.cutting import cut_into_items, led_in
from learnt.engine.extraction.families import (
    Family,
    family_of,
    is_of,
    list_ask,
    named_family,
    plain_share,
    unnamed_family,
)
from learnt.engine.extraction.items import Form, Item, Series, Sought
from learnt.engine.extraction.labels import NAMED, Style
from learnt.engine.extraction.outline import Outline, Part, Passage, Section
from learnt.engine.transcript import BlockKind

_SHUT = Part.EARLIER | Part.QUESTIONS | Part.TERMS | Part.ASIDE


_MIXED = re.compile(r"\b(?:conclusions?|findings?|analysis|lessons?|learning|discussion|issues|themes)\b", re.I)


def series_of(laid: Outline, sought: Sought) -> list[Series]:
    """Every series of items outside tables: those with a section of their own, and those strewn over the body."""
    found: list[Series] = []
    strewn: dict[Part, list[Item]] = {}
    for section, run in _regions(laid.passages, sought):
        if section is not None:
            found += _section_series(section, run, sought)
        else:
            found += _discovered(run, sought)
            for item in _strewn(run, sought):
                strewn.setdefault(Part.SUMMARY & item.section.parts, []).append(item)
    for where, items in strewn.items():
        found.append(Series(items, items[0].section, where))
    return [s for s in found if s.items]


def _section_series(section: Section, run: list[Passage], sought: Sought) -> list[Series]:
    """The lists of one section, and apart from them what is picked out of its reasoning."""
    where = _where(section, sought)
    if sought.asks and _says_none(run) and named_family(run, sought, 1) is None:
        return []
    listed, picked = _split(run, sought)
    if any(p.table is not None for p in run) and _is_beside_table(listed, run):
        listed = []
    return [Series(items, section, where, mixed=mixed) for items, mixed in ((listed, False), (picked, True)) if items]


def _is_beside_table(listed: Sequence[Item], run: Sequence[Passage]) -> bool:
    """Whether what was cut out of a section is only the text round its table: one paragraph, or numbered throughout."""
    running = {p.order for p in run if p.running}
    alone = len(listed) == 1 and listed[0].form in (Form.PARAGRAPH, Form.LISTED)
    return alone or (bool(listed) and all(item.order in running for item in listed))


_NONE = re.compile(
    r"\b(?:mak(?:es?|ing)|made) no (?:further |formal |new |specific )?recommendations?\b(?! (?:to|for|about|on)\b)|"
    r"\bno recommendations? (?:is|are|were|has been|have been) (?:made|needed|necessary)\b(?! (?:to|for|about|on)\b)|"
    r"\bthere are no recommendations\b",
    re.I,
)


def _says_none(run: Sequence[Passage]) -> bool:
    """Whether a section of recommendations says that there are none."""
    return any(_NONE.search(p.text) for p in run)


_OF_THE_REVIEW = re.compile(
    r"\b(?:(?:this|the) review|terms of reference|panel members?|authors?|chronolog\w+|IMRs?|scope|the chair|"
    r"overview report|whether|agencies are asked to say)\b|^(?:To )?(?:[Dd]etermine|[Ee]stablish|[Ee]xamine|[Cc]onsider|[Cc]ontribute)\b"
)


def _discovered(run: list[Passage], sought: Sought) -> list[Series]:
    """Lists that ask, under headings that do not use the word."""
    if not sought.asks:
        return []
    found = []
    for section, part in groupby(run, key=lambda p: p.section.announcing(Part.ASKING) or p.section):
        here = [p for p in part if p.table is None]
        if section.parts & (Part.DONE | Part.LESSONS | Part.PLAN) or not section.heading or not here:
            continue
        family = unnamed_family(here, sought)
        if not _is_asked(section, here, family):
            continue
        items = cut_into_items(here, family, sought, strict=False)
        if items:
            found.append(Series(items, section, Part.SUMMARY & section.parts, discovered=True))
    return found


def _is_asked(section: Section, here: Sequence[Passage], family: Family | None) -> bool:
    """Whether the list of a section asks: what its items say, what its heading says, and how it is led up to."""
    known = bool(section.parts & Part.ASKING)
    members = [p for p in here if is_of(p, family)] if family else [p for p in here if known and not p.label]
    of_review = sum(bool(_OF_THE_REVIEW.search(p.text)) for p in members)
    if len(members) < (1 if known else 3) or (not known and of_review > 0.25 * len(members)):
        return False
    led = any(p.label is None or p.running for p in here if _LED_BY_REVIEW.search(p.text))
    needed = _ASKED - 0.2 * known - 0.15 * led
    return sum(list_ask(p.text) for p in members) >= needed * len(members)


_ASKED = 0.62  # the mean strength of asking at which a list under a heading that says nothing is one of recommendations
_LED_BY_REVIEW = re.compile(
    r"\b(?:panel|review|reviewers?|author|chair|we|I) (?:\w+ )?(?:recommends?|asks?|proposes?)\b(?: the following| that|:| for)",
    re.I,
)


def _where(section: Section, sought: Sought) -> Part:
    return Part.SUMMARY if Part.SUMMARY & section.parts else sought.part


def _regions(passages: Sequence[Passage], sought: Sought) -> Iterator[tuple[Section | None, list[Passage]]]:
    """Runs of passages that share a heading announcing what is sought, and what lies between them."""
    open_passages = [p for p in passages if not _is_shut(p.section, sought)]
    for section, run in groupby(open_passages, key=lambda p: p.section.announcing(sought.part)):
        yield section, list(run)


def _is_shut(section: Section, sought: Sought) -> bool:
    """Whether a section holds what others say or ask. A heading that announces what is sought opens it again."""
    opened = section.announcing(sought.part)
    if opened is None:
        return bool(section.parts & _SHUT)
    below = Part.NONE
    for inner in section.path():
        if inner is opened:
            break
        below |= inner.own
    return bool(below & _SHUT or opened.parts & Part.EARLIER)


def _strewn(run: list[Passage], sought: Sought) -> list[Item]:
    """Items in running text: those that carry their name, and lists that a sentence announces."""
    passages = [p for p in run if p.table is None]
    family = named_family(passages, sought, least=1)
    named = cut_into_items(passages, family, sought, strict=True) if family is not None else []
    return sorted(named + led_in(passages, sought, family), key=lambda i: i.order)


def _split(run: list[Passage], sought: Sought) -> tuple[list[Item], list[Item]]:
    """Cut a section into the items of its lists, and the asking paragraphs of what is reasoning and no list."""
    passages = [p for p in run if p.table is None]
    family = named_family(passages, sought, least=1) or unnamed_family(passages, sought)
    listed: list[Item] = []
    picked: list[Item] = []
    whole = _is_list(passages, family, sought)
    for _, part in groupby(passages, key=lambda p: id(p.section)):
        here = list(part)
        own = (
            family
            if any(is_of(p, family) for p in here)
            else named_family(here, sought, 1) or unnamed_family(here, sought)
        )
        if own is None and family is not None and sum(opening_ask(p.text) >= 0.5 for p in here) < 2:
            continue
        if own is None and _bold_paragraphs(here):
            listed += _picked(here, sought)
        elif (whole and own == family) or _is_list(here, own, sought):
            listed += cut_into_items(here, own, sought, strict=False)
        else:
            picked += _picked(here, sought)
    return listed, picked


def _is_list(passages: Sequence[Passage], family: Family | None, sought: Sought) -> bool:
    """Whether the items of a section ask, one as plainly as the next; reasoning asks only here and there."""
    if not sought.asks or (family is not None and (family[0] in NAMED or family[0] is Style.CODE)):
        return True
    members = [p for p in passages if is_of(p, family)] if family else [p for p in passages if p.label is None]
    members = [p for p in members if not is_about_recommendations(p.text) and p.kind is not BlockKind.HEADING]
    if members and _MIXED.search(" ".join(s.heading for s in members[0].section.path())):
        return sum(opening_ask(p.text) >= 0.5 for p in members) >= max(0.8 * len(members), 2)
    return sum(list_ask(p.text) >= 0.45 for p in members) >= (
        0.6 if family and family[0] is Style.DECIMAL else 0.5
    ) * len(members)


def _picked(passages: Sequence[Passage], sought: Sought) -> list[Item]:
    """Paragraphs of reasoning that are recommendations all the same."""
    family = named_family(passages, sought, 1)
    items = led_in(passages, sought, family)
    bold = _bold_paragraphs(passages)
    if len(bold) > 1 or (bold and len(passages) > 1):
        return [Item(p.label, p.section, Form.PARAGRAPH, p.order, [p.text], list(p.lines)) for p in bold]
    items += _short_lists(passages, sought)
    taken = {item.order for item in items}
    for p in passages:
        if p.order not in taken and p.kind is not BlockKind.HEADING and _asks_outright(p.text):
            form = Form.LISTED if p.label else Form.PARAGRAPH
            items.append(Item(p.label, p.section, form, p.order, [p.text], list(p.lines)))
    return sorted(items, key=lambda i: i.order)


_OUTRIGHT = re.compile(
    r"(?:The |All |Each |Every )?[A-Z][\w’'&-]+(?:[\s,]+[\w’'&/-]+){0,11}?\s+(?:should|must|shall)\b(?! (?:not )?have\b)"
)


def _asks_outright(text: str) -> bool:
    first = (sentences(text) or ("",))[0]
    return declared(first) or (bool(_OUTRIGHT.match(first)) and opening_ask(first) >= 0.9)


def _short_lists(passages: Sequence[Passage], sought: Sought) -> list[Item]:
    """Runs of like labels within reasoning, if each run asks throughout."""
    items: list[Item] = []
    for family, run in groupby([p for p in passages if p.label is not None], key=family_of):
        members = list(run)
        if family is None or family[0] is Style.DECIMAL or len(members) < 2 or plain_share(members) < 0.8:
            continue
        first, last = members[0].order, members[-1].order
        items += cut_into_items([p for p in passages if first <= p.order <= last], family, sought, strict=True)
    return items


def _bold_paragraphs(passages: Sequence[Passage]) -> list[Passage]:
    """Paragraphs set wholly in bold among others that are not, if those that are bold ask."""
    plain = [p for p in passages if p.kind is not BlockKind.HEADING and len(p.text.split()) > 5]
    bold = [p for p in plain if p.bold]
    asks = [p for p in bold if opening_ask(p.text) >= 0.7]
    return asks if len(bold) < len(plain) and len(asks) >= 0.7 * len(bold) else []
