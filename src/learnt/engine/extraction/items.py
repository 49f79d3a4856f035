"""Candidate items: passages that are set out as one of a series, wherever in the document they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby

from learnt.engine.extraction.asking import asking, declared, is_about_recommendations, opening_ask, sentences
from learnt.engine.extraction.labels import NAMED, Label, Style, leading_label
from learnt.engine.extraction.outline import Outline, Part, Passage, Section, letters
from learnt.engine.transcript import BlockKind, Line, Place, places_of


class Form(IntEnum):
    """How an item is set out; the higher, the better it is known for an item."""

    INLINE = 1  # a sentence of running text
    PARAGRAPH = 2  # an unnumbered paragraph under the right heading
    LISTED = 3  # one of a numbered or bulleted series
    ROW = 4  # a row of a table
    NAMED = 5  # carries its name: 'Recommendation 3', 'R3'


@dataclass(slots=True, eq=False)
class Item:
    """One candidate: the passages that make it up, in order."""

    label: Label | None
    section: Section
    form: Form
    order: int
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    title: str = ""
    group: str = ""  # the agency row of a table that it stands under
    owner: str = ""  # the column that says who is to do it
    source: str = ""  # the column that says what lesson or finding it comes from
    boxed: bool = False
    after: str = ""  # the paragraph that follows it

    @property
    def text(self) -> str:
        """Its words as one paragraph."""
        return " ".join(" ".join(self.texts).split())

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands."""
        return places_of(tuple(self.lines))

    def add(self, text: str, lines: Sequence[Line]) -> None:
        """Take a further passage into the item."""
        if text:
            self.texts.append(text)
        self.lines.extend(lines)


