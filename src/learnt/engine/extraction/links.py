"""Which lessons a recommendation follows from, where the report shows it."""

from __future__ import annotations

from collections.abc import Sequence

from learnt.engine.extraction.items import Item
from learnt.engine.extraction.lessons import number_of, numbers_in
from learnt.engine.extraction.likeness import Wordings
from learnt.engine.extraction.statements import Statement


def lessons_behind(statement: Statement, lessons: Sequence[Item], wordings: Wordings) -> tuple[int, ...]:
    """The places in the list of the lessons it follows from: by a column, by standing together, else by words."""
    item = statement.item
    if item.source:
        said = tuple(i for i, lesson in enumerate(lessons) if len(lesson.text) > 20 and lesson.text in item.source)
        if said:
            return said
        numbers = set(numbers_in(item.source))
        named = tuple(i for i, lesson in enumerate(lessons) if number_of(lesson) in numbers)
        if named:
            return named
    together = [i for i, lesson in enumerate(lessons) if lesson.section is item.section and lesson.section.heading]
    if 0 < len(together) <= 3:
        before = [i for i in together if lessons[i].order < item.order]
        return (before[-1],) if before else (together[0],)
    return _by_words(item, wordings)


def _by_words(item: Item, wordings: Wordings) -> tuple[int, ...]:
    likeness = wordings.likeness(item.text)
    if not likeness:
        return ()
    best = max(likeness, key=lambda n: likeness[n])
    return (best,) if likeness[best] >= 0.3 else ()
