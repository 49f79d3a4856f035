"""Reading in confinement: each file in a process of its own, bounded in time, memory and output, without network.

A file that hangs, crashes or floods its reader becomes Unreadable with a message; nothing else is touched.
"""

from __future__ import annotations

import atexit
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from learnt.engine.confinement.conversion import docx_of
from learnt.engine.confinement.keepers import Confinement
from learnt.engine.confinement.limits import Limits
from learnt.engine.reading.bounds import check_size
from learnt.engine.reading.old_office import is_old_word
from learnt.engine.report import Report
from learnt.engine.report_json import report_from_dict
from learnt.engine.transcript import Format, Transcript
from learnt.engine.transcript_json import transcript_from_dict

__all__ = ["Confinement", "Limits", "picture_of_page", "read_confined", "read_with_transcript", "stop_reading"]

_FOR_A_PICTURE = Limits(seconds=30, cpu_seconds=30)


def read_confined(source: bytes | Path, name: str, limits: Limits | None = None) -> Report:
    """Read a report, given its bytes or where it is. Raises Unreadable, or OSError when a path cannot be opened."""
    return report_from_dict(_read(source, name, limits, transcript=False)["report"])


def read_with_transcript(source: bytes | Path, name: str, limits: Limits | None = None) -> tuple[Report, Transcript]:
    """Read a report and give the transcript that it was found in as well, from one run. Raises as `read_confined`."""
    answer = _read(source, name, limits, transcript=True)
    return report_from_dict(answer["report"]), transcript_from_dict(answer["transcript"])


def picture_of_page(source: bytes | Path, name: str, page: int, width: int, limits: Limits | None = None) -> bytes:
    """A page of a PDF as PNG, `width` pixels across at most; pages count from 1. Raises as `read_confined`."""
    options = {"page": page, "width": width}
    return _readers().run("picture", _loaded(source, name), options, limits or _FOR_A_PICTURE)


def stop_reading() -> None:
    """Stop the readers of this process, also those at work, whose files become Unreadable."""
    _readers().close()


def _read(source: bytes | Path, name: str, limits: Limits | None, *, transcript: bool) -> dict[str, Any]:
    content, options = _loaded(source, name), {"name": name, "transcript": transcript, "was": None}
    if is_old_word(content):
        content, options["was"] = docx_of(content), Format.DOC.value
    limits = limits or Limits()
    answer = _answer(content, options, limits)
    if "by_ocr" in answer:
        answer = _answer(content, options, limits.for_pages(answer["by_ocr"]))
    return answer


def _answer(content: bytes, options: dict[str, Any], limits: Limits) -> dict[str, Any]:
    options = {**options, "most_by_ocr": limits.pages_by_ocr}
    answer: dict[str, Any] = json.loads(_readers().run("read", content, options, limits))
    return answer


def _loaded(source: bytes | Path, name: str) -> bytes:
    """The bytes of a file; its size is looked at before any of them is read."""
    if isinstance(source, bytes):
        check_size(len(source), name)
        return source
    check_size(source.stat().st_size, name)
    return source.read_bytes()


@cache
def _readers() -> Confinement:
    """The readers of this process, stopped when it ends and not shared with its forks."""
    readers = Confinement(spare=min(os.cpu_count() or 2, 8))
    atexit.register(readers.close)
    os.register_at_fork(after_in_child=readers.forget)
    return readers
