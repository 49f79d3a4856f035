"""One recommendation, many printings: which series states them, and which merely repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from learnt.engine.extraction.asking import asking, is_about_recommendations
from learnt.engine.extraction.items import Form, Item, Series
from learnt.engine.extraction.labels import NAMED, Label, Style, leading_label, whole_label
from learnt.engine.extraction.likeness import Wordings, same_words
from learnt.engine.extraction.outline import Part
from learnt.engine.extraction.tables import Column, Grid, Row

_DIGEST = re.compile(r"summary|overview|at a glance|list of|in brief|table of", re.I)


@dataclass(slots=True, eq=False)
class Statement:
    """A recommendation: the item that states it and the items that repeat it."""

    item: Item
    rank: float
    copies: list[tuple[Item, Part]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def table_series(grid: Grid) -> Series | None:
    """The rows of a table as a series of items, if they state recommendations."""
    items = [_row_item(row) for row in grid.rows] if grid.is_list else []
    kept = [item for item in items if len(item.text.split()) >= 3]
    if not kept or len(kept) < len(items) / 2:
        return None
    return Series(_unrepeated(kept), grid.section, _where(grid))


def _where(grid: Grid) -> Part:
    if Part.SUMMARY & grid.section.parts:
        return Part.SUMMARY
    return Part.PLAN if grid.is_plan else Part.RECOMMENDATIONS


def _row_item(row: Row) -> Item:
    printed = row.get(Column.LABEL)
    label, text = (whole_label(printed), row.get(Column.RECOMMENDATION)) if printed else (None, "")
    if label is None:
        label, text = _leading(row.get(Column.RECOMMENDATION))
    item = Item(label, row.section, Form.ROW, row.order)
    item.add(text, row.lines.get(Column.LABEL, ()) + row.lines.get(Column.RECOMMENDATION, ()))
    item.group, item.owner, item.source = (
        row.group,
        row.get(Column.AGENCY) or row.get(Column.LEAD),
        row.get(Column.LESSON),
    )
    return item


def _leading(text: str) -> tuple[Label | None, str]:
    label, rest = leading_label(text)
    return (None, text) if label is not None and label.style is Style.LETTER else (label, rest)


def _unrepeated(items: list[Item]) -> list[Item]:
    """Items without those that a merged cell repeats over several rows."""
    kept: list[Item] = []
    for item in items:
        if kept and same_words(kept[-1].text, item.text):
            continue
        kept.append(item)
    return kept


def rank(series: Series) -> float:
    """How far a series is to be preferred as the one that states the recommendations."""
    first = series.items[0]
    if series.where is Part.SUMMARY:
        return 1.0
    section = first.section.announcing(Part.RECOMMENDATIONS)
    if series.where is Part.PLAN:
        return 3.9 if section is not None and not _is_digest(series) and not section.own & Part.PLAN else 2.0
    if first.form is Form.INLINE:
        return 0.5
    if series.mixed:
        return 1.5
    if series.discovered:
        return 2.65 if Part.ASKING & series.section.parts else 1.6
    if section is None:
        return {Form.NAMED: 3.0, Form.ROW: 2.8}.get(first.form, 2.6)
    return 2.7 if section.own & Part.PLAN else 4.0


def credible(series: Series) -> bool:
    """Whether the items of a series ask, taken together."""
    strengths = [asking(item.text).strength for item in series.items]
    mean = sum(strengths) / len(strengths)
    named = sum(item.form in (Form.NAMED, Form.ROW) for item in series.items) / len(strengths)
    return mean >= (0.25 if named > 0.5 else 0.4)


def state(all_series: Sequence[Series]) -> list[Statement]:
    """Fold the series into statements, the fullest and best placed first."""
    ordered = sorted((s for s in all_series if credible(s)), key=rank, reverse=True)
    ordered = _fullest_first(ordered)
    statements: list[Statement] = []
    for series in ordered:
        _fold(series, statements)
    return sorted((s for s in statements if _stands(s)), key=lambda s: s.item.order)


def note_echoes(statements: Sequence[Statement], sentences: Sequence[Item]) -> None:
    """Note where running text states a recommendation in advance, as a copy in the body."""
    wordings = Wordings([s.item.text for s in statements])
    nearest: dict[int, tuple[float, Item]] = {}
    for sentence in sentences:
        likeness = wordings.likeness(sentence.text)
        best = max(likeness, key=lambda n: likeness[n], default=None)
        if best is not None and likeness[best] >= max(0.5, nearest.get(best, (0.0,))[0]):
            nearest[best] = (likeness[best], sentence)
    for number, (_, sentence) in nearest.items():
        statement = statements[number]
        if all(where is not Part.NONE for _, where in statement.copies) and sentence.order != statement.item.order:
            statement.copies.append((sentence, Part.NONE))


def _fullest_first(ordered: list[Series]) -> list[Series]:
    """The fullest printing of all in one place goes first: a list that collects what chapters strew, a digest last."""
    if len(ordered) < 2 or rank(ordered[0]) < 3:
        return ordered
    collected = _collected(ordered)
    if collected:
        return [ordered[collected], *ordered[:collected], *ordered[collected + 1 :]]
    if not _is_digest(ordered[0]):
        return ordered
    for position, other in enumerate(ordered[1:], 1):
        if (
            rank(other) >= 2.6
            and len(other.items) >= 0.8 * len(ordered[0].items)
            and other.words > 1.15 * ordered[0].words
        ):
            return [other, *ordered[:position], *ordered[position + 1 :]]
    return ordered


def _collected(ordered: Sequence[Series]) -> int:
    """The place of a series that says in one section, as fully, what several others of its rank say in theirs."""
    top = [s for s in ordered if rank(s) == rank(ordered[0])]
    for position, one in enumerate(top):
        others = [s for s in top if s is not one]
        if len(others) < 2 or len(one.items) < 0.8 * sum(len(s.items) for s in others) or _is_digest(one):
            continue
        matched = match([item for s in others for item in s.items], one.items)
        if len(matched) >= 0.7 * len(one.items) and one.words >= 0.9 * sum(s.words for s in others):
            return position
    return 0


def _is_digest(series: Series) -> bool:
    return any(_DIGEST.search(s.heading) for s in series.items[0].section.path())


def _fold(series: Series, statements: list[Statement]) -> None:
    if not statements:
        statements += [Statement(item, rank(series)) for item in series.items]
        return
    equal_rank = rank(series) >= max(s.rank for s in statements)
    matched = match([s.item for s in statements], series.items, 0.85 if equal_rank else 0.6)
    fresh = []
    taken = {s.item.label.key for s in statements if s.item.label is not None}
    if not equal_rank and _is_of_others(series, taken, len(matched)):
        return
    for position, item in enumerate(series.items):
        if position in matched:
            _repeat(statements[matched[position]], item, series)
        elif _adds(series, item, len(matched), taken, equal_rank):
            fresh.append(Statement(item, rank(series)))
    statements += fresh


def _is_of_others(series: Series, taken: set[str], matched: int) -> bool:
    """Whether a series carries the numbers of the recommendations that are known and other words: another body's."""
    keys = [item.label.key for item in series.items if item.label is not None and item.label.key]
    clashing = sum(key in taken for key in keys)
    return len(keys) > 1 and clashing > 0.5 * len(keys) and matched <= 0.3 * len(series.items)


