"""The whole of extraction, in order: outline, tables, lessons, series, statements, addressees, actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnt.engine.addressees.asked import Setting, addressees_of
from learnt.engine.addressees.bodies import Bodies
from learnt.engine.extraction.actions import actions_of
from learnt.engine.extraction.facts import facts_of
from learnt.engine.extraction.inline import asking_sentences, declared_items, run_in_items
from learnt.engine.extraction.items import RECOMMENDATIONS, Item, Series
from learnt.engine.extraction.kinds import kind_of
from learnt.engine.extraction.lessons import lessons_of
from learnt.engine.extraction.likeness import Wordings, same_words
from learnt.engine.extraction.links import lessons_behind
from learnt.engine.extraction.outline import Outline, Part, outline
from learnt.engine.extraction.series import series_of
from learnt.engine.extraction.statements import Statement, note_echoes, state, table_series
from learnt.engine.extraction.sureness import reasons_for, sureness_of
from learnt.engine.extraction.tables import Grid, grids
from learnt.engine.report import Copy, Kind, Lesson, Recommendation, Report, ReviewFacts, Where
from learnt.engine.transcript import BlockKind, Transcript

_SHUT = Part.EARLIER | Part.QUESTIONS | Part.ASIDE


def extract(transcript: Transcript, name: str) -> Report:
    """Everything that the engine can say of a report. `name` is the file's name and goes into the result as it is."""
    laid = outline(transcript)
    tables = [g for g in grids(laid) if not g.section.parts & _SHUT]
    facts = facts_of(transcript)
    lessons = lessons_of(laid, tables)
    statements = state(_every_series(laid, tables))
    note_echoes(statements, asking_sentences(laid))
    bodies = Bodies("\n".join(p.text for p in laid.passages), _listed_names(laid))
    recommendations = _recommendations(statements, lessons, laid, facts, bodies)
    keys = {number: r.key for number, r in enumerate(recommendations)}
    pages = len(transcript.pages) if transcript.pages and transcript.pages[0].number is not None else None
    return Report(
        file=name,
        format=transcript.format,
        review=facts,
        recommendations=tuple(recommendations),
        lessons=tuple(Lesson(f"l{n}", item.text, item.places) for n, item in enumerate(lessons, 1)),
        actions=actions_of(tables, statements, keys),
        pages=pages,
        warnings=transcript.warnings,
        pages_read_by_ocr=transcript.pages_read_by_ocr,
    )


def _every_series(laid: Outline, tables: Sequence[Grid]) -> list[Series]:
    found = series_of(laid, RECOMMENDATIONS)
    found += [series for grid in tables if (series := table_series(grid)) is not None]
    taken = {line.place for series in found for item in series.items for line in item.lines}
    for items in (run_in_items(laid), declared_items(laid)):
        free = [i for i in items if not any(line.place in taken for line in i.lines if line.place.box)]
        if free:
            found.append(Series(free, free[0].section, Part.NONE))
    return found


def _listed_names(laid: Outline) -> list[str]:
    """Names of organisations that the report lists: the agency column of its panel table."""
    names = []
    for passage in laid.passages:
        table = passage.table
        if table is None or not table.row_numbers():
            continue
        for head in table.row(table.row_numbers()[0]):
            if re.match(r"(?:agency|organisation|represent|employer)", head.text, re.I):
                names += [c.text.strip() for c in table.cells if c.column == head.column and c.row != head.row]
    return names


def _recommendations(
    statements: Sequence[Statement], lessons: Sequence[Item], laid: Outline, facts: ReviewFacts, bodies: Bodies
) -> list[Recommendation]:
    wordings = Wordings([lesson.text for lesson in lessons])
    default = _addressed_to(laid, bodies)
    made = []
    for number, statement in enumerate(statements, 1):
        addressees = addressees_of(statement.item.text, _setting(statement, default, facts), bodies)
        kind = kind_of(statement, addressees, facts.kind)
        behind = lessons_behind(statement, lessons, wordings)
        made.append(_recommendation(f"r{number}", statement, kind, addressees, behind))
    return made


def _recommendation(
    key: str, statement: Statement, kind: Kind, addressees: tuple[str, ...], behind: tuple[int, ...]
) -> Recommendation:
    item = statement.item
    return Recommendation(
        key=key,
        text=item.text,
        places=item.places,
        label=item.label.printed or None if item.label else None,
        section=item.group or item.section.heading or None,
        kind=kind,
        addressees=addressees,
        copies=tuple(_copy(item, copied, where) for copied, where in statement.copies),
        lessons=tuple(f"l{n + 1}" for n in behind),
        reasons=reasons_for(statement),
        sureness=sureness_of(statement),
    )


def _copy(item: Item, copied: Item, where: Part) -> Copy:
    part = {Part.SUMMARY: Where.EXECUTIVE_SUMMARY, Part.PLAN: Where.ACTION_PLAN}.get(where, Where.BODY)
    label = copied.label.printed or None if copied.label else None
    return Copy(part, copied.text, copied.places, same_words(item.text, copied.text), label)


def _setting(statement: Statement, default: str, facts: ReviewFacts) -> Setting:
    item = statement.item
    headings = [item.group, item.title, *(s.heading for s in item.section.path())]
    return Setting(item.owner, tuple(h for h in headings if h), default, facts.partnership or "")


def _addressed_to(laid: Outline, bodies: Bodies) -> str:
    """The body to which the section of recommendations says that all or most are addressed."""
    for passage in laid.passages:
        if passage.section.parts & Part.RECOMMENDATIONS and passage.kind is not BlockKind.HEADING:
            found = re.search(
                r"\b(?:addressed|directed|made|makes? [\w ]{0,30}recommendations?) to (?:the )?", passage.text
            )
            if found:
                named = [m for m in bodies.mentions(passage.text) if 0 <= m.start - found.end() < 3]
                if named:
                    return named[0].name
    return ""
