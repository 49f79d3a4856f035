"""Spoiled files of every format: an answer or a message for each, and a service that goes on. `scripts/fuzz` does more."""

from __future__ import annotations

import pytest

from learnt.engine.confinement import Limits
from tests.unit.engine.formats.mutations import MUTATIONS, READ, Outcomes, fuzz, mutated

SEED, COUNT = 20261122, 60


@pytest.mark.parametrize("form", sorted(MUTATIONS))
def test_spoiled_files_are_read_or_refused_with_words(form: str) -> None:
    outcomes = Outcomes()
    fuzz(form, COUNT, SEED, Limits(seconds=20), outcomes)
    assert outcomes.faults == []
    assert 0 < outcomes.by_format[form][READ] < COUNT, "mutations that are all read, or all refused, try little"


def test_the_same_seed_gives_the_same_files() -> None:
    assert mutated("rtf", 1, 7) == mutated("rtf", 1, 7) != mutated("rtf", 2, 7)
