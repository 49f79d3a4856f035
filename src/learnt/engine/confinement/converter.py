"""Run as a module: takes limits upon itself, closes the network, and becomes the program that its arguments name.

The arguments are the limits as JSON ("cpu_seconds", "memory" and "file" in bytes), then the command.
"""

from __future__ import annotations

import json
import os
import resource
import sys

from learnt.engine.confinement import kernel


def main() -> None:
    """Never returns: this process becomes the command."""
    limits = json.loads(sys.argv[1])
    kernel.die_with_parent()
    for kind, most in (
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    kernel.refuse_network()
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - a program of the machine, found by our own module


if __name__ == "__main__":
    main()
