"""What every test stands on: papers in a folder apart, tables that can be emptied between tests."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def _papers_apart() -> None:
    shutil.rmtree(Path(tempfile.gettempdir()) / "learnt-test-papers", ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let the suite empty tables between tests that PostgreSQL otherwise protects from everybody."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    plain = DatabaseOperations.sql_flush

    def sql_flush(self, *args, **kwargs):
        statements = plain(self, *args, **kwargs)
        return ["SET session_replication_role = replica", *statements, "SET session_replication_role = DEFAULT"]

    DatabaseOperations.sql_flush = sql_flush
