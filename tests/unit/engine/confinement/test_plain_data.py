"""Reports and transcripts survive the way through JSON."""

from __future__ import annotations

import json

from learnt.engine.report import Action, Copy, Kind, Lesson, Recommendation, Report, ReviewFacts, Where
from learnt.engine.report_json import report_from_dict
from learnt.engine.transcript import Block, BlockKind, Box, Cell, Format, Line, Page, Place, Table, Transcript
from learnt.engine.transcript_json import transcript_as_dict, transcript_from_dict

_PLACES = (Place(3, Box(72.0, 100.5, 500.0, 130.2)), Place(4, None))


def test_a_report_comes_back_as_it_went() -> None:
    report = Report(
        file="a.pdf",
        format=Format.PDF,
        review=ReviewFacts(kind="DHR", subjects=("Carol", "Neil"), date_of_death="2016-03"),
        recommendations=(
            Recommendation(
                key="r1",
                text="Train.",
                places=_PLACES,
                label="R1",
                section="Police",
                kind=Kind.NATIONAL,
                addressees=("Home Office",),
                copies=(Copy(Where.ACTION_PLAN, "Train", _PLACES[:1], False, "1"),),
                lessons=("l1",),
                reasons=("it is labelled",),
                sureness=0.875,
            ),
        ),
        lessons=(Lesson("l1", "Ask.", _PLACES),),
        actions=(Action("r1", "Train", "Police", "", "May 2020", "done", _PLACES),),
        pages=12,
        warnings=("Page 3 is a picture.",),
    )
    assert report_from_dict(json.loads(json.dumps(report.as_dict()))) == report


def test_a_transcript_comes_back_as_it_went() -> None:
    line = Line("Words", _PLACES[0], 11.0, bold=True, italic=True)
    table = Table((Cell("a", 0, 0, 2, 3, (line,)), Cell("b", 1, 0)), header_rows=2)
    blocks = (
        Block(BlockKind.HEADING, "Words", (line,), "1.", 2, None, True),
        Block(BlockKind.TABLE, "a", table=table),
    )
    transcript = Transcript(Format.PDF, (Page(1, 595.0, 842.0, blocks, False), Page(None)), ("A warning.",))
    assert transcript_from_dict(json.loads(json.dumps(transcript_as_dict(transcript)))) == transcript
