"""What a confined reader can be asked to do: from the bytes of a file, and options in plain data, to bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from learnt.engine import pipeline
from learnt.engine.extraction import extract
from learnt.engine.reading.ocr import tesseract
from learnt.engine.reading.pdf import MorePages
from learnt.engine.reading.pictures import page_picture
from learnt.engine.transcript import Block, BlockKind, Format, Line, Page, Place, Transcript
from learnt.engine.transcript_json import transcript_as_dict

Options = Mapping[str, Any]


def read(source: bytes, options: Options) -> bytes:
    """The report as JSON; with the transcript beside it when `options["transcript"]` says so.

    `options["was"]` is the format of the file before it was converted, if it was. When more than
    `options["most_by_ocr"]` pages have to be read from their pictures, the answer says only how many: "by_ocr".
    """
    try:
        transcript = pipeline.transcribe(source, options["name"], options["most_by_ocr"])
    except MorePages as more:
        return json.dumps({"by_ocr": more.pages}).encode()
    if options["was"]:
        transcript = replace(transcript, format=Format(options["was"]))
    answer = {"report": extract(transcript, options["name"]).as_dict(), "transcript": None}
    if options["transcript"]:
        answer["transcript"] = transcript_as_dict(transcript)
    return json.dumps(answer, ensure_ascii=False).encode()


def picture(source: bytes, options: Options) -> bytes:
    """One page of a PDF as PNG: `options["page"]` counts from 1, `options["width"]` is in pixels."""
    return page_picture(source, options["page"], options["width"])


def warm_up() -> None:
    """Load what is loaded at first use, so that every fork has it already: word lists and patterns."""
    tesseract.load()
    words = "The Home Office should train all of its staff by May 2020."
    blocks = (
        Block(BlockKind.HEADING, "Recommendations", (Line("Recommendations", Place(None)),), level=1),
        Block(BlockKind.PARAGRAPH, words, (Line(words, Place(None)),), "Recommendation 1:"),
    )
    extract(Transcript(Format.DOCX, (Page(None, blocks=blocks),)), "warm-up")


TASKS: dict[str, Callable[[bytes, Options], bytes]] = {"read": read, "picture": picture}
