"""PostgreSQL itself refuses to change what is only ever added."""

import pytest
from django.db import IntegrityError, connection, transaction

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.audit.operations import record
from learnt.domain.recommendations.operations import Wording, amend
from tests.factories.register import the_recommendation, written_review
from tests.personas import NOON, everybody

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    ["update audit_auditevent set by_name = 'nobody'", "delete from audit_auditevent", "truncate audit_auditevent"],
)
def test_an_audit_event_cannot_be_changed(statement: str) -> None:
    record(Event.PERSON_ADDED, everybody()["coordinator"], by=None, at=NOON)
    before = AuditEvent.objects.count()
    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEvent.objects.count() == before > 0


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("audit_auditevent", "at"),
        ("candidates_candidate", "proposed_at"),
        ("candidates_decision", "at"),
        ("documents_reading", "finished_at"),
        ("documents_transcriptpage", "width"),
        ("recommendations_amendment", "at"),
    ],
)
def test_no_table_of_what_was_said_and_done_can_be_changed_or_emptied(table: str, column: str) -> None:
    coordinator = everybody()["coordinator"]
    one = the_recommendation(written_review(["Agencies should share what they know."]))
    amend(recommendation=one, wording=Wording("Other words."), why="A slip.", by=coordinator, at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")  # a truncation waits for no deferred check
    for statement in (
        f"update {table} set {column} = {column}",
        f"delete from {table}",
        f"truncate {table} cascade",
        "truncate organisations_organisation cascade",
    ):
        with (
            pytest.raises(IntegrityError, match="only ever added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
