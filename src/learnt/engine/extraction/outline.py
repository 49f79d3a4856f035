"""The outline of a document: its passages in order, each under its headings, and what kind of part it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Flag, auto

from learnt.engine.extraction.labels import NAMED, Label, Style, leading_label, read_label
from learnt.engine.extraction.ownership import disowns
from learnt.engine.transcript import Block, BlockKind, Cell, Line, Table, Transcript


class Part(Flag):
    """What a heading announces. A heading may announce several things; its subheadings inherit them."""

    NONE = 0
    RECOMMENDATIONS = auto()
    LESSONS = auto()
    SUMMARY = auto()
    PLAN = auto()
    TERMS = auto()
    EARLIER = auto()  # of another review, or of other bodies
    QUESTIONS = auto()
    DONE = auto()  # good practice and changes already made
    ASKING = auto()  # what is to change, without the word
    ASIDE = auto()  # glossary, references, panel, contents


_YEAR = r"(?:19|20)\d\d"
_OTHERS = r"reviews?|inquir(?:y|ies)|inspections?|reports?|investigations?"
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(pattern, re.I))
    for part, pattern in (
        (Part.RECOMMENDATIONS, r"\brecommend(?:ations?|ed|s)?\b|\bargymhell"),
        (
            Part.ASKING,
            r"what (?:needs?|must|should|has|have|ought)\b.{0,25}\b(?:change|happen|done|do)\b|"
            r"what (?:we|the panel|the review) (?:ask|want|propose|are asking)|"
            r"^(?:\d[\d.]* )?(?:next steps|(?:the )?way forward|proposals?|actions? (?:needed|required|called for)|"
            r"improvement priorities|priorities for (?:change|action|improvement)|challenges? (?:to|for)|undertakings|"
            r"changes? (?:needed|required|we want|called for)|calls? (?:to|for) action|matters? for)\b",
        ),
        (Part.LESSONS, r"\blessons?\b|\blearning points?\b|\bkey learning\b|\bgwersi?\b|findings in brief|^learning$"),
        (
            Part.SUMMARY,
            r"\bexecutive summary\b|^(?:\S+ / )?summary(?: of (?:the|this) (?:review|report|case))?$|crynodeb gweith|^overview and summary",
        ),
        (Part.PLAN, r"\b(?:action|implementation|improvement|delivery) plans?\b|cynllun gweithredu"),
        (
            Part.TERMS,
            r"terms of reference|key lines of enquiry|cylch gorchwyl|^(?:\d[\d.]* )?scope\b|^purpose\b|methodology",
        ),
        (
            Part.EARLIER,
            rf"\b(?:previous|earlier|past|prior|former)\b.{{0,40}}\b(?:{_OTHERS}|recommendations|learning)\b|\bother\b.{{0,20}}\b(?:{_OTHERS})\b|"
            rf"\brecommendations?\b.{{0,30}}\b(?:of|from|made (?:in|by)|in)\b (?:the |an? )?.{{0,40}}(?:{_YEAR}|\b(?:previous|earlier|another|ipoc|iopc|coroner|inspectorate|inquest|serious case|adult [a-z] review))|"
            rf"\b{_YEAR}\b.{{0,40}}\b(?:{_OTHERS})\b|\b(?:{_OTHERS})\b.{{0,25}}\({_YEAR}\)|"
            r"\bprogress (?:on|against|with|since)\b|recommendations (?:already )?(?:implemented|completed|made by others)|"
            r"response to (?:the )?recommendations|recommendations? (?:accepted|rejected|not accepted)|national (?:learning|reviews?|research)|^research\b|literature|parallel (?:reviews?|processes|matters|investigations?)",
        ),
        (Part.QUESTIONS, r"^(?:\d[\d.]* )?questions?\b|questions for"),
        (
            Part.DONE,
            r"good practice|what went well|arfer da|changes? (?:already )?made|what has changed|done already|already (?:taken|made|done)|improvements (?:already )?made",
        ),
        (
            Part.ASIDE,
            r"^(?:appendix.{0,6})?(?:glossary|references|bibliography|abbreviations|acronyms|geirfa|contents|cynnwys)\b|panel members|review panel$|distribution list",
        ),
    )
)


@dataclass(slots=True, eq=False)
class Section:
    """A heading with everything up to the next heading of its rank."""

    heading: str
    number: str = ""
    level: int = 0
    order: int = 0
    parent: Section | None = None
    own: Part = Part.NONE

    @property
    def parts(self) -> Part:
        """What it and the headings above it announce."""
        return self.own | self.parent.parts if self.parent is not None else self.own

    def path(self) -> list[Section]:
        """From the section itself up to the highest heading above it."""
        here: Section | None = self
        out = []
        while here is not None and here.heading:
            out.append(here)
            here = here.parent
        return out

    def announcing(self, part: Part) -> Section | None:
        """The highest section on its path that announces `part`."""
        return next((s for s in reversed(self.path()) if part & s.own), None)


@dataclass(slots=True, eq=False)
class Passage:
    """A paragraph, list item or small box of the text, with its label read and the section it stands in."""

    text: str
    label: Label | None
    lines: tuple[Line, ...]
    section: Section
    order: int
    kind: BlockKind
    boxed: bool = False
    table: Table | None = None
    running: bool = False  # numbered in one count with the paragraphs of the whole document

    @property
    def left(self) -> float:
        """How far its first line is from the left edge, in points; 0 when unknown."""
        box = self.lines[0].place.box if self.lines else None
        return box.left if box else 0.0

    @property
    def bold(self) -> bool:
        """Whether all of it is set bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(slots=True)