@dataclass(slots=True, eq=False)
class Series:
    """Parallel items under one heading or in one manner."""

    items: list[Item]
    section: Section
    where: Part  # RECOMMENDATIONS for a section of its own, SUMMARY, PLAN, or NONE for the body
    discovered: bool = False  # a list that asks, under a heading that does not say so
    mixed: bool = False  # picked out of reasoning, and not a list

    @property
    def words(self) -> int:
        """How much it says, in words."""
        return sum(len(item.text.split()) for item in self.items)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: recommendations, or lessons, which are set out in the same ways."""

    part: Part
    style: Style
    codes: re.Pattern[str]
    asks: bool


RECOMMENDATIONS = Sought(
    Part.RECOMMENDATIONS,
    Style.RECOMMENDATION,
    re.compile(r"(?!Q\d|L\d|LP|F\d|A\d|T\d|NG|KLOE|HC|HL)[A-Z]{1,5}[ /-]?\d"),
    True,
)
LESSONS = Sought(Part.LESSONS, Style.LESSON, re.compile(r"(?:L|LP|KL)[ -]?\d"), False)

_SHUT = Part.EARLIER | Part.QUESTIONS | Part.TERMS | Part.ASIDE
_LEAD_IN = re.compile(
    r"\b(?:recommends?|recommended|recommendations?|recommending)\b(?: (?:that|the following|as follows|are|is|are made|"
    r"are as follows|were agreed|to|arise|below))*\s*[:.–—-]?$",
    re.I,
)
_OTHERS_LEAD_IN = re.compile(
    r"\b(?:earlier|previous|that|(?:19|20)\d\d|serious case|national|iopc|inspect\w+|coroner\w*|[a-z]+ trust)\b[^.]{0,80}"
    r"\b(?:recommended|made (?:the following |\w+ )?recommendations|recommendations (?:were|of))\b",
    re.I,
)
_MIXED = re.compile(r"\b(?:conclusions?|findings?|analysis|lessons?|learning|discussion|issues|themes)\b", re.I)
_REFERRING = re.compile(
    r"^(?:This|These|That|Those|It|They|Such|In doing so|In addition|As (?:a|an|part)|Where|Rationale|Reason|Subsequently|To (?:support|achieve|do))\b"
)


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
    if sought.asks and _says_none(run) and _named_family(run, sought, 1) is None:
        return []
    listed, picked = _split(run, sought)
    return [Series(items, section, where, mixed=mixed) for items, mixed in ((listed, False), (picked, True)) if items]


_NONE = re.compile(
    r"\b(?:mak(?:es?|ing)|made) no (?:further |formal |new |specific )?recommendations?\b(?! (?:to|for|about|on)\b)|"
    r"\bno recommendations? (?:is|are|were|has been|have been) (?:made|needed|necessary)\b(?! (?:to|for|about|on)\b)|"
    r"\bthere are no recommendations\b",
    re.I,
)


def _says_none(run: Sequence[Passage]) -> bool:
    """Whether a section of recommendations says that there are none."""
    return any(_NONE.search(p.text) for p in run)


def _discovered(run: list[Passage], sought: Sought) -> list[Series]:
    """Lists that ask, under headings that do not use the word."""
    if not sought.asks:
        return []
    found = []
    for _, part in groupby(run, key=lambda p: id(p.section)):
        here = [p for p in part if p.table is None]
        section = here[0].section if here else None
        if section is None or section.parts & (Part.DONE | Part.LESSONS | Part.PLAN) or not section.heading:
            continue
        family = _unnamed_family(here, sought)
        known = bool(section.parts & Part.ASKING)
        members = [p for p in here if _is_of(p, family)] if family else []
        if len(members) >= (2 if known else 4) and _plain_share(members) >= (0.5 if known else 0.8):
            items = _cut(here, family, sought, strict=False)
            if items:
                found.append(Series(items, section, Part.SUMMARY & section.parts, discovered=True))
    return found


def _plain_share(members: Sequence[Passage]) -> float:
    return sum(opening_ask(p.text) >= 0.7 for p in members) / len(members)


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
    family = _named_family(passages, sought, least=1)
    named = _cut(passages, family, sought, strict=True) if family is not None else []
    return sorted(named + _led_in(passages, sought, family), key=lambda i: i.order)


def _split(run: list[Passage], sought: Sought) -> tuple[list[Item], list[Item]]:
    """Cut a section into the items of its lists, and the asking paragraphs of what is reasoning and no list."""
    passages = [p for p in run if p.table is None]
    family = _named_family(passages, sought, least=1) or _unnamed_family(passages, sought)
    listed: list[Item] = []
    picked: list[Item] = []
    whole = _is_list(passages, family, sought)
    for _, part in groupby(passages, key=lambda p: id(p.section)):
        here = list(part)
        own = (
            family
            if any(_is_of(p, family) for p in here)
            else _named_family(here, sought, 1) or _unnamed_family(here, sought)
        )
        if own is None and _bold_paragraphs(here):
            listed += _picked(here, sought)
        elif (whole and own == family) or _is_list(here, own, sought):
            listed += _cut(here, own, sought, strict=False)
        else:
            picked += _picked(here, sought)
    return listed, picked


def _bold_paragraphs(passages: Sequence[Passage]) -> list[Passage]:
    """Paragraphs set wholly in bold among others that are not, if those that are bold ask."""
    plain = [p for p in passages if p.kind is not BlockKind.HEADING and len(p.text.split()) > 5]
    bold = [p for p in plain if p.bold]
    asks = [p for p in bold if opening_ask(p.text) >= 0.7]
    return asks if len(bold) < len(plain) and len(asks) >= 0.7 * len(bold) else []


def _is_list(passages: Sequence[Passage], family: _Family | None, sought: Sought) -> bool:
    """Whether the items of a section ask, one as plainly as the next; reasoning asks only here and there."""
    if not sought.asks or (family is not None and (family[0] in NAMED or family[0] is Style.CODE)):
        return True
    members = [p for p in passages if _is_of(p, family)] if family else [p for p in passages if p.label is None]
    members = [p for p in members if not is_about_recommendations(p.text) and p.kind is not BlockKind.HEADING]
    paragraphs = family is None or family[0] is Style.DECIMAL
    plain = sum((opening_ask(p.text) if paragraphs else _list_ask(p.text)) >= 0.5 for p in members)
    if members and _MIXED.search(" ".join(s.heading for s in members[0].section.path())):
        return plain >= 0.8 * len(members) and plain > 1
    return plain >= (0.6 if family and paragraphs else 0.5) * len(members)


def _picked(passages: Sequence[Passage], sought: Sought) -> list[Item]:
    """Paragraphs of reasoning that are recommendations all the same."""
    family = _named_family(passages, sought, 1)
    items = _led_in(passages, sought, family)
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
    first = (sentences(text) or [""])[0]
    return declared(first) or (bool(_OUTRIGHT.match(first)) and opening_ask(first) >= 0.9)


def _short_lists(passages: Sequence[Passage], sought: Sought) -> list[Item]:
    """Runs of like labels within reasoning, if each run asks throughout."""
    items: list[Item] = []
    for family, run in groupby([p for p in passages if p.label is not None], key=_family_of):
        members = list(run)
        if family is None or family[0] is Style.DECIMAL or len(members) < 2 or _plain_share(members) < 0.8:
            continue
        first, last = members[0].order, members[-1].order
        items += _cut([p for p in passages if first <= p.order <= last], family, sought, strict=True)
    return items


def _bold_paragraphs(passages: Sequence[Passage]) -> list[Passage]:
    """Paragraphs set wholly in bold among others that are not, if those that are bold ask."""
    plain = [p for p in passages if p.kind is not BlockKind.HEADING and len(p.text.split()) > 5]
    bold = [p for p in plain if p.bold]
    asks = [p for p in bold if opening_ask(p.text) >= 0.7]
    return asks if len(bold) < len(plain) and len(asks) >= 0.7 * len(bold) else []


def _is_list(passages: Sequence[Passage], family: _Family | None, sought: Sought) -> bool:
    """Whether the items of a section ask, one as plainly as the next; reasoning asks only here and there."""
    if not sought.asks or (family is not None and (family[0] in NAMED or family[0] is Style.CODE)):
        return True
    members = [p for p in passages if _is_of(p, family)] if family else [p for p in passages if p.label is None]
    members = [p for p in members if not is_about_recommendations(p.text) and p.kind is not BlockKind.HEADING]
    paragraphs = family is None or family[0] is Style.DECIMAL
    plain = sum((opening_ask(p.text) if paragraphs else _list_ask(p.text)) >= 0.5 for p in members)
    if members and _MIXED.search(" ".join(s.heading for s in members[0].section.path())):
        return plain >= 0.8 * len(members) and plain > 1
    return plain >= (0.6 if family and paragraphs else 0.5) * len(members)


def _picked(passages: Sequence[Passage], sought: Sought) -> list[Item]:
    """Paragraphs of reasoning that are recommendations all the same."""
    family = _named_family(passages, sought, 1)
    items = _led_in(passages, sought, family)
    bold = _bold_paragraphs(passages)
    if len(bold) > 1 or (bold and len(passages) > 1):
        return [Item(p.label, p.section, Form.PARAGRAPH, p.order, [p.text], list(p.lines)) for p in bold]
    for p in passages:
        if p.kind is not BlockKind.HEADING and declared((sentences(p.text) or [""])[0]):
            items.append(
                Item(p.label, p.section, Form.LISTED if p.label else Form.PARAGRAPH, p.order, [p.text], list(p.lines))
            )
    return sorted(items, key=lambda i: i.order)


_Family = tuple[Style, int, str]


def _family_of(passage: Passage) -> _Family | None:
    label = passage.label
    if label is None:
        return None
    prefix = re.sub(r"[\d. -].*", "", label.printed) if label.style is Style.CODE else ""
    return label.style, label.depth if label.style is Style.DECIMAL else 0, prefix


def _is_of(passage: Passage, family: _Family | None) -> bool:
    if family is None or passage.label is None:
        return False
    style = family[0]
    if style in NAMED or style is Style.CODE:
        return passage.label.style is style
    return _family_of(passage) == family


def _named_family(run: Sequence[Passage], sought: Sought, least: int) -> _Family | None:
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


def _unnamed_family(run: Sequence[Passage], sought: Sought) -> _Family | None:
    """The family of plain labels that marks the items: the first that asks."""
    first: dict[_Family, int] = {}
    members: dict[_Family, list[Passage]] = {}
    for position, passage in enumerate(run):
        family = _family_of(passage)
        if family is not None and family[0] not in NAMED:
            first.setdefault(family, position)
            members.setdefault(family, []).append(passage)
    asks = {f: _asks([p.text for p in members[f]], sought) for f in members}
    ranked = sorted(members, key=lambda f: (asks[f] >= 0.5, 0 if asks[f] >= 0.5 else asks[f], -first[f]), reverse=True)
    return ranked[0] if ranked else None


def _asks(texts: Sequence[str], sought: Sought) -> float:
    if not sought.asks:
        return 0.6
    kept = [text for text in texts if not is_about_recommendations(text)]
    return sum(_list_ask(text) for text in kept) / len(kept) if kept else 0.0


def _list_ask(text: str) -> float:
    """How plainly a listed item asks: at once, or after a sentence of reason if it is short."""
    return max(opening_ask(text), 0.9 * asking(text).strength if len(sentences(text)) <= 3 else 0.0)


def _cut(run: Sequence[Passage], family: _Family | None, sought: Sought, strict: bool) -> list[Item]:
    """Items of one run, each with the passages that belong to it. `strict`: the run is ordinary running text."""
    items: list[Item] = []
    item: Item | None = None
    others = False
    last_start = max((p.order for p in run if _starts(p, family, sought, strict)), default=-1)
    for passage in run:
        if _OTHERS_LEAD_IN.search(passage.text) and _LEAD_IN.search(passage.text):
            others, item = True, None
        elif _starts(passage, family, sought, strict):
            if others and passage.label and passage.label.style not in NAMED:
                continue
            others = False
            item = _begun(passage, family)
            items.append(item)
        elif item is not None and _continues(item, passage, family, strict, passage.order < last_start):
            item.add(_with_label(passage), passage.lines)
        else:
            if item is not None:
                item.after = item.after or passage.text
            item = None
    return [i for i in items if i.text]


def _starts(passage: Passage, family: _Family | None, sought: Sought, strict: bool) -> bool:
    if family is None:
        return not strict and _starts_unlabelled(passage, sought)
    if not _is_of(passage, family):
        return False
    if family[0] in NAMED or family[0] is Style.CODE:
        return not (
            sought.asks and is_about_recommendations(passage.text) and passage.label and not passage.label.printed
        )
    if sought.asks and asking(passage.text).strength < (0.2 if family[0] is Style.DECIMAL else 0.08):
        return False
    return not is_about_recommendations(passage.text)


def _starts_unlabelled(passage: Passage, sought: Sought) -> bool:
    if not sought.asks or passage.kind is BlockKind.HEADING:
        return False
    return asking(passage.text).strength >= 0.5 and not re.match(r"[a-z(]", passage.text)


def _begun(passage: Passage, family: _Family | None) -> Item:
    form = Form.PARAGRAPH
    if family is not None:
        form = Form.NAMED if family[0] in NAMED or family[0] is Style.CODE else Form.LISTED
    item = Item(passage.label, passage.section, form, passage.order, boxed=passage.boxed)
    item.title, text = _title(passage)
    item.add(_bold_part(text, passage) if form is Form.NAMED else text, passage.lines)
    return item


def _title(passage: Passage) -> tuple[str, str]:
    """The bold title that a labelled item may begin with, and the words after it."""
    if passage.kind is BlockKind.HEADING or (
        passage.bold and len(passage.text.split()) < 16 and not _is_sentence(passage.text)
    ):
        asked = asking(passage.text).strength > 0.6 and _is_sentence(passage.text)
        return ("", passage.text) if asked else (passage.text, "")
    bold = 0
    while bold < len(passage.lines) and passage.lines[bold].bold:
        bold += 1
    if not bold or bold == len(passage.lines):
        return "", passage.text
    head = " ".join(line.text for line in passage.lines[:bold])
    _, head = leading_label(head)
    count = len(head.split())
    words = passage.text.split()
    rest = " ".join(words[count:])
    if (
        not count
        or count > 18
        or _is_sentence(head)
        or len(sentences(head)) > 1
        or not rest[:1].isupper()
        or asking(head).strength > 0.6
        or words[:1] != head.split()[:1]
    ):
        return "", passage.text
    return head, rest


def _bold_part(text: str, passage: Passage) -> str:
    """The bold sentences with which a passage begins, if bold marks the recommendation off from what is said of it."""
    parts = sentences(text)
    whole = letters("".join(line.text for line in passage.lines))
    flags = "".join(("b" if line.bold else ".") * len(letters(line.text)) for line in passage.lines)
    start = whole.find(letters(text)[:40])
    if start < 0 or "b" not in flags or "." not in flags or len(parts) < 2:
        return text
    kept: list[str] = []
    for part in parts:
        end = start + len(letters(part))
        if flags[start:end].count("b") < 0.5 * (end - start):
            break
        kept.append(part)
        start = end
    return " ".join(kept) if kept and asking(" ".join(kept)).strength >= 0.5 else text


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ":"))


def _continues(item: Item, passage: Passage, family: _Family | None, strict: bool, amid: bool) -> bool:
    """Whether a passage that starts no item belongs to the one before it."""
    if passage.section is not item.section or passage.kind is BlockKind.HEADING:
        return False
    if passage.label is not None:
        return _is_sub_item(item, passage, family)
    text = item.text
    if not text or text.endswith((":", ";", ",")) or re.match(r"[a-z(]", passage.text):
        return True
    if is_about_recommendations(passage.text) or passage.text.endswith("?"):
        return False
    if item.boxed or passage.boxed:
        return item.boxed and passage.boxed
    if not strict and _is_indented(passage, item):
        return True
    if asking(passage.text).strength >= 0.7 and not declared(sentences(passage.text)[0]):
        return True
    return not strict and (amid or bool(_REFERRING.match(passage.text)))


def _is_indented(passage: Passage, item: Item) -> bool:
    """Whether a paragraph is set in from the label of the item before it, as its own further paragraphs are."""
    box = item.lines[0].place.box if item.lines else None
    return box is not None and item.label is not None and bool(item.label.printed) and 8 < passage.left - box.left < 90


def _is_sub_item(item: Item, passage: Passage, family: _Family | None) -> bool:
    label = passage.label
    if label is None or label.style in NAMED or label.style is Style.CODE:
        return False
    if label.style in (Style.LETTER, Style.ROMAN, Style.BULLET):
        return True
    if label.style is Style.DECIMAL:
        return family is not None and family[0] is Style.DECIMAL and label.depth > family[1]
    return (
        label.number is not None
        and label.number <= 20
        and (label.number == 1 or item.text.endswith((";", ":", "and", "or")))
    )


def _with_label(passage: Passage) -> str:
    label = passage.label
    if label is None or label.style is Style.BULLET or not label.printed:
        return passage.text
    printed = f"({label.printed})" if label.style in (Style.LETTER, Style.ROMAN) else f"{label.printed}."
    return f"{printed} {passage.text}"


def _led_in(run: Sequence[Passage], sought: Sought, family: _Family | None = None) -> list[Item]:
    """Lists in running text that a sentence announces: 'The panel therefore recommends:'."""
    if not sought.asks:
        return []
    items: list[Item] = []
    leading = False
    chosen: _Family | None = None
    for passage in run:
        if passage.label is None or not (_is_of(passage, chosen) or chosen is None):
            if items and leading and items[-1].text.endswith((":", ";", ",")):
                items[-1].add(_with_label(passage), passage.lines)
                continue
            leading = _announces(passage)
            chosen = None
        elif leading and not _is_of(passage, family):
            if chosen is None and asking(passage.text).strength < 0.4:
                leading = _announces(passage)
                continue
            chosen = chosen or _family_of(passage)
            items.append(
                Item(passage.label, passage.section, Form.LISTED, passage.order, [passage.text], list(passage.lines))
            )
        else:
            leading = _announces(passage)
    return items


def _announces(passage: Passage) -> bool:
    last = (sentences(passage.text) or [""])[-1]
    return bool(_LEAD_IN.search(last)) and last.rstrip().endswith(":") and not _OTHERS_LEAD_IN.search(last)
