"""The lives of documents and candidates, as the tables say and in no other way."""

import pytest

from learnt.domain.candidates import states as candidates
from learnt.domain.candidates.states import MADE_RECORDS, Choice
from learnt.domain.documents import states as documents
from learnt.domain.documents.states import DocumentState
from tests.spec.tables import DECISIONS, DOCUMENT_STATES, MAKES_A_RECORD


@pytest.mark.parametrize("state", DocumentState)
def test_a_document_goes_where_the_table_says(state: DocumentState) -> None:
    assert documents.TRANSITIONS[state] == set(DOCUMENT_STATES[state])


@pytest.mark.parametrize("latest", [None, *Choice])
def test_a_decision_is_followed_by_those_of_the_table(latest: Choice | None) -> None:
    assert candidates.TRANSITIONS[latest] == DECISIONS[latest or ""]


def test_every_state_and_choice_is_in_the_tables() -> None:
    assert set(DOCUMENT_STATES) == set(documents.TRANSITIONS) == set(DocumentState)
    assert set(DECISIONS) == {choice or "" for choice in candidates.TRANSITIONS}
    assert set(MAKES_A_RECORD) == set(Choice)


def test_the_decisions_that_make_records_are_those_of_the_table() -> None:
    assert {choice for choice, made in MAKES_A_RECORD.items() if made} == MADE_RECORDS