class Outline:
    """The passages of a document and its sections, in order."""

    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def parts_of(heading: str) -> Part:
    """What a heading announces."""
    found = Part.EARLIER if re.match(r"[“\"][^”\"]*$", heading) else Part.NONE
    for part, pattern in _PARTS:
        if pattern.search(heading):
            found |= part
    if Part.EARLIER in found and re.search(r"lessons from (?:this|the) review|this review", heading, re.I):
        found &= ~Part.EARLIER
    return found


def outline(transcript: Transcript) -> Outline:
    """Lay out a transcript: which passage stands under which headings."""
    laid = Outline()
    root = Section(heading="")
    here = root
    for block in _joined_headings(_with_run_on_headings(transcript.body())):
        if block.kind is BlockKind.HEADING and not _is_labelled_item(block):
            here = _opened(block, here, root, laid)
            continue
        for piece in _pieces(block):
            label, text = _broken_label(laid.passages, *read_label(piece.label, piece.text))
            caption = _caption(piece)
            if caption is not None:
                label, text = caption, ""
            for own, words, lines in _named_within(label, text, piece.lines):
                laid.passages.append(
                    Passage(words, own, lines, here, len(laid.passages), piece.kind, piece.boxed, piece.table)
                )
    _correct_titles(laid.sections)
    _note_disowned(laid.passages)
    _note_running(laid.passages)
    _tell_letters_from_numerals(laid.passages)
    return laid


def _note_running(passages: Iterable[Passage]) -> None:
    """Mark the paragraphs that are numbered from 1 through all sections: their numbers make no list of them."""
    chain: list[Passage] = []
    for passage in passages:
        label = passage.label
        if label is not None and label.style is Style.NUMBER and label.number == len(chain) + 1:
            chain.append(passage)
    if len(chain) > 7 and len({id(p.section) for p in chain}) > 2:
        for passage in chain:
            passage.running = True


def _note_disowned(passages: Iterable[Passage]) -> None:
    """Mark the sections of which a passage says that what stands there is not the review's own."""
    for passage in passages:
        if passage.section.heading and passage.label is None and disowns(passage.text):
            passage.section.own |= Part.EARLIER


def _tell_letters_from_numerals(passages: Sequence[Passage]) -> None:
    """After (h), the label (i) is a letter; after (iii), (c) is none."""
    last: Label | None = None
    for passage in passages:
        label = passage.label
        if label is None or label.style not in (Style.LETTER, Style.ROMAN):
            continue
        if label.style is Style.ROMAN and len(label.printed) == 1 and last is not None and last.style is Style.LETTER:
            number = ord(label.printed.lower()) - 96
            if last.number is not None and number == last.number + 1:
                passage.label = label = replace(label, style=Style.LETTER, number=number)
        last = label