def _repeat(statement: Statement, item: Item, series: Series) -> None:
    """Note a copy; the words of the body take the place of a plan's or summary's as the statement."""
    where = series.where
    if any(
        known.order == item.order and item.form is not Form.ROW
        for known, _ in (*statement.copies, (statement.item, where))
    ):
        return
    if statement.rank <= 2 and 1.5 <= rank(series) < 2 and len(item.text.split()) > len(statement.item.text.split()):
        statement.item, item = item, statement.item
        where = Part.PLAN if statement.rank == 2 else Part.SUMMARY
    statement.copies.append((item, where))


def _adds(series: Series, item: Item, matched: int, taken: set[str], equal_rank: bool) -> bool:
    """Whether an item that repeats none of those known is a recommendation besides them."""
    if equal_rank:
        return item.form is not Form.PARAGRAPH or matched <= 0.5 * len(series.items)
    if rank(series) < 2.6 or matched > 0.5 * len(series.items):
        return False
    return item.label is not None and item.label.key not in taken


def match(stated: Sequence[Item], others: Sequence[Item], least: float = 0.6) -> dict[int, int]:
    """Which of `others` repeats which of `stated`: by words, helped by label, agency and order."""
    wordings = Wordings([item.text for item in stated])
    scored = []
    for position, other in enumerate(others):
        likeness = wordings.likeness(other.text)
        for number, item in enumerate(stated):
            like = likeness.get(number, 0.0)
            same = _same_label(item, other)
            score = like + (0.3 if same else 0.0) + (0.15 if _same_group(item, other) else 0.0)
            if (same and like >= 0.2 + 0.5 * (least > 0.6)) or like >= (0.9 if _told_apart(item, other) else least):
                scored.append((score, -abs(position / len(others) - number / len(stated)), position, number))
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, position, number in sorted(scored, reverse=True):
        if position not in found and number not in used:
            found[position] = number
            used.add(number)
    return found


def _same_label(a: Item, b: Item) -> bool:
    return a.label is not None and b.label is not None and bool(a.label.key) and a.label.key == b.label.key


def _told_apart(a: Item, b: Item) -> bool:
    """Whether both carry names of one kind, and different ones."""
    if a.label is None or b.label is None or a.label.style is not b.label.style:
        return False
    return a.label.style in (Style.CODE, Style.RECOMMENDATION) and a.label.key != b.label.key


def _same_group(a: Item, b: Item) -> bool:
    group = (b.group or b.section.heading).lower()
    return bool(group) and group in ((a.group or a.section.heading).lower(), a.section.heading.lower())


def _stands(statement: Statement) -> bool:
    item = statement.item
    if (
        len(item.text.split()) < 4
        or re.match(r"(?:None|Nil|N/A)\b[.:]?", item.text)
        or item.text.rstrip().endswith("?")
    ):
        return False
    strength = asking(item.text).strength
    if item.form in (Form.NAMED, Form.ROW):
        return not (strength < 0.2 and is_about_recommendations(item.text))
    return (
        strength >= 0.2
        or bool(statement.copies)
        or (item.label is not None and item.label.style not in NAMED and strength > 0.08)
    )
