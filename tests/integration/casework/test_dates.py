"""Dates as people type them."""

import pytest
from django.core.exceptions import ValidationError

from learnt.domain.vocabularies.printed_dates import from_words, in_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-14", "2019-03-14"),
        ("March 2019", "2019-03"),
        ("  march   2019 ", "2019-03"),
        ("Sept 2019", "2019-09"),
        ("Mar. 2019", "2019-03"),
        ("14 March 2019", "2019-03-14"),
        ("1st May, 2021", "2021-05-01"),
        ("3/2019", "2019-03"),
        ("14/3/2019", "2019-03-14"),
        ("14.03.2019", "2019-03-14"),
    ],
)
def test_a_date_is_understood_as_people_type_it(typed: str, kept: str) -> None:
    assert from_words(typed) == kept
    assert from_words(in_words(kept)) == kept


@pytest.mark.parametrize(
    "typed", ["soon", "Ma 2019", "31 February 2019", "13/2019", "2019-13", "March", "19", "2019-3-1x"]
)
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match="March 2019"):
        from_words(typed)