def _broken_label(passages: list[Passage], label: Label | None, text: str) -> tuple[Label | None, str]:
    """'Recommendation' at the end of one line and '9.' at the start of the next are one label."""
    if label is None or label.style is not Style.NUMBER or not passages or passages[-1].table is not None:
        return label, text
    before = passages[-1].text
    if not before.endswith(" Recommendation"):
        return label, text
    passages[-1].text = before.removesuffix("Recommendation").rstrip()
    return Label(f"Recommendation {label.printed}", Style.RECOMMENDATION, label.number), text


_CAPTION = re.compile(
    r"(?:(?:[A-Z][\w’'-]+\s+){0,2}(?:[Rr]ecommendation|RECOMMENDATION|Argymhelliad)|(?:Key )?[Ll]earning point|Lesson)\b(?: (?:for|to) .+)?"
)


def _caption(piece: Block) -> Label | None:
    """The label that a line of its own is: 'Recommendation', 'Recommendation for Government', with no number."""
    words = unspaced(f"{piece.label} {piece.text}".strip(" :"))
    set_off = piece.boxed or (bool(piece.lines) and all(line.bold for line in piece.lines))
    if piece.table is not None or not set_off or len(words.split()) > 9 or not _CAPTION.fullmatch(words):
        return None
    return Label("", Style.LESSON if re.search(r"lesson|learning", words, re.I) else Style.RECOMMENDATION)


def unspaced(words: str) -> str:
    """A word set with its letters apart ('R E CO M M E N D ATION'), closed up; other words as they are."""
    parts = words.split()
    spaced = len(parts) > 3 and sum(len(part) < 3 for part in parts) > len(parts) / 2 and words.isupper()
    return "".join(parts).capitalize() if spaced else words


_NAMED_WITHIN = re.compile(r"(?<=[.:;?)’”] )(?=(?:Recommendation|Argymhelliad) (?:\d+|[A-Z]\d?)\s*[:.–—-])")


def _named_within(
    label: Label | None, text: str, lines: tuple[Line, ...]
) -> list[tuple[Label | None, str, tuple[Line, ...]]]:
    """A passage cut where 'Recommendation 5.' begins in the middle of it."""
    if "Recommendation " not in text and "Argymhelliad " not in text:
        return [(label, text, lines)]
    first, *others = _NAMED_WITHIN.split(text)
    if not others:
        return [(label, text, lines)]
    return [
        (label, first.strip(), lines_of(lines, first)),
        *((*leading_label(part), lines_of(lines, part)) for part in others),
    ]


def lines_of(lines: tuple[Line, ...], text: str) -> tuple[Line, ...]:
    """The lines on which some of their words stand."""
    whole = letters("".join(line.text for line in lines))
    start = whole.find(letters(text)[:40])
    if start < 0:
        return lines
    end = start + len(letters(text))
    kept, position = [], 0
    for line in lines:
        after = position + len(letters(line.text))
        if after > start and position < end:
            kept.append(line)
        position = after
    return tuple(kept) or lines


def letters(text: str) -> str:
    """A text without spaces, hyphens and stops, for finding words that lines cut up."""
    return re.sub(r"\W", "", text)


def _correct_titles(sections: Sequence[Section]) -> None:
    """A title page that says 'Overview report and executive summary' makes no summary of all that follows."""
    for section in sections:
        if section.own:
            below = [s for s in sections if section in s.path()[1:]]
            if len(below) > max(0.6 * len(sections), 3):
                section.own = Part.NONE
            elif Part.SUMMARY & section.own and any(Part.SUMMARY & s.own for s in below):
                section.own &= ~Part.SUMMARY


