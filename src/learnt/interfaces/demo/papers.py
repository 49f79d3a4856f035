"""The papers of the demo county and the answers that go with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "papers"

# Left for whoever tries the demo.
TO_CHECK = frozenset({"DHR02.pdf"})

LEFT_OUT = frozenset({"DHR01.docx"})  # the Word file of a report that is there as PDF


@dataclass(frozen=True)
class Paper:
    """An invented report and what is in it."""

    path: Path
    answers: dict[str, Any]

    @property
    def review(self) -> dict[str, Any]:
        """The review's facts."""
        return dict(self.answers["review"])

    @property
    def area(self) -> str:
        """The area of the partnership; the first name in the partnership's own where it is not given."""
        return str(self.answers.get("area") or _area_in(self.review["partnership"]))

    @property
    def region(self) -> str:
        """The county or region of the area."""
        return str(self.answers.get("county_or_region") or "Harrowmere")

    @cached_property
    def published_on(self) -> date:
        """The day of publication; two months after the report where it is not given."""
        if given := self.answers.get("published_on"):
            return date.fromisoformat(given)
        year, month = (int(part) for part in self.review["report_date"].split("-")[:2])
        return date(year + (month + 2) // 13, (month + 1) % 12 + 1, 15)


def papers() -> list[Paper]:
    """Every paper with answers that can be read now, oldest report first."""
    found = [Paper(path.parent / answers["file"], answers) for path, answers in _answers()]
    readable = [paper for paper in found if paper.path.name not in LEFT_OUT and "scan" not in paper.path.stem]
    return sorted(readable, key=lambda paper: (paper.published_on, paper.path.name))


def scan() -> Path | None:
    """The paper that is a picture without words, to show what becomes of one."""
    return next(iter(sorted(FOLDER.rglob("*-scan.pdf"))), None)


def _answers() -> list[tuple[Path, dict[str, Any]]]:
    return [(path, json.loads(path.read_text())) for path in sorted(FOLDER.rglob("*.gold.json"))]


def _area_in(partnership: str) -> str:
    dull = {"Safer", "Safeguarding", "Community", "Safety", "Partnership", "Children", "Adults", "Board", "Regional"}
    return " ".join(word for word in partnership.split() if word not in dull)
