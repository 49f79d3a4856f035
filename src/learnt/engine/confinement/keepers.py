"""Keepers from the outside: started when needed, asked one file at a time each, replaced when they are lost."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import TracebackType
from typing import IO, Any, cast

from learnt.engine.confinement import frames
from learnt.engine.confinement.limits import Limits
from learnt.engine.unreadable import Reason, Unreadable

_log = logging.getLogger(__name__)

_TASKS = "learnt.engine.confinement.tasks"
_KEPT = ("LD_LIBRARY_PATH",)  # of the environment: some Pythons do not start without it
_GRACE = 10.0  # seconds that a keeper may take over those of the file
_LOADING = 60.0  # seconds that a keeper may take to load everything, on a machine with much to do
_OUT_OF_CPU = -signal.SIGXCPU
_TOO_LONG = (
    "Reading this file took longer than is allowed for one file and was stopped. Save it again from Word or as a new "
    "PDF, or send the report without its appendices."
)
_TOO_MUCH = (
    "There is more in this file than can be handed on at once. Send the report by itself, without its appendices."
)
_NOT_STARTED = (
    "The reader could not be started. This is a fault of the installation, not of the file: tell whoever runs Learnt."
)
_CRASHED = (
    "The reader broke down on this file and was stopped; nothing else was harmed. The file may be damaged: save it "
    "again from Word or as a new PDF and send that."
)


class Confinement:
    """Confined readers, as many as are asked at once; some are kept for the next file. Safe to use from threads.

    `tasks` is a module with a table TASKS of what readers can do, found in the folders of `path` if not installed.
    """

    def __init__(self, tasks: str = _TASKS, *, path: Sequence[str] = (), spare: int = 2) -> None:
        self._options = json.dumps({"tasks": tasks, "path": list(path)})
        self._spare = spare
        self._idle: list[_Keeper] = []
        self._busy: set[_Keeper] = set()
        self._lock = threading.Lock()

    def run(self, task: str, source: bytes, options: Mapping[str, Any], limits: Limits | None = None) -> bytes:
        """Do a task on the bytes of a file. Raises Unreadable when it refuses, breaks down, or exceeds its limits."""
        limits = limits or Limits()
        keeper = self._borrow()
        try:
            ending, output = keeper.ask(
                {"task": task, "options": dict(options), "limits": asdict(limits)}, source, limits
            )
        except BaseException:
            self._give_up(keeper)
            raise
        self._give_back(keeper)
        return _judged(ending, output, limits)

    def close(self) -> None:
        """Stop all readers: those that are kept, and those at work, whose files become Unreadable."""
        with self._lock:
            idle, self._idle = self._idle, []
            for keeper in self._busy:
                keeper.kill()
        for keeper in idle:
            keeper.stop()

    def forget(self) -> None:
        """Leave the readers to the process that started them: this one is a fork of it."""
        self._lock = threading.Lock()
        self._idle, self._busy = [], set()

    def __enter__(self) -> Confinement:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _borrow(self) -> _Keeper:
        with self._lock:
            while self._idle:
                keeper = self._idle.pop()
                if keeper.alive:
                    break
                keeper.stop()
            else:
                keeper = _Keeper(self._options)
            self._busy.add(keeper)
        return keeper

    def _give_back(self, keeper: _Keeper) -> None:
        with self._lock:
            self._busy.discard(keeper)
            if len(self._idle) < self._spare:
                self._idle.append(keeper)
                return
        keeper.stop()

    def _give_up(self, keeper: _Keeper) -> None:
        with self._lock:
            self._busy.discard(keeper)
        keeper.stop()


class _Keeper:
    """A keeper's process and the pipes to it."""

    def __init__(self, options: str) -> None:
        command = [sys.executable, "-I", "-X", "utf8", "-m", "learnt.engine.confinement.keeper", options]
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=kept, cwd="/", start_new_session=True
            )
        except OSError as error:
            raise Unreadable(Reason.STOPPED, _NOT_STARTED) from error
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._ready = False

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, header: frames.Header, source: bytes, limits: Limits) -> tuple[frames.Header, bytes]:
        """Send a file and wait for what comes of it. Raises Unreadable when the keeper itself is lost."""
        if not self._ready:
            self._receive(_LOADING, 0, _NOT_STARTED)
            self._ready = True
        try:
            frames.send(self._requests.fileno(), header, source)
        except frames.Lost as error:
            raise Unreadable(Reason.STOPPED, _CRASHED) from error
        return self._receive(limits.seconds + _GRACE, limits.output + frames.MOST_HEADER, _CRASHED)

    def _receive(self, seconds: float, most: int, otherwise: str) -> tuple[frames.Header, bytes]:
        try:
            answer = frames.receive(self._answers.fileno(), most=most, seconds=seconds)
        except frames.Lost as error:
            raise Unreadable(Reason.STOPPED, otherwise) from error
        if answer is None:
            raise Unreadable(Reason.STOPPED, otherwise)
        return answer

    def kill(self) -> None:
        """End the keeper and whatever it has forked; whoever waits for it learns that it is lost."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """End the keeper and clear up after it."""
        self.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()


def _judged(ending: frames.Header, output: bytes, limits: Limits) -> bytes:
    """The answer inside the output, or Unreadable with why there is none."""
    if ending["ending"] == "too long" or ending["status"] == _OUT_OF_CPU:
        raise Unreadable(Reason.TOOK_TOO_LONG, _TOO_LONG)
    if ending["ending"] == "too much":
        raise Unreadable(Reason.TOO_LARGE, _TOO_MUCH)
    outcome, body = frames.unpacked(output, most=limits.output)
    if ending["status"] != 0 or outcome is None:
        _log.warning("a confined reader ended with status %s", ending["status"])
        raise Unreadable(Reason.STOPPED, _CRASHED)
    if "reason" in outcome:
        raise Unreadable(Reason(outcome["reason"]), outcome["message"])
    if "fault" in outcome:
        _log.error("a confined reader failed: %s", outcome["fault"])
        raise Unreadable(Reason.STOPPED, _CRASHED)
    return body
