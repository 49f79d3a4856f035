"""The `learnt` command: reading reports here, everything about the service through Django."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

# The engine's own commands and the modules that carry them out; each is loaded only when it is asked for.
ENGINE_COMMANDS = {
    "read": "learnt.interfaces.commands.read",
}

USAGE = """\
usage: learnt COMMAND ...

  learnt read FILE...     find the recommendations in review reports (learnt read --help)
  learnt help             list the commands of the service, such as migrate
  learnt --version        say which version this is

Exit status: 0 done, 1 done in part, 2 not understood.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line (without the program's name) and give the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help"):
        print(USAGE, end="")
        return 0 if given else 2
    if given[0] == "--version":
        from learnt import ENGINE_VERSION

        print(f"learnt {ENGINE_VERSION}")
        return 0
    if given[0] in ENGINE_COMMANDS:
        return int(import_module(ENGINE_COMMANDS[given[0]]).run(given[1:]))
    return _of_the_service(given)


def _of_the_service(given: list[str]) -> int:
    from learnt.interfaces.commands import service

    return service.run(given)
