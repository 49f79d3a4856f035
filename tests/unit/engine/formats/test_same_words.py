"""The same report in another format reads the same. The files were made from the demo papers by LibreOffice 7.4."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from learnt.engine import pipeline
from learnt.engine.confinement import read_with_transcript
from learnt.engine.confinement.conversion import can_convert
from learnt.engine.report import Report
from learnt.engine.transcript import Block, BlockKind, Format, Transcript
from tests.unit.engine.formats.web_page import modern_page, old_page

PAPERS = Path(__file__).parent / "papers"
DEMO = Path(pipeline.__file__).parents[1] / "interfaces" / "demo" / "papers"
needs_libreoffice = pytest.mark.skipif(not can_convert(), reason="LibreOffice is not installed")


@cache
def in_word(name: str) -> bytes:
    path = DEMO / f"{name}.docx"
    return (path if path.exists() else DEMO / "dev" / f"{name}.docx").read_bytes()


def said(transcript: Transcript) -> list[tuple[object, ...]]:
    """What a transcript says in its running text and notes, without how its lines are set."""
    return [_said(block) for block in transcript.blocks() if block.kind is not BlockKind.FURNITURE]


def _said(block: Block) -> tuple[object, ...]:
    cells = [(c.text, c.row, c.column, c.row_span, c.column_span) for c in block.table.cells] if block.table else []
    return (block.kind, block.label, block.text, block.level, block.boxed, cells)


def found(report: Report) -> list[tuple[str, str]]:
    return [(recommendation.label, recommendation.text) for recommendation in report.recommendations]


@pytest.mark.parametrize(
    "path", sorted(p for p in PAPERS.iterdir() if p.suffix in (".odt", ".rtf")), ids=lambda p: p.name
)
def test_odt_and_rtf_read_as_the_word_file_does(path: Path) -> None:
    transcript = pipeline.transcribe(path.read_bytes(), path.name)
    assert transcript.format is Format(path.suffix.removeprefix("."))
    assert said(transcript) == said(pipeline.transcribe(in_word(path.stem)))


@pytest.mark.parametrize("path", sorted(PAPERS.glob("*.html")), ids=lambda p: p.name)
def test_a_word_processors_web_page_gives_the_same_recommendations(path: Path) -> None:
    report = pipeline.read(path.read_bytes(), path.name)
    assert report.format is Format.HTML
    assert found(report) == found(pipeline.read(in_word(path.stem), path.name))


@pytest.mark.parametrize("make", [modern_page, old_page])
@pytest.mark.parametrize("name", ["ISE2019", "ROT2016", "LCSPR04"])
def test_the_page_of_a_web_site_gives_the_same_recommendations(name: str, make) -> None:
    transcript = pipeline.transcribe(in_word(name))
    words = " ".join(block.text for block in pipeline.transcribe(make(transcript)).blocks())
    assert found(pipeline.read(make(transcript), name)) == found(pipeline.read(in_word(name), name))
    for of_the_site in ("cookies that are necessary", "newsletter", "Parking", "Adult 3", "should not be read here"):
        assert of_the_site not in words


@needs_libreoffice
def test_an_old_word_file_reads_as_the_new_one_does() -> None:
    report, transcript = read_with_transcript(PAPERS / "ISE2019.doc", "ISE2019.doc")
    assert (report.format, transcript.format) == (Format.DOC, Format.DOC)
    assert said(transcript) == said(pipeline.transcribe(in_word("ISE2019")))
