"""PostgreSQL itself refuses to change what is only ever added."""

import pytest
from django.db import IntegrityError, connection, transaction

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.audit.operations import record
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
