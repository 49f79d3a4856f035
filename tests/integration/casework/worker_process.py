"""A worker in a process of its own, for tests to kill. Arguments: how it reads, and a folder for signals between us.

It is the real one, `learnt worker`, but for the moment at which it begins to read: "honestly" at once, "slowly" when
the file "go on" is there, "deadly" never, for the process is killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command


def main(manner: str, folder: Path) -> None:
    django.setup()
    from learnt.interfaces.jobs import reading

    honest = reading.read_with_transcript

    def slowly(source: bytes, name: str):
        (folder / "began").touch()
        while not (folder / "go on").exists():
            time.sleep(0.02)
        return honest(source, name)

    def deadly(source: bytes, name: str):
        os.kill(os.getpid(), signal.SIGKILL)

    reading.read_with_transcript = {"honestly": honest, "slowly": slowly, "deadly": deadly}[manner]
    call_command("worker", heartbeat=0.3, stalled_after=1.5, poll=0.3, grace=2.0)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
