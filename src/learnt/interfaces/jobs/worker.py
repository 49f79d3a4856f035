"""The worker: does jobs until it is told to stop, and outlives a database that is gone for a while."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from dataclasses import dataclass

from procrastinate import App
from procrastinate.contrib.django import app as jobs

from learnt.interfaces.jobs.housekeeping import ask_again_for_forgotten, put_back_stalled
from learnt.interfaces.jobs.schedule import HEARTBEAT, QUEUES, STALLED_AFTER

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0  # seconds between attempts to get on with it
GOOD_RUN = 60.0  # seconds after which the next pause is short again


@dataclass(frozen=True, slots=True)
class Pace:
    """How a worker works; times in seconds."""

    heartbeat: float = HEARTBEAT
    stalled_after: float = STALLED_AFTER
    poll: float = 5.0  # between looks for jobs of which no notice came
    grace: float = 8.0  # that jobs have for finishing when the worker is told to stop
    concurrency: int = 2


async def work(pace: Pace) -> bool:
    """Work until SIGTERM or SIGINT.

    Returns:
        Whether everything that had been begun was finished in the time of grace. What was not stays marked as being
        done and is put back by another worker.
    """
    told_to_stop = _stop_on_signals()
    pause = 1.0
    while True:
        began = time.monotonic()
        try:
            finished = await _work_until(told_to_stop, pace)
        except Exception as error:  # whatever it was, papers wait: go on
            logger.error("the worker could not go on: %s", error.__cause__ or error)
            finished = True
        if told_to_stop.is_set():
            return finished
        pause = 1.0 if time.monotonic() - began > GOOD_RUN else min(pause * 2, LONGEST_PAUSE)
        logger.warning("the worker starts again in %.0f seconds", pause)
        await _first_of(told_to_stop.wait(), asyncio.sleep(pause))


def _stop_on_signals() -> asyncio.Event:
    told_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    return told_to_stop


async def _work_until(told_to_stop: asyncio.Event, pace: Pace) -> bool:
    """Work until told to stop, or until the database is lost; False when a job had to be left."""
    with jobs.replace_connector(jobs.connector.get_worker_connector()) as app:  # type: ignore[attr-defined]
        try:
            if not await _opened(app, told_to_stop):
                return True
            working = asyncio.create_task(_do_jobs(app, pace))
            caring = asyncio.create_task(_care(app, pace))
            await _first_of(working, told_to_stop.wait())
            caring.cancel()
            return await _wind_down(working, pace.grace)
        finally:
            await app.close_async()


async def _opened(app: App, told_to_stop: asyncio.Event) -> bool:
    """Reach the database; False when told to stop meanwhile."""
    opening = asyncio.ensure_future(app.open_async())
    await _first_of(opening, told_to_stop.wait())
    if opening.done():
        opening.result()
        return True
    opening.cancel()
    return False


async def _do_jobs(app: App, pace: Pace) -> None:
    await app.run_worker_async(
        queues=list(QUEUES),
        concurrency=pace.concurrency,
        fetch_job_polling_interval=pace.poll,
        update_heartbeat_interval=pace.heartbeat,
        stalled_worker_timeout=pace.stalled_after,
        install_signal_handlers=False,
    )


async def _care(app: App, pace: Pace) -> None:
    """At the start and from then on: put back what other workers left when they died."""
    while True:
        try:
            await put_back_stalled(app, pace.stalled_after)
            await ask_again_for_forgotten(app)
        except Exception as error:
            logger.warning("looking after stalled jobs failed: %s", type(error).__name__)
        await asyncio.sleep(pace.stalled_after / 2)


async def _wind_down(working: asyncio.Task[None], grace: float) -> bool:
    if not working.done():
        working.cancel()  # it takes no new job, and ends when those begun are finished
        await asyncio.wait({working}, timeout=grace)
    if not working.done():
        return False
    if not working.cancelled():
        working.result()
    return True


async def _first_of(*awaitables) -> None:
    """Wait for the first of several; the others are not waited for any longer. Tasks given as such go on."""
    tasks = [asyncio.ensure_future(one) for one in awaitables]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task, given in zip(tasks, awaitables, strict=True):
        if task is not given:
            task.cancel()
