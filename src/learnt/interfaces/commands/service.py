"""The commands of the service: everything of `learnt` that is not the engine's goes to Django."""

from __future__ import annotations

import os
from collections.abc import Sequence

from learnt.config import database

WITHOUT_DATABASE = frozenset({"makemessages", "compilemessages", "collectstatic", "findstatic"})


def run(arguments: Sequence[str]) -> int:
    """Run a command of the service, such as `migrate`, `worker` or `add_person`.

    Args:
        arguments: the command's name and what follows it.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learnt.config.settings.local")
    if not WITHOUT_DATABASE.intersection(arguments[:1]):
        database.ensure()
    from django.core.management import execute_from_command_line  # after the database is settled

    execute_from_command_line(["learnt", *arguments])
    return 0
