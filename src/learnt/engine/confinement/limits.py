"""How much a reader may use for one file, and how the kernel is made to hold it to that."""

from __future__ import annotations

import resource
import signal
from collections.abc import Mapping
from dataclasses import dataclass, replace

from learnt.engine.confinement import kernel


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 120.0  # by the clock on the wall
    cpu_seconds: int = 120
    memory: int = 1_500_000_000  # bytes
    output: int = 100_000_000  # bytes that the reader may answer
    pages_by_ocr: int = 5  # pages that may be read from their pictures within these limits
    seconds_a_page: int = 20  # more for each further page that is

    def for_pages(self, pages: int) -> Limits:
        """These limits, widened for so many pages that have to be read from their pictures."""
        more = self.seconds_a_page * max(0, pages - self.pages_by_ocr)
        return replace(
            self,
            seconds=self.seconds + more,
            cpu_seconds=self.cpu_seconds + more,
            pages_by_ocr=max(pages, self.pages_by_ocr),
        )


def confine_this_process(limits: Mapping[str, float]) -> None:
    """Bind this process, for good: time, memory, no writing to files, no processes, no network, no core dumps.

    `limits` has "cpu_seconds" and "memory" as in Limits. What the system cannot enforce is left out: only Linux
    refuses single system calls.
    """
    cpu, memory = int(limits["cpu_seconds"]), int(limits["memory"])
    _limit(resource.RLIMIT_CPU, cpu, cpu + 1)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    _limit(resource.RLIMIT_AS, memory, memory)
    _limit(resource.RLIMIT_FSIZE, 0, 0)
    _limit(resource.RLIMIT_CORE, 0, 0)
    kernel.die_with_parent()
    if not kernel.refuse_dangerous_calls():
        _limit(resource.RLIMIT_NPROC, 0, 0)


def _limit(kind: int, soft: int, hard: int) -> None:
    """Lower a limit; never try to raise one that is lower already."""
    ceiling = resource.getrlimit(kind)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(kind, (soft, hard))
