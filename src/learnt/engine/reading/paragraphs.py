"""Rows into paragraphs: where one ends and the next begins, by spacing, indent, setting, labels and room left over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from learnt.engine.reading.columns import Region
from learnt.engine.reading.labels import Label, label_of
from learnt.engine.reading.pieces import Piece
from learnt.engine.reading.tables import DraftTable

_ENDS = re.compile(r"[.?!:;]['\"’”)\]]*$")
_DASHES = "-–—*o"  # bullets that can as well be the first character of a row within a sentence
_ENDS_SENTENCE = re.compile(r"[.?!]['\"’”)\]]*$")


@dataclass(slots=True)
class Passage:
    """Rows that make one block, its label, and the edges of the text where it stands."""

    rows: list[Piece]
    label: Label | None = None
    left: float = 0.0  # of the region
    right: float = 0.0  # of the rows round about: how far a full row reaches
    far_right: float = 0.0  # of the region
    opens_region: bool = False
    boxed: bool = False
    table: DraftTable | None = None
    listed: bool = False  # in a list of contents

    @property
    def stands_alone(self) -> bool:
        """Whether nothing can run on from it or into it."""
        return self.listed or self.table is not None

    @property
    def is_label(self) -> bool:
        """Whether it is a label and nothing more."""
        return self.label is not None and len(self.rows) == 1 and self.label.length >= len(self.rows[0].text)

    @property
    def last(self) -> Piece:
        """Its last row."""
        return self.rows[-1]

    @property
    def hang(self) -> float:
        """Where its rows after the first begin."""
        return self.rows[1].left if len(self.rows) > 1 else self.rows[0].left


@dataclass(slots=True)
class Manner:
    """How a file is set: the size and colour of its body, and the usual distance of rows for each size."""

    body_size: float = 0.0
    body_colour: int = 0
    leading: dict[int, float] = field(default_factory=dict)

    def step(self, size: float) -> float:
        """The usual distance between the baselines of rows of this size."""
        return self.leading.get(round(size), 1.25 * size)


def manner_of(regions: Iterable[Region]) -> Manner:
    """The manner of a file, measured over all its rows."""
    sizes: Counter[float] = Counter()
    colours: Counter[int] = Counter()
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for region in regions:
        before = None
        for row in region.rows:
            sizes[row.size] += len(row.text)
            colours[row.colour] += len(row.text)
            if before is not None and abs(before.size - row.size) < 0.3:
                steps[round(row.size)][round(2 * (row.base - before.base)) / 2] += 1
            before = row
    leading = {size: _usual(size, counts) for size, counts in steps.items()}
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return Manner(body, colours.most_common(1)[0][0] if colours else 0, leading)


def _usual(size: int, counts: Counter[float]) -> float:
    """The smallest distance that is common: larger ones stand between paragraphs."""
    likely = {step: n for step, n in counts.items() if 0.9 * size <= step <= 2.6 * size}
    if not likely:
        return 1.25 * size
    most = max(likely.values())
    return min(step for step, n in likely.items() if n >= 0.2 * most)


def passages(region: Region, manner: Manner, listed: Collection[int] = ()) -> list[Passage]:
    """The passages of a region, from top to bottom. `listed` are the ids of rows of a contents list: each stands alone."""
    found: list[Passage] = []
    for place, row in enumerate(region.rows):
        if isinstance(row.table, DraftTable):
            found.append(Passage([row], None, region.left, region.right, table=row.table))
            continue
        if id(row) in listed:
            found.append(Passage([row], None, region.left, region.right, listed=True))
            continue
        label = label_of(row.text, row.tab, row.lead)
        if found and not found[-1].stands_alone and not _begins(found[-1], row, label, manner):
            found[-1].rows.append(row)
            continue
        right = _reach(region, place)
        found.append(Passage([row], label, region.left, right, region.right, opens_region=not found, boxed=row.box > 0))
    return found


def joined_passages(parts: list[Region], manner: Manner) -> list[Passage]:
    """The passages of a cell that may be split over pages: what runs over the break is joined."""
    found: list[Passage] = []
    for part in parts:
        more = passages(part, manner)
        if found and more and runs_on(found[-1], more[0], manner):
            found[-1].rows.extend(more.pop(0).rows)
        found.extend(more)
    return found


def _reach(region: Region, place: int) -> float:
    """How far the rows near this one reach that begin at the same edge: beyond it there is no room for a word."""
    rows = region.rows
    row = rows[place]
    near = rows[max(0, place - 6) : place + 7]
    like = sorted(r.right for r in near if abs(r.size - row.size) < 1 and r.left <= row.left + 40 and r.box == row.box)
    reach = like[-1]
    agreed = len(like) > 1 and reach - like[-2] < 2.5 * row.size
    return reach if agreed and reach - row.left > 0.55 * (region.right - row.left) else region.right


def _begins(open_passage: Passage, row: Piece, label: Label | None, manner: Manner) -> bool:
    """Whether a row begins a new passage after the rows of the open one."""
    last = open_passage.last
    step = row.base - last.base
    usual = manner.step(max(row.size, last.size))
    if (
        row.box != last.box
        or abs(row.size - last.size) > 0.08 * max(row.size, last.size)
        or step > 1.22 * usual + 0.5
        or step <= 0
    ):
        return True
    if _centred(last, row, open_passage):
        return _would_fit(last, row, 2 * (open_passage.far_right - last.right)) and _fresh(row.text)
    forced = has_room(last, row, open_passage.right)
    if forced and _fresh(row.text) and (_all_bold(row) != _all_bold(last) or row.colour != last.colour):
        return True
    if label is not None and _opens(open_passage, row, label, forced):
        return True
    if _shifted(open_passage, row) and (forced or _ENDS.search(last.text)):
        return True
    return forced and _fresh(row.text) and bool(_ENDS.search(last.text) or _much_room(last, open_passage))


def _all_bold(row: Piece) -> bool:
    return row.lead >= len(row.text) - 1


def has_room(last: Piece, row: Piece, right: float) -> bool:
    """Whether the first word of a row would have stood at the end of the row before: then the break was wanted."""
    return _would_fit(last, row, right - last.right)


def _would_fit(last: Piece, row: Piece, room: float) -> bool:
    width = len(row.text.split(" ", 1)[0]) / len(row.text) * (row.right - row.left)
    return room > width + 0.9 * max(last.size, row.size)


def _centred(last: Piece, row: Piece, open_passage: Passage) -> bool:
    """Whether two rows are set about one middle, and not from one edge."""
    middle = abs(last.left + last.right - row.left - row.right) / 2
    inset = min(last.left, row.left) - open_passage.left
    return middle < 2.5 and abs(last.left - row.left) > 4 and inset > 4


def _much_room(last: Piece, open_passage: Passage) -> bool:
    return open_passage.right - last.right > 0.3 * (open_passage.right - open_passage.left)


def _fresh(text: str) -> bool:
    first = text.lstrip("'\"‘“([")[:1]
    return not first.islower()


def _opens(open_passage: Passage, row: Piece, label: Label, forced: bool) -> bool:
    """Whether a label at the head of a row opens a passage: and is not a number that happens to stand there."""
    last = open_passage.last
    bullet = label.family == "bullet" and row.text[0] not in _DASHES
    if forced or bullet or row.tab == label.length:
        return True
    outdented = row.left < open_passage.hang - 0.5 * row.size
    return outdented or bool(_ENDS.search(last.text)) or last.text.endswith((",", " and", " or"))


def _shifted(open_passage: Passage, row: Piece) -> bool:
    """Whether a row stands in or out against the rows before, where a hanging indent does not account for it."""
    if len(open_passage.rows) == 1:
        return bool(open_passage.label) and row.left < open_passage.last.left - 0.8 * row.size
    return abs(row.left - open_passage.last.left) > 0.8 * row.size


def runs_on(first: Passage, second: Passage, manner: Manner) -> bool:
    """Whether a passage at the head of a column or page is the rest of the one at the foot of the column before."""
    last, row = first.last, second.rows[0]
    if (
        first.table
        or second.table
        or second.label is not None
        or not second.opens_region
        or first.boxed != second.boxed
    ):
        return False
    if abs(last.size - row.size) > 0.3 or row.size > 1.12 * manner.body_size or _headed(first, second):
        return False
    if not _fresh(row.text):
        return True
    forced = has_room(last, row, first.right) or _much_room(last, first)
    if forced:
        return False
    if not _ENDS_SENTENCE.search(last.text):
        return True
    indent = row.left - second.left
    return abs(indent - (first.hang - first.left)) < 0.6 * row.size and _hangs_on(second, row)


def _headed(first: Passage, second: Passage) -> bool:
    """Whether one of them is wholly bold and the other not."""
    return all(row.bold for row in first.rows) != all(row.bold for row in second.rows)


def _hangs_on(second: Passage, row: Piece) -> bool:
    """Whether the rows after the first keep its indent: it is not the first row of a paragraph."""
    return len(second.rows) == 1 or abs(second.rows[1].left - row.left) < 0.6 * row.size


def labels_given(found: list[Passage], manner: Manner) -> list[Passage]:
    """Passages with those that are nothing but a label ("Recommendation 3") given to the paragraph that follows."""
    kept: list[Passage] = []
    for passage in found:
        if kept and kept[-1].is_label and _takes_label(kept[-1], passage, manner):
            head = kept.pop()
            passage = replace(passage, rows=[*head.rows, *passage.rows], label=head.label)
        kept.append(passage)
    for passage in kept:
        if passage.is_label:
            passage.label = None
    return kept


def _takes_label(head: Passage, passage: Passage, manner: Manner) -> bool:
    own, row = head.rows[0], passage.rows[0]
    if passage.stands_alone or passage.label or own.box != row.box:
        return False
    if own.size > 1.3 * manner.body_size:
        return abs(own.size - row.size) < 0.12 * own.size and row.colour == own.colour
    return abs(row.size - manner.body_size) < 0.12 * manner.body_size and not row.bold