def _with_run_on_headings(blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks, a short bold '4.2 Housing' before '4.2.1' made the heading that it is."""
    held: Block | None = None
    for block in blocks:
        if held is not None:
            below = block.label.strip(".").startswith(held.label.strip(".") + ".")
            yield replace(held, kind=BlockKind.HEADING, level=held.label.strip(".").count(".") + 2) if below else held
            held = None
        if _may_head(block):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _may_head(block: Block) -> bool:
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?", block.label))
        and bool(block.lines)
        and all(line.bold for line in block.lines)
        and len(block.text.split()) <= 12
        and not block.text.endswith((".", ";", ":", ","))
    )


def _joined_headings(blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks, a heading that is a mere number or 'Appendix 4:' joined to the heading that follows."""
    held: Block | None = None
    for block in blocks:
        if held is not None:
            if block.kind is BlockKind.HEADING and not block.label and block.level == held.level:
                label = f"{held.label} {held.text}".strip()
                yield replace(block, text=f"{label} {block.text}", lines=held.lines + block.lines)
                held = None
                continue
            yield held
            held = None
        if block.kind is BlockKind.HEADING and re.fullmatch(
            r"(?:(?i:appendix|annex|chapter)\s*[\dA-Z]*)?[\d.]*:?", f"{block.label} {block.text}".strip()
        ):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _is_labelled_item(block: Block) -> bool:
    """Whether a heading is itself the label of an item: 'Recommendation 3', 'Lesson 2: Language'."""
    label, _ = read_label(block.label, block.text)
    return label is not None and (label.style in NAMED or label.style is Style.CODE) and label.style is not Style.ACTION


def _opened(block: Block, here: Section, root: Section, laid: Outline) -> Section:
    whole = f"{block.label} {block.text}".strip()
    label, text = leading_label(whole)
    plain = label is not None and label.style not in NAMED and label.style is not Style.CODE and bool(text)
    number = label.printed if label is not None and plain else ""
    title = re.sub(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+", "", text if plain else whole)
    level = _level(block, number)
    parent = here
    while parent is not root and parent.level >= level and not _is_within(title, number, parent, level):
        parent = parent.parent or root
    section = Section(
        heading=title.strip(),
        number=number,
        level=max(level, parent.level + 1),
        order=len(laid.passages),
        parent=parent,
        own=parts_of(title),
    )
    laid.sections.append(section)
    return section


def _level(block: Block, number: str) -> int:
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*", number):
        return max(block.level, number.count(".") + 1) if "." in number else max(block.level, 1)
    return block.level or 1


def _is_within(title: str, number: str, parent: Section, level: int) -> bool:
    """Whether an unnumbered heading of equal rank stands inside a numbered one all the same."""
    if number or not parent.number or parent.level < level:
        return False
    return (
        bool(Part.RECOMMENDATIONS & parent.own)
        and parts_of(title) in (Part.NONE, Part.RECOMMENDATIONS)
        and not re.match(r"appendix|annex|conclusion|closing|next steps", title, re.I)
    )


def _pieces(block: Block) -> list[Block]:
    """A block, or the rows of a small frame that a word processor or a drawn box makes of a labelled passage."""
    if block.table is None or not _is_frame(block.table):
        return [block]
    pieces = []
    for number in block.table.row_numbers():
        cells = [c for c in block.table.row(number) if c.text.strip()]
        if cells:
            pieces.append(_framed(cells))
    return pieces


def _is_frame(table: Table) -> bool:
    columns = {cell.column for cell in table.cells}
    if len(columns) == 1:
        return True
    rows = [[c.text for c in table.row(n) if c.text.strip()] for n in table.row_numbers()]
    framed = [_is_framing_label(row[0]) for row in rows if len(row) > 1]
    alone = [_is_labelled(row[0]) for row in rows if len(row) == 1]
    return len(columns) == 2 and bool(framed) and all(framed) and all(alone)


def _is_labelled(text: str) -> bool:
    label, rest = leading_label(text.strip())
    return label is not None and bool(rest) and (label.style in NAMED or label.style is Style.CODE)


def _is_framing_label(text: str) -> bool:
    label, rest = leading_label(text.strip())
    return label is not None and not rest and (label.style in NAMED or label.style is Style.CODE)


def _framed(cells: list[Cell]) -> Block:
    return Block(
        kind=BlockKind.PARAGRAPH,
        text=" ".join(cell.text.strip() for cell in cells),
        lines=tuple(line for cell in cells for line in cell.lines),
        boxed=True,
    )
