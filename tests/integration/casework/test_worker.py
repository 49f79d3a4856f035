"""The worker as a process: killed, told to stop, left without a database; papers are read once and only once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.documents.models import Document, Reading
from learnt.interfaces.jobs.reading import read_document
from tests.integration.casework.papers import demo, drawn

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 60.0  # seconds: far more than needed, for machines that are busy
CHECKOUT = Path(__file__).resolve().parents[3]


class Workers:
    """Starts workers and ends those that are left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen] = []

    def start(self, manner: str = "honestly") -> subprocess.Popen:
        command = [sys.executable, "-m", "tests.integration.casework.worker_process", manner, str(self.folder)]
        with (self.folder / "log").open("a") as log:
            process = subprocess.Popen(command, cwd=CHECKOUT, env=_environment(), stdout=log, stderr=log)
        self._started.append(process)
        return process

    def has_begun(self) -> None:
        wait_for(lambda: (self.folder / "began").exists(), "a worker to begin reading")

    def may_go_on(self) -> None:
        (self.folder / "go on").touch()

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def end(self) -> None:
        for process in self._started:
            with suppress(ProcessLookupError):
                process.kill()
            process.wait()


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    with connection.cursor() as cursor:  # tables of jobs are not emptied between tests by Django
        cursor.execute("truncate procrastinate_jobs, procrastinate_workers, procrastinate_events cascade")
    workers = Workers(tmp_path)
    yield workers
    workers.end()


def wait_for(happened: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.05)


def wait_until(document: Document, state: str) -> None:
    def reached() -> bool:
        document.refresh_from_db()
        return document.state == state

    wait_for(reached, f"the document to be {state}")


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select status::text from procrastinate_jobs where task_name = 'read-document' order by id")
        return [row[0] for row in cursor.fetchall()]


def was_read_once(document: Document, attempts: int) -> None:
    expected = [found["key"] for found in Reading.objects.get(document=document).report["recommendations"]]
    assert [candidate.key for candidate in document.candidates.all()] == expected != []
    assert document.attempts == attempts
    assert AuditEvent.objects.filter(event=Event.DOCUMENT_READ, subject_id=str(document.pk)).count() == 1
    wait_for(lambda: jobs() == ["succeeded"], "the job to be marked as done")


def cut_connections() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid()"
        )


def allow_connections(*, allowed: bool) -> None:
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection._nodb_cursor() as cursor:  # from another database: nobody shuts the one that they are in
        cursor.execute(f"alter database {name} allow_connections {'true' if allowed else 'false'}")


def test_a_paper_sent_in_is_read_in_the_background(send, workers) -> None:
    workers.start()
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    wait_until(document, "ready")
    was_read_once(document, attempts=1)


def test_a_paper_whose_worker_was_killed_is_read_again_once(send, workers) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    victim = workers.start("slowly")
    workers.has_begun()
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    document.refresh_from_db()
    assert document.state == "reading"
    workers.start()
    wait_until(document, "ready")
    was_read_once(document, attempts=2)


def test_a_worker_at_work_takes_up_what_another_left(send, workers) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    victim = workers.start("slowly")
    workers.has_begun()
    workers.start()
    time.sleep(2.5)  # longer than a worker may be silent; this one is not
    assert jobs() == ["doing"]
    os.kill(victim.pid, signal.SIGKILL)
    wait_until(document, "ready")
    was_read_once(document, attempts=2)


def test_a_paper_whose_reading_always_dies_is_set_aside(send, workers, coordinator) -> None:
    (document,) = send(("deadly.pdf", drawn()))
    for _ in range(3):
        assert workers.start("deadly").wait(PATIENCE) == -signal.SIGKILL
    workers.start("deadly")
    wait_until(document, "unreadable")
    assert document.attempts == 3
    page = coordinator.get("/papers/").content.decode()
    assert "Reading this file stopped half-way 3 times. The file may be damaged" in page
    wait_for(lambda: jobs() == ["succeeded"], "the job to be marked as done")


def test_a_worker_whose_connections_are_cut_goes_on(send, workers) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    worker = workers.start("slowly")
    workers.has_begun()
    cut_connections()
    workers.may_go_on()
    wait_until(document, "ready")
    was_read_once(document, attempts=1)
    cut_connections()
    (another,) = send(("another.pdf", demo("ALD2012.pdf")))
    wait_until(another, "ready")
    assert worker.poll() is None


def test_a_worker_waits_for_a_database_that_is_gone(send, workers) -> None:
    (first,) = send(("report.pdf", demo("HAR2020.pdf")))
    worker = workers.start()
    wait_until(first, "ready")
    allow_connections(allowed=False)
    try:
        cut_connections()
        time.sleep(4)
        assert worker.poll() is None
    finally:
        allow_connections(allowed=True)
    (another,) = send(("another.pdf", demo("ALD2012.pdf")))
    wait_until(another, "ready")
    assert another.attempts == 1


def test_a_worker_starts_while_the_database_is_gone(send, workers) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    allow_connections(allowed=False)
    try:
        worker = workers.start()
        time.sleep(3)
        assert worker.poll() is None
    finally:
        allow_connections(allowed=True)
    wait_until(document, "ready")


def test_a_paper_whose_job_was_given_up_is_asked_for_again(send, workers) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing'")
        cursor.execute("update procrastinate_jobs set status = 'failed'")
    workers.start()
    wait_until(document, "ready")
    wait_for(lambda: jobs() == ["failed", "succeeded"], "the second job to be marked as done")
    assert document.attempts == 1


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_stop_finishes_what_it_has_begun(send, workers, how) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    worker = workers.start("slowly")
    workers.has_begun()
    worker.send_signal(how)
    time.sleep(0.5)
    workers.may_go_on()
    assert worker.wait(PATIENCE) == 0
    document.refresh_from_db()
    assert document.state == "ready"
    was_read_once(document, attempts=1)


def test_a_worker_told_to_stop_leaves_what_takes_too_long_to_another(send, workers) -> None:
    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    worker = workers.start("slowly")
    workers.has_begun()
    began = time.monotonic()
    worker.terminate()
    assert worker.wait(PATIENCE) == 0
    assert time.monotonic() - began < 15
    workers.start()
    wait_until(document, "ready")
    was_read_once(document, attempts=2)


def test_two_who_read_the_same_paper_keep_it_once(send) -> None:
    from learnt.interfaces.jobs import reading

    (document,) = send(("report.pdf", demo("HAR2020.pdf")))
    honest = reading.read_with_transcript

    def overtaken(source: bytes, name: str):
        found = honest(source, name)
        reading.read_with_transcript = honest
        read_document(document_id=document.pk, clock=timezone.now)
        return found

    reading.read_with_transcript = overtaken
    try:
        read_document(document_id=document.pk, clock=timezone.now)
    finally:
        reading.read_with_transcript = honest
    assert Reading.objects.filter(document=document).count() == 1
    numbers = list(document.candidates.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1)) != []


def _environment() -> dict[str, str]:
    at = connection.settings_dict
    host = quote(str(at["HOST"]), safe="")
    who = quote(at["USER"]) + (f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else "")
    port = f":{at['PORT']}" if at["PORT"] else ""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "learnt.config.settings.test",
        "DATABASE_URL": f"postgresql://{who}@{'' if '%2F' in host else host}{port}/{at['NAME']}?host={host}",
        "LEARNT_LOG_LEVEL": "INFO",
    }
