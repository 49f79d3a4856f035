"""What each paragraph is: heading, list item, line of the contents list, marking, or plain paragraph.

Authors use Word's heading styles only half of the time, so headings are also known by how they look: short, without
a full stop, and larger than the running text or bold throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from learnt.engine.reading.flowing.drafts import Draft
from learnt.engine.text.labels import is_bullet
from learnt.engine.transcript import Block, BlockKind

_LONGEST = 14  # words of a heading without a heading style
_LARGER = 1.2  # times the size of the running text: larger without being bold
_SENTENCE_END = re.compile(r"[.;,!]['’\"”)]*$")
_MARKING = re.compile(
    r"(?:NOT )?(?:PROTECTIVELY MARKED|PROTECT|RESTRICTED|CONFIDENTIAL|OFFICIAL)"
    r"(?:\s*[:\-–—]*\s*\(?(?:SENSITIVE|RESTRICTED|CONFIDENTIAL|PERSONAL|PARTNERS|DRAFT|STAFF)\)?)*$"
)
_OWN_NUMBER = re.compile(r"[A-Za-z]|\d+\.\d")  # "Recommendation 1:", "R3", "5.12": numbers of paragraphs, not of a list
_LIST_SIGN = re.compile(r"\(?(?:[a-zA-Z]|[ivxlIVXL]+|\d{1,3})[.):]*\)?$")
_ASKS = re.compile(r"\b(?:should|must|shall)\b(?!.*\?$)")
_TITLE_WORDS = 6  # a longer line that asks for something is a statement, full stop or not
_LEADERS_IN_A_ROW = 3


def blocks_of(drafts: Sequence[Draft]) -> list[Block]:
    """The drafts as blocks, each of its kind, headings with their levels."""
    plain = _plain_size(drafts)
    listed = _contents(drafts)
    by_look = {id(d) for at, d in enumerate(drafts) if at not in listed and _looks_like_heading(d, plain)}
    levels = _Levels([d for d in drafts if _styled(d)], [d for d in drafts if id(d) in by_look])
    return [_block(draft, at in listed, levels) for at, draft in enumerate(drafts)]


class _Levels:
    """The levels of headings. Those without a style take theirs from the styled ones, then from their sizes."""

    def __init__(self, styled: Sequence[Draft], by_look: Sequence[Draft]) -> None:
        self._by_look = {id(d) for d in by_look}
        self._styled = {(d.size, d.bold): d.look.heading for d in styled if d.look}
        self._ladder = sorted({(d.size, d.bold) for d in by_look} - set(self._styled), reverse=True)

    def of(self, draft: Draft) -> int:
        """The level of a heading, from 1; 0 for what is none."""
        if _styled(draft):
            return draft.look.heading if draft.look else 1
        if id(draft) not in self._by_look:
            return 0
        own = (draft.size, draft.bold)
        if own in self._styled:
            return self._styled[own]
        above = [level for look, level in self._styled.items() if look > own]
        larger = [look for look in self._ladder if look > own and not any(look > s > own for s in self._styled)]
        return min(max(above, default=0) + len(larger) + 1, 9)


def _block(draft: Draft, listed: bool, levels: _Levels) -> Block:
    level = levels.of(draft)
    kind = _kind(draft, listed, level)
    if kind is BlockKind.LIST_ITEM:
        level = draft.depth
    return Block(kind, draft.text, draft.lines, draft.label, level, draft.table, draft.boxed)


def _kind(draft: Draft, listed: bool, level: int) -> BlockKind:
    if draft.table is not None:
        return BlockKind.TABLE
    if listed:
        return BlockKind.CONTENTS
    if _MARKING.match(draft.text) and not draft.label:
        return BlockKind.FURNITURE
    if level:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _in_list(draft) else BlockKind.PARAGRAPH


def _in_list(draft: Draft) -> bool:
    return bool(draft.depth and draft.label) and (is_bullet(draft.label) or bool(_LIST_SIGN.match(draft.label)))


def _styled(draft: Draft) -> bool:
    """Whether it has a heading style, and not the length of a paragraph which was given one by mistake."""
    long = len(draft.text.split()) > 3 * _LONGEST or (len(draft.text.split()) > _LONGEST and _is_sentence(draft))
    return bool(draft.look and draft.look.heading and not draft.contents and not long)


def _looks_like_heading(draft: Draft, plain: float) -> bool:
    if _styled(draft) or draft.table is not None or draft.contents or (draft.boxed and draft.size <= plain):
        return False
    words = draft.text.split()
    if len(words) > _LONGEST or is_bullet(draft.label) or _is_sentence(draft) or not (words or draft.label):
        return False
    if draft.depth > 1 or (draft.text and not draft.text[0].isupper() and not draft.text[0].isdigit()):
        return False
    larger = plain > 0 and draft.size >= _LARGER * plain
    return larger or (draft.bold and draft.size >= plain and not draft.text.endswith(":"))


def _is_sentence(draft: Draft) -> bool:
    """Whether it is a sentence: it ends as one, or asks somebody for something."""
    asks = _ASKS.search(draft.text) and len(draft.text.split()) > _TITLE_WORDS
    return bool(_SENTENCE_END.search(draft.text) or asks)


def _plain_size(drafts: Sequence[Draft]) -> float:
    """The size of the running text: that of most letters."""
    letters: Counter[float] = Counter()
    for draft in drafts:
        if draft.table is None and not draft.contents:
            letters[draft.size] += len(draft.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _contents(drafts: Sequence[Draft]) -> set[int]:
    """Which drafts are lines of a contents list: Word's own, or several in a row that end in page numbers."""
    listed = {at for at, draft in enumerate(drafts) if draft.contents}
    run: list[int] = []
    for at, draft in enumerate([*drafts, Draft("")]):
        if draft.leader:
            run.append(at)
            continue
        if len(run) >= _LEADERS_IN_A_ROW:
            listed.update(run)
        run = []
    return listed
