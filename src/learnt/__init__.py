"""Learnt reads review reports and finds what they recommend.

>>> import learnt
>>> report = learnt.read("report.pdf")  # doctest: +SKIP
>>> for recommendation in report.recommendations:  # doctest: +SKIP
...     print(recommendation.label, recommendation.page, recommendation.text)

`read` takes a path and gives a `Report`: recommendations, lessons, rows of the action plan and the review's own facts,
each with its exact place in the file. A file that cannot be read raises `Unreadable`, whose `message` says why in
plain English. Everything found is a proposal: a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from learnt.engine.report import (
    ENGINE_VERSION,
    Action,
    Copy,
    Kind,
    Lesson,
    Recommendation,
    Report,
    ReviewFacts,
    Where,
)
from learnt.engine.transcript import Box, Place
from learnt.engine.unreadable import Reason, Unreadable

if TYPE_CHECKING:
    import os

__all__ = [
    "ENGINE_VERSION",
    "Action",
    "Box",
    "Copy",
    "Kind",
    "Lesson",
    "Place",
    "Reason",
    "Recommendation",
    "Report",
    "ReviewFacts",
    "Unreadable",
    "Where",
    "read",
]


def read(path: str | os.PathLike[str]) -> Report:
    """Read one report: PDF, Word, OpenDocument, Rich Text or a saved web page. Raises Unreadable if it is no such file, OSError if it cannot be opened."""
    from pathlib import Path

    from learnt.engine import pipeline  # late: the service imports this package without reading anything

    file = Path(path)
    return pipeline.read(file.read_bytes(), file.name)
