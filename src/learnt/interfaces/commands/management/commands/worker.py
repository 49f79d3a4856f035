"""Starts a worker: the process that reads papers."""

from __future__ import annotations

import asyncio
import logging
import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from learnt.interfaces.jobs.worker import Pace, work

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """`learnt worker`: does jobs until Ctrl-C or SIGTERM. More workers on more machines share the same queue."""

    help = "Reads papers as they come in, until Ctrl-C or SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The pace of work; the defaults suit a service."""
        usual = Pace()
        parser.add_argument("--concurrency", type=int, default=usual.concurrency, help="jobs at once")
        parser.add_argument("--heartbeat", type=float, default=usual.heartbeat, help="seconds between signs of life")
        parser.add_argument(
            "--stalled-after",
            type=float,
            default=usual.stalled_after,
            help="seconds without a sign of life after which a worker's jobs are given to others",
        )
        parser.add_argument("--poll", type=float, default=usual.poll, help="most seconds between looks for jobs")
        parser.add_argument("--grace", type=float, default=usual.grace, help="seconds for finishing when told to stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop."""
        pace = Pace(**{name: options[name] for name in ("concurrency", "heartbeat", "stalled_after", "poll", "grace")})
        self.stdout.write("The worker is ready. Ctrl-C stops it.")
        self.stdout.flush()
        asyncio.run(_worked(pace))


async def _worked(pace: Pace) -> None:
    if await work(pace):
        return
    # A job in a thread cannot be interrupted: leave it. Another worker puts it back and reads the paper again.
    logger.warning("stopped with a job half-way; it will be taken up again")
    logging.shutdown()
    os._exit(0)
