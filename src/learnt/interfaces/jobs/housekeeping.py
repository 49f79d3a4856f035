"""Jobs that were left behind: by a worker that died, or given up while the database was away."""

from __future__ import annotations

import logging

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate import App
from procrastinate.contrib.django.models import ProcrastinateJob

from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import READ_DOCUMENT
from learnt.domain.documents.queries import WAITING

logger = logging.getLogger(__name__)


async def put_back_stalled(app: App, stalled_after: float) -> None:
    """Put the jobs of workers without a sign of life for so many seconds back into the queue."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=stalled_after):
        logger.warning("job %s (%s) is taken up again: its worker died", job.id, job.task_name)
        await manager.retry_job(job)


async def ask_again_for_forgotten(app: App) -> None:
    """Ask again for papers that wait to be read while no job is left to read them."""
    for number in await sync_to_async(_forgotten, thread_sensitive=False)():
        logger.warning("document %s is asked for again: its job was given up", number)
        await app.configure_task(READ_DOCUMENT, queue="reading").defer_async(document_id=number)


def _forgotten() -> list[str]:
    close_old_connections()
    # Papers first and then jobs: a job that ends in between is asked for once too often, which does no harm.
    waiting = [str(pk) for pk in Document.objects.filter(state__in=WAITING).values_list("pk", flat=True)]
    live = ProcrastinateJob.objects.filter(task_name=READ_DOCUMENT, status__in=("todo", "doing"))
    asked = set(live.values_list("args__document_id", flat=True)) if waiting else set()
    close_old_connections()
    return [number for number in waiting if number not in asked]
