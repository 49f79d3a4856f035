"""The jobs that a worker can do, and those it does by the clock."""

from __future__ import annotations

from uuid import UUID

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone
from procrastinate import App, JobContext, RetryStrategy

from learnt.domain.documents.operations import READ_DOCUMENT

QUEUES = ("reading", "housekeeping")
HEARTBEAT = 5.0  # seconds between a worker's signs of life
STALLED_AFTER = 20.0  # seconds without one before the jobs of a worker are given to another
KEPT = 24 * 30  # hours that a job is remembered after it is done

AGAIN = RetryStrategy(max_attempts=6, exponential_wait=2, retry_exceptions=[OperationalError, InterfaceError])


def on_app_ready(app: App) -> None:
    """Give Procrastinate the jobs; it calls this when Django is ready."""
    app.task(name=READ_DOCUMENT, queue="reading", retry=AGAIN)(_read)
    forget = app.task(name="forget-old-jobs", queue="housekeeping", pass_context=True)(_forget_old_jobs)
    app.periodic(cron="17 3 * * *")(forget)


def _read(document_id: str) -> None:
    from learnt.interfaces.jobs.reading import read_document

    close_old_connections()  # this thread's may have died since its last job
    try:
        read_document(document_id=UUID(document_id), clock=timezone.now)
    finally:
        close_old_connections()


async def _forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Delete what Procrastinate remembers of jobs long done; the audit trail has what matters of them."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT, include_failed=True, include_aborted=True)
