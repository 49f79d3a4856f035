"""The commands of the service, handed to Django: migrate, worker and so on."""

from __future__ import annotations

import os
from collections.abc import Sequence

SETTINGS = "learnt.config.settings.local"


def run(arguments: Sequence[str]) -> int:
    """Carry out one of Django's management commands and give the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["learnt", *arguments])
    return 0
