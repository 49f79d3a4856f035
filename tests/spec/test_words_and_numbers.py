"""Dates as reports give them, and references as people type them."""

import pytest
from django.core.exceptions import ValidationError

from learnt.domain.references import is_reference, new_reference
from learnt.domain.vocabularies.printed_dates import in_words, validate_printed_date
from tests.spec.tables import NO_PRINTED_DATES, PRINTED_DATES, REFERENCES


@pytest.mark.parametrize(("kept", "words"), PRINTED_DATES.items())
def test_a_printed_date_is_accepted_and_put_in_words(kept: str, words: str) -> None:
    validate_printed_date(kept)
    assert in_words(kept) == words


@pytest.mark.parametrize("kept", NO_PRINTED_DATES)
def test_anything_else_is_no_printed_date(kept: str) -> None:
    with pytest.raises(ValidationError, match="Enter a date like"):
        validate_printed_date(kept)


@pytest.mark.parametrize(("typed", "is_one"), REFERENCES.items())
def test_a_reference_is_known_as_it_is_typed(typed: str, is_one: bool) -> None:
    assert is_reference(typed, "rec") is is_one


def test_a_new_reference_is_one() -> None:
    made = {new_reference("rec") for _ in range(200)}
    assert len(made) == 200
    assert all(is_reference(reference, "rec") for reference in made)
