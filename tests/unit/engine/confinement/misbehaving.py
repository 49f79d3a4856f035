"""Tasks that do what no reader should. Loaded by confined readers only, and by name."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path


def hang(source: bytes, options: object) -> bytes:
    time.sleep(600)
    return b"awake"


def spin(source: bytes, options: object) -> bytes:
    while True:
        pass


def hog(source: bytes, options: object) -> bytes:
    return bytes(5_000_000_000)


def flood(source: bytes, options: object) -> bytes:
    return bytes(50_000_000)


def crash(source: bytes, options: object) -> bytes:
    ctypes.string_at(1)
    return b""


def leave(source: bytes, options: object) -> bytes:
    os._exit(0)


def fail(source: bytes, options: object) -> bytes:
    raise RuntimeError("the words of a confidential paper")


def recurse(source: bytes, options: object) -> bytes:
    return recurse(source, options)


def babble(source: bytes, options: object) -> bytes:
    sys.stdout.write("noise on the standard output")
    sys.stdout.flush()
    os.write(1, b"more noise")
    return b"said"


def echo(source: bytes, options: object) -> bytes:
    return source


def environment(source: bytes, options: object) -> bytes:
    return repr(sorted(os.environ)).encode()


def thread(source: bytes, options: object) -> bytes:
    heard: list[bytes] = []
    worker = threading.Thread(target=lambda: heard.append(b"threads run"))
    worker.start()
    worker.join()
    return heard[0]


def _refused(attempt: Callable[[], object]) -> bytes:
    try:
        attempt()
    except OSError as error:
        return type(error).__name__.encode()
    return b"allowed"


def connect(source: bytes, options: object) -> bytes:
    return _refused(lambda: socket.create_connection(("127.0.0.1", 9)))


def run_program(source: bytes, options: object) -> bytes:
    return _refused(lambda: subprocess.run([sys.executable, "-c", ""], check=False))


def fork(source: bytes, options: object) -> bytes:
    return _refused(os.fork)


def write(source: bytes, options: object) -> bytes:
    return _refused(lambda: tempfile.TemporaryFile(dir="/tmp"))


def remove(source: bytes, options: object) -> bytes:
    return _refused(lambda: Path("/tmp/learnt-no-such-file").unlink())


def kill_parent(source: bytes, options: object) -> bytes:
    return _refused(lambda: os.kill(os.getppid(), 9))


TASKS = {
    task.__name__: task
    for task in (hang, spin, hog, flood, crash, leave, fail, recurse, babble, echo, environment, thread)
    + (connect, run_program, fork, write, remove, kill_parent)
}
