"""Whatever a reader does, the one who asked lives on and gets an answer that says what to do."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnt.engine.confinement import Confinement, Limits
from learnt.engine.unreadable import Reason, Unreadable

SHORT = Limits(seconds=0.3)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="single system calls are refused on Linux only")


@pytest.fixture(scope="module")
def readers() -> Iterator[Confinement]:
    with Confinement("misbehaving", path=[str(Path(__file__).parent)]) as confined:
        yield confined


@pytest.mark.parametrize(
    ("task", "limits", "reason", "words"),
    [
        ("hang", SHORT, Reason.TOOK_TOO_LONG, "took longer than is allowed"),
        ("spin", Limits(seconds=30, cpu_seconds=1), Reason.TOOK_TOO_LONG, "took longer than is allowed"),
        ("hog", Limits(), Reason.TOO_LARGE, "more memory than is allowed"),
        ("flood", Limits(output=1_000_000), Reason.TOO_LARGE, "more in this file than can be handed on"),
        ("crash", Limits(), Reason.STOPPED, "broke down on this file"),
        ("leave", Limits(), Reason.STOPPED, "broke down on this file"),
        ("recurse", Limits(), Reason.STOPPED, "broke down on this file"),
    ],
)
def test_a_reader_that_goes_wrong_becomes_a_message(
    readers: Confinement, task: str, limits: Limits, reason: Reason, words: str
) -> None:
    with pytest.raises(Unreadable) as refusal:
        readers.run(task, b"", {}, limits)
    assert refusal.value.reason is reason
    assert words in refusal.value.message
    assert readers.run("echo", b"still there", {}) == b"still there"


def test_a_fault_is_logged_without_the_words_of_the_paper(
    readers: Confinement, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(Unreadable):
        readers.run("fail", b"", {})
    assert "RuntimeError in misbehaving.py" in caplog.text
    assert "confidential" not in caplog.text


def test_a_keeper_that_is_killed_is_replaced(readers: Confinement) -> None:
    readers.run("echo", b"", {})
    for keeper in readers._idle:
        os.kill(keeper._process.pid, 9)
        keeper._process.wait(10)
    assert readers.run("echo", b"again", {}) == b"again"


def test_a_reader_that_cannot_start_does_not_blame_the_file(capfd: pytest.CaptureFixture[str]) -> None:
    with Confinement("no_such_tasks") as broken, pytest.raises(Unreadable) as refusal:
        broken.run("echo", b"", {})
    assert "not of the file" in refusal.value.message
    assert "no_such_tasks" in capfd.readouterr().err


def test_an_interpreter_that_is_not_there_does_not_blame_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Confinement() as broken, pytest.raises(Unreadable) as refusal:
        broken.run("read", b"", {})
    assert "not of the file" in refusal.value.message


def test_what_a_reader_prints_does_not_spoil_its_answer(readers: Confinement) -> None:
    assert readers.run("babble", b"", {}) == b"said"


def test_a_reader_knows_nothing_of_the_environment(readers: Confinement, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "secret")
    with Confinement("misbehaving", path=[str(Path(__file__).parent)]) as fresh:
        assert b"DATABASE_URL" not in fresh.run("environment", b"", {})


def test_a_large_file_goes_through_whole(readers: Confinement) -> None:
    source = os.urandom(1_000) * 20_000
    assert readers.run("echo", source, {}) == source


@on_linux
@pytest.mark.parametrize("task", ["connect", "run_program", "fork", "write", "remove", "kill_parent"])
def test_network_processes_and_writing_are_refused(readers: Confinement, task: str) -> None:
    assert readers.run(task, b"", {}) == b"PermissionError"


def test_threads_are_allowed(readers: Confinement) -> None:
    assert readers.run("thread", b"", {}) == b"threads run"


def test_closing_stops_a_reader_at_work() -> None:
    confined = Confinement("misbehaving", path=[str(Path(__file__).parent)])
    reasons: list[Reason] = []

    def ask() -> None:
        try:
            confined.run("hang", b"", {})
        except Unreadable as refusal:
            reasons.append(refusal.reason)

    asking = threading.Thread(target=ask)
    asking.start()
    while not confined._busy:
        pass
    confined.close()
    asking.join(10)
    assert reasons == [Reason.STOPPED]


def test_files_are_read_side_by_side(readers: Confinement) -> None:
    answers: dict[int, bytes] = {}

    def ask(number: int) -> None:
        answers[number] = readers.run("echo", bytes([number]), {})

    asking = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(20)
    assert answers == {number: bytes([number]) for number in range(6)}
