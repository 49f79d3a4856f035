"""`learnt read FILE...`: what review reports recommend, as JSON, a spreadsheet or plain text."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from learnt.engine.confinement import read_confined, stop_reading
from learnt.engine.report import Report
from learnt.engine.unreadable import Unreadable
from learnt.interfaces.commands import progress
from learnt.interfaces.commands.outputs import FORMS, Write, counted
from learnt.interfaces.commands.sources import Source, named_sources

ALL_READ, SOME_NOT_READ, NOT_UNDERSTOOD, INTERRUPTED = 0, 1, 2, 130
_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".txt": "text"}

_DESCRIPTION = """\
Find the recommendations, lessons, actions and facts in review reports (PDF, Word, OpenDocument, Rich Text, web pages).

FILE is a report, a folder of reports, or a pattern such as 'reports/*.pdf'. Each file is read in a process of its
own, with limits; one that cannot be read never stops the others."""
_EPILOG = """\
Without a form, results are set out as text in a terminal and as JSON anywhere else: one object for one file, an
object on each line (JSON Lines) for several. With -o the form follows from the name: .json, .jsonl, .csv, .xlsx, .txt.

Exit status: 0 every file was read, 1 some were not (the reasons stand at the end, on the standard error), 2 the
command line was not understood."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its report, or why there is none."""

    source: Source
    report: Report | None
    why_not: str = ""


def run(arguments: Sequence[str]) -> int:
    """Carry out `learnt read` with these arguments and give the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    sources = named_sources(options.files)
    if not sources:
        parser.error("there is no report there: no PDF, Word, OpenDocument or Rich Text file and no web page")
    form = _form(options, len(sources))
    if form == "xlsx" and options.output is None and progress.is_terminal(sys.stdout):
        parser.error("a workbook cannot be shown in a terminal: say where to write it with -o FILE")
    try:
        return _read_all(sources, FORMS[form], options)
    except KeyboardInterrupt:
        print("learnt: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever was reading the results has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ
    except OSError as error:
        print(f"learnt: {error.strerror or error}: {error.filename or options.output}", file=sys.stderr)
        return NOT_UNDERSTOOD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "learnt read", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a report, a folder or a pattern")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument(
        "--json", dest="form", action="store_const", const="json", help="JSON (several files: a line each)"
    )
    forms.add_argument(
        "--csv", dest="form", action="store_const", const="csv", help="CSV, a row for each recommendation"
    )
    forms.add_argument("--xlsx", dest="form", action="store_const", const="xlsx", help="the same as an Excel workbook")
    forms.add_argument("--text", dest="form", action="store_const", const="text", help="text to read in a terminal")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file, which appears when whole")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    parser.add_argument("-j", "--jobs", type=_positive, default=os.cpu_count() or 1, help="how many files at once")
    return parser


def _positive(given: str) -> int:
    number = int(given)
    if number < 1:
        raise ValueError("at least 1")
    return number


def _form(options: argparse.Namespace, files: int) -> str:
    form = options.form
    if form is None and options.output is not None:
        form = _SUFFIXES.get(options.output.suffix.lower(), "json")
    elif form is None:
        form = "text" if progress.is_terminal(sys.stdout) else "json"
    return "jsonl" if form == "json" and files > 1 else str(form)


def _read_all(sources: list[Source], write: Write, options: argparse.Namespace) -> int:
    failures: list[Outcome] = []
    watched = progress.Progress(len(sources), sys.stderr, quiet=options.quiet)
    with _destination(options.output) as to:
        write(_reports(sources, options.jobs, watched, failures), to)
        to.flush()
    watched.close()
    _list_failures(failures, len(sources))
    return SOME_NOT_READ if failures else ALL_READ


def _reports(sources: list[Source], jobs: int, watched: progress.Progress, failures: list[Outcome]) -> Iterator[Report]:
    """The reports in the order of the sources, each as soon as it and those before it are read."""
    with ThreadPoolExecutor(min(jobs, len(sources))) as readers:
        try:
            for outcome in readers.map(lambda source: _read(source, watched), sources):
                if outcome.report is None:
                    failures.append(outcome)
                else:
                    yield outcome.report
        except BaseException:
            readers.shutdown(wait=False, cancel_futures=True)
            stop_reading()
            raise


def _read(source: Source, watched: progress.Progress) -> Outcome:
    outcome = _outcome(source)
    found = outcome.report
    watched.step(source.name, counted(len(found.recommendations), "recommendation") if found else "not read")
    return outcome


def _outcome(source: Source) -> Outcome:
    try:
        return Outcome(source, read_confined(source.path, source.name))
    except Unreadable as failure:
        return Outcome(source, None, failure.message)
    except OSError as error:
        return Outcome(source, None, f"The file cannot be opened: {error.strerror or error}.")


def _list_failures(failures: list[Outcome], total: int) -> None:
    if not failures:
        return
    if total > 1:
        print(f"{counted(len(failures), 'file')} of {total} could not be read:", file=sys.stderr)
    for outcome in failures:
        print(f"  {outcome.source.name}: {outcome.why_not}", file=sys.stderr)


@contextlib.contextmanager
def _destination(output: Path | None) -> Iterator[BinaryIO]:
    """Where results go: the standard output, or a file that takes its name only when everything is in it."""
    if output is None:
        yield sys.stdout.buffer
        return
    handle, unfinished = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as to:
            yield to
        Path(unfinished).chmod(0o666 & ~_file_mask())
        Path(unfinished).replace(output)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _file_mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
