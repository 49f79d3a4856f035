"""Lessons and learning points: set out as recommendations are, but they state and do not ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnt.engine.extraction.items import LESSONS, Form, Item, Series, Sought
from learnt.engine.extraction.labels import NAMED, Label, Style, leading_label, whole_label
from learnt.engine.extraction.likeness import same_words
from learnt.engine.extraction.outline import Outline, Part, Passage
from learnt.engine.extraction.series import series_of
from learnt.engine.extraction.statements import match
from learnt.engine.extraction.tables import Column, Grid
from learnt.engine.transcript import Table

_FINDINGS = Sought(Part.NONE, Style.FINDING, re.compile(r"F\d"), False)
_SHUT = Part.EARLIER | Part.QUESTIONS | Part.TERMS | Part.ASIDE | Part.RECOMMENDATIONS | Part.PLAN | Part.DONE


def lessons_of(laid: Outline, tables: Sequence[Grid] = ()) -> list[Item]:
    """The lessons, each once, in order: from the series that states them best."""
    candidates = [*series_of(laid, LESSONS), *_tabled(laid), *_columns(tables)]
    candidates = [s for s in candidates if len(s.items) > 1 or s.items[0].form is Form.NAMED]
    candidates = [s for s in candidates if not _is_bare(s) and not _is_narrative(s)]
    if not candidates:
        return []
    ordered = sorted(candidates, key=_rank, reverse=True)
    kept = list(ordered[0].items)
    for series in ordered[1:]:
        if _rank(series) < 2:
            continue
        matched = match(kept, series.items)
        if len(matched) <= 0.3 * len(series.items) and series.where is not Part.SUMMARY:
            kept += [item for position, item in enumerate(series.items) if position not in matched]
    return sorted((i for i in kept if len(i.text.split()) > 4 and not i.text.endswith("?")), key=lambda i: i.order)


def _is_bare(series: Series) -> bool:
    """Whether it is only names with nothing said, as in a list of themes."""
    return sum(len(i.text.split()) for i in series.items) / len(series.items) < 5


def _is_narrative(series: Series) -> bool:
    """Whether it is a story told under a heading that speaks of lessons."""
    plain = [i for i in series.items if i.form in (Form.LISTED, Form.PARAGRAPH)]
    if len(plain) < len(series.items) / 2:
        return False
    return sum(len(i.text.split()) for i in plain) / len(plain) > 60 or len(plain) > 30


def _rank(series: Series) -> float:
    """Named lessons outrank listed ones; those of the body outrank the summary's; plain paragraphs come last."""
    base = {Form.NAMED: 4.0, Form.ROW: 3.5, Form.LISTED: 3.0}.get(series.items[0].form, 1.5)
    finding = series.items[0].label is not None and series.items[0].label.style is Style.FINDING
    return base - (2.5 if series.where is Part.SUMMARY else 0.0) - (1.0 if finding else 0.0)


def _tabled(laid: Outline) -> list[Series]:
    """Two-column tables in which a lesson's or finding's name stands beside its words."""
    found = []
    for passage in laid.passages:
        if passage.table is not None and not passage.section.parts & _SHUT & ~Part.RECOMMENDATIONS:
            items = _rows(passage, passage.table)
            if len(items) > 1:
                found.append(Series(items, passage.section, Part.SUMMARY & passage.section.parts))
    framed = _framed_findings(laid.passages)
    return found + ([Series(framed, framed[0].section, Part.NONE)] if len(framed) > 1 else [])


def _columns(tables: Sequence[Grid]) -> list[Series]:
    """Lessons that stand in a column beside the recommendations that follow from them."""
    found = []
    for grid in tables:
        items: list[Item] = []
        for row in grid.rows:
            text = row.get(Column.LESSON)
            if len(text.split()) > 6 and not any(same_words(text, i.text) for i in items):
                label, words = leading_label(text)
                items.append(
                    Item(label, row.section, Form.ROW, row.order, [words or text], list(row.lines[Column.LESSON]))
                )
        if len(items) > 1:
            found.append(Series(items, grid.section, Part.SUMMARY & grid.section.parts))
    return found


def _rows(passage: Passage, table: Table) -> list[Item]:
    items = []
    for number in table.row_numbers():
        cells = [c for c in table.row(number) if c.text.strip()]
        if len(cells) == 2 and (label := _named(cells[0].text)) is not None:
            item = Item(label, passage.section, Form.ROW, passage.order)
            item.add(cells[1].text.strip(), cells[0].lines + cells[1].lines)
            items.append(item)
    return items


def _named(text: str) -> Label | None:
    label = whole_label(text)
    return label if label is not None and label.style in (Style.LESSON, Style.FINDING) else None


def _framed_findings(passages: Sequence[Passage]) -> list[Item]:
    items = []
    for p in passages:
        if (
            p.label is not None
            and p.label.style is Style.FINDING
            and p.text
            and not p.section.parts & _SHUT
            and _says(p)
        ):
            items.append(Item(p.label, p.section, Form.NAMED, p.order, [p.text], list(p.lines)))
    return items


def _says(passage: Passage) -> bool:
    return passage.text.endswith(".") and len(passage.text.split()) > 6


def unrepeated(items: Sequence[Item]) -> list[Item]:
    """Items of which none says the same as an earlier one."""
    kept: list[Item] = []
    for item in items:
        if not any(same_words(item.text, other.text) for other in kept):
            kept.append(item)
    return kept


def number_of(item: Item) -> int | None:
    """The number a lesson carries, if it carries one."""
    return item.label.number if item.label is not None and item.label.style in NAMED | {Style.CODE} else None


def numbers_in(text: str) -> list[int]:
    """The lesson or finding numbers that a table's cell gives: '1, 3'."""
    _, rest = leading_label(text)
    return [int(n) for n in re.findall(r"\d{1,2}", rest or text)][:6]
