"""The jobs that a worker can do, and those it does by the clock."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import App, JobContext, RetryStrategy

from learnt.domain.documents.operations import READ_DOCUMENT

logger = logging.getLogger(__name__)

HEARTBEAT = 5.0  # seconds between a worker's signs of life
STALLED_AFTER = 20.0  # seconds without one before the jobs of a worker are given to another

AGAIN = RetryStrategy(max_attempts=6, exponential_wait=2, retry_exceptions=[OperationalError, InterfaceError])


def on_app_ready(app: App) -> None:
    """Give Procrastinate the jobs; it calls this when Django is ready."""
    app.task(name=READ_DOCUMENT, queue="reading", retry=AGAIN)(_read)
    stalled = app.task(name="take-up-stalled-jobs", queue="housekeeping", pass_context=True)(_take_up_stalled)
    app.periodic(cron="* * * * *")(stalled)


def _read(document_id: str) -> None:
    from learnt.interfaces.jobs.reading import read_document

    read_document(document_id=UUID(document_id), clock=timezone.now)


async def _take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Put the jobs of workers that died back into the queue."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        logger.warning("job %s (%s) is taken up again: its worker died", job.id, job.task_name)
        await manager.retry_job(job)
