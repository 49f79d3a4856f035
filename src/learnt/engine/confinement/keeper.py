"""The keeper: a process of its own that has everything loaded, and forks a confined reader for each file.

Loading takes some hundred times as long as forking, so a keeper is started once and asked many times. It never looks
into a file itself. Run as a module, it serves the pipe on its standard input until that is closed.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from learnt.engine.confinement import frames
from learnt.engine.confinement.limits import confine_this_process
from learnt.engine.unreadable import Reason, Unreadable

Task = Callable[[bytes, Mapping[str, Any]], bytes]

_CHUNK = 1 << 20
_MOST_REQUEST = 1 << 31
_NO_MEMORY = (
    "Reading this file would take more memory than is allowed for one file. "
    "Save it with smaller pictures, or send the report without its appendices."
)


def main() -> None:
    """Serve until the pipe is closed. The one argument is JSON: the module of tasks, and folders to find it in."""
    options = json.loads(sys.argv[1])
    sys.path[:0] = options["path"]
    sys.dont_write_bytecode = True
    module = importlib.import_module(options["tasks"])
    tasks: Mapping[str, Task] = module.TASKS
    requests, answers = os.dup(0), os.dup(1)
    _turn_to_nothing(0, 1)
    with contextlib.suppress(Exception):  # it only loads ahead: what fails here fails again, and is told, with a file
        module.warm_up()
    gc.freeze()
    with contextlib.suppress(frames.Lost):
        frames.send(answers, {"ready": True})
        while (request := frames.receive(requests, most=_MOST_REQUEST)) is not None:
            ending, output = _read_in_fork(tasks, *request, requests, answers)
            frames.send(answers, ending, output)


def _read_in_fork(
    tasks: Mapping[str, Task], header: Mapping[str, Any], source: bytes, requests: int, answers: int
) -> tuple[frames.Header, bytes]:
    """Have a fork do the task. How it ended, and what it answered."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        for descriptor in (ours, requests, answers):
            os.close(descriptor)
        _do(tasks, header, source, theirs)
    os.close(theirs)
    output, ending = _collected(ours, requests, header["limits"])
    if ending != "whole":
        os.kill(child, signal.SIGKILL)
    os.close(ours)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"ending": ending, "status": status}, output if ending == "whole" else b""


def _collected(descriptor: int, requests: int, limits: Mapping[str, float]) -> tuple[bytes, str]:
    """What the fork writes, until it closes the pipe, writes too much, takes too long, or nobody waits any more."""
    until = time.monotonic() + limits["seconds"]
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    poll.register(requests, 0)  # only whether it was closed
    parts: list[bytes] = []
    size = 0
    while (left := until - time.monotonic()) > 0:
        events = dict(poll.poll(left * 1000))
        if requests in events:
            return b"", "deserted"
        if descriptor not in events:
            continue
        part = os.read(descriptor, _CHUNK)
        if not part:
            return b"".join(parts), "whole"
        parts.append(part)
        size += len(part)
        if size > limits["output"]:
            return b"", "too much"
    return b"", "too long"


def _do(tasks: Mapping[str, Task], header: Mapping[str, Any], source: bytes, answer: int) -> NoReturn:
    """In the fork: confine it, do the task, answer, end. Nothing is ever raised out of here."""
    try:
        _turn_to_nothing(2)
        confine_this_process(header["limits"])
        outcome, body = _outcome(tasks[header["task"]], source, header["options"])
        frames.send(answer, outcome, body)
    except BaseException:  # the fork must never return into the keeper's loop
        os._exit(1)
    os._exit(0)


def _outcome(task: Task, source: bytes, options: Mapping[str, Any]) -> tuple[frames.Header, bytes]:
    try:
        return {"done": True}, task(source, options)
    except Unreadable as refusal:
        return {"reason": refusal.reason.value, "message": refusal.message}, b""
    except MemoryError:
        return {"reason": Reason.TOO_LARGE.value, "message": _NO_MEMORY}, b""
    except Exception as error:  # whatever a hostile file provokes
        return {"fault": _described(error)}, b""


def _described(error: Exception) -> str:
    """Where and of what kind an error is; not its words, which may quote a confidential paper."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def _turn_to_nothing(*descriptors: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nothing, descriptor)
    os.close(nothing)


if __name__ == "__main__":
    main()
