"""Rows of the action plan, each tied to the recommendation that it serves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from learnt.engine.extraction.labels import Label, leading_label, whole_label
from learnt.engine.extraction.likeness import Wordings, words_of
from learnt.engine.extraction.statements import Statement
from learnt.engine.extraction.tables import Column, Grid, Row
from learnt.engine.report import Action
from learnt.engine.transcript import places_of


def actions_of(grids: Sequence[Grid], statements: Sequence[Statement], keys: Mapping[int, str]) -> tuple[Action, ...]:
    """The rows of every action plan. `keys` gives the key of each statement by its place in the list."""
    found = []
    for grid in grids:
        if grid.is_plan:
            tied = _tied(grid.rows, statements)
            found += [_action(row, keys.get(tied.get(number, -1))) for number, row in enumerate(grid.rows)]
    return tuple(a for a in found if a.action or a.lead or a.target_date)


def _action(row: Row, key: str | None) -> Action:
    return Action(
        recommendation=key,
        action=_unlabelled(row.get(Column.ACTION)),
        lead=row.get(Column.LEAD),
        milestones=row.get(Column.MILESTONES),
        target_date=row.get(Column.TARGET),
        completion=row.get(Column.COMPLETION),
        places=places_of(tuple(line for lines in row.lines.values() for line in lines)),
    )


def _unlabelled(text: str) -> str:
    label, rest = leading_label(text)
    return rest if label is not None and rest else text


def _tied(rows: Sequence[Row], statements: Sequence[Statement]) -> dict[int, int]:
    """Which recommendation each row serves: by its number and agency, by its words, else the one of the row above."""
    wordings = Wordings([s.item.text for s in statements])
    labels: dict[str, list[int]] = {}
    for number, statement in enumerate(statements):
        if statement.item.label is not None:
            labels.setdefault(_number_of(statement.item.label), []).append(number)
    tied: dict[int, int] = {}
    for position, row in enumerate(rows):
        label, text = _row_label(row)
        if label is None and not text:
            if position - 1 in tied:
                tied[position] = tied[position - 1]
            continue
        choice = _choose(row, label, text, labels, wordings, statements)
        if choice is not None:
            tied[position] = choice
    return tied


def _number_of(label: Label) -> str:
    return re.sub(
        r"[^0-9a-z.]", "", re.sub(r"recommendations?|argymhelliad|rec", "", label.printed.lower().split(" / ")[0])
    ).strip(".")


def _row_label(row: Row) -> tuple[Label | None, str]:
    printed, words = row.get(Column.LABEL), row.get(Column.RECOMMENDATION)
    if printed:
        return whole_label(printed), words or printed
    whole = whole_label(words) if words else None
    return (whole, "") if whole is not None else leading_label(words)


def _choose(
    row: Row,
    label: Label | None,
    text: str,
    labels: Mapping[str, Sequence[int]],
    wordings: Wordings,
    statements: Sequence[Statement],
) -> int | None:
    likeness = wordings.likeness(text) if text else {}
    numbered = labels.get(_number_of(label), ()) if label is not None else ()
    group = set(words_of(row.group))
    scores = {n: likeness.get(n, 0.0) + 0.3 for n in numbered}
    scores |= {n: like for n, like in likeness.items() if n not in scores and like >= 0.5}
    for number in scores:
        head = set(words_of(statements[number].item.section.heading)) | set(words_of(statements[number].item.group))
        scores[number] += 0.5 if group and group <= head else 0.0
    return max(scores, key=lambda n: scores[n]) if scores else None
