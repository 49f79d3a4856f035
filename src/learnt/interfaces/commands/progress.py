"""How far a long reading is: a bar in a terminal, plain lines elsewhere, nothing for a single file."""

from __future__ import annotations

import shutil
from typing import TextIO

_BAR = 24  # characters


class Progress:
    """Counts files as they are done. Everything goes to `to`, which is the standard error."""

    def __init__(self, total: int, to: TextIO, *, quiet: bool = False) -> None:
        self._total = total
        self._to = to
        self._quiet = quiet or total < 2
        self._live = is_terminal(to)
        self._done = 0

    def step(self, name: str, outcome: str) -> None:
        """One more file is done, with this outcome in a few words."""
        self._done += 1
        if self._quiet:
            return
        if self._live:
            filled = _BAR * self._done // self._total
            self._rewrite(f"[{'#' * filled}{'.' * (_BAR - filled)}] {self._done}/{self._total} {name}")
        else:
            print(f"{self._done}/{self._total} {name}: {outcome}", file=self._to, flush=True)

    def close(self) -> None:
        """Clear the bar away."""
        if self._live and not self._quiet:
            self._rewrite("")

    def _rewrite(self, line: str) -> None:
        wide = shutil.get_terminal_size().columns - 1
        print(f"\r\033[K{line[:wide]}", end="", file=self._to, flush=True)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person is looking at what is written there."""
    return stream.isatty()
