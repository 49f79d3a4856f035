"""The forms in which `learnt read` gives its results, each taking reports as they come."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from learnt.engine.report import Recommendation, Report

Write = Callable[[Iterable[Report], BinaryIO], None]

_LEAST_WIDTH = 40


def write_object(reports: Iterable[Report], to: BinaryIO) -> None:
    """The one report as one JSON object, set out over lines."""
    for report in reports:
        to.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def write_lines(reports: Iterable[Report], to: BinaryIO) -> None:
    """JSON Lines: a report on each line, written as soon as it is read."""
    for report in reports:
        to.write(json.dumps(report.as_dict(), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        to.flush()


def write_csv(reports: Iterable[Report], to: BinaryIO) -> None:
    """CSV: a row for each recommendation."""
    from learnt.interfaces.exchange.reports import COLUMNS, rows_of
    from learnt.interfaces.exchange.spreadsheets import write_csv as written

    for piece in written((row for report in reports for row in rows_of(report)), COLUMNS):
        to.write(piece)


def write_xlsx(reports: Iterable[Report], to: BinaryIO) -> None:
    """XLSX: a row for each recommendation."""
    from learnt.interfaces.exchange.reports import COLUMNS, rows_of
    from learnt.interfaces.exchange.spreadsheets import write_xlsx as written

    written((row for report in reports for row in rows_of(report)), COLUMNS, to, title="Recommendations")


def write_text(reports: Iterable[Report], to: BinaryIO) -> None:
    """For reading in a terminal: each report's facts and its recommendations in full."""
    width = max(shutil.get_terminal_size().columns, _LEAST_WIDTH)
    for report in reports:
        to.write("\n".join([*_set_out(report, width), ""]).encode("utf-8", "replace") + b"\n")
        to.flush()


FORMS: dict[str, Write] = {
    "json": write_object,
    "jsonl": write_lines,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "text": write_text,
}


def _set_out(report: Report, width: int) -> Iterator[str]:
    facts = report.review
    yield report.file
    said = [facts.partnership, facts.kind, ", ".join(facts.subjects)]
    said += [facts.date_of_death and f"died {facts.date_of_death}", facts.report_date and f"report {facts.report_date}"]
    if any(said):
        yield "  " + " · ".join(part for part in said if part)
    yield "  " + ", ".join(
        (
            counted(len(report.recommendations), "recommendation"),
            counted(len(report.lessons), "lesson"),
            counted(len(report.actions), "action"),
        )
    )
    yield from (f"  Note: {warning}" for warning in report.warnings)
    for found in report.recommendations:
        yield from _set_out_one(found, width)


def _set_out_one(found: Recommendation, width: int) -> Iterator[str]:
    page = None if found.page is None else f"page {found.page}"
    yield ""
    yield "  " + " · ".join(part for part in (found.label or "(no label)", page, found.kind.value) if part)
    yield from textwrap.wrap(found.text, width, initial_indent="    ", subsequent_indent="    ")
    if found.addressees:
        yield from textwrap.wrap(
            f"To: {'; '.join(found.addressees)}", width, initial_indent="    ", subsequent_indent=" " * 8
        )


def counted(number: int, thing: str) -> str:
    """A number of things in words: "1 lesson", "9 lessons"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
