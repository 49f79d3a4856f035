"""Scores the same reports in other formats, each beside its DOCX; records the figures in results/formats.json.

Usage: .venv/bin/python evals/formats.py [--record]

The files are in tests/unit/engine/formats/papers, made from the demo papers of the same names by LibreOffice 7.4; the
web pages are made here from the transcript of the DOCX, as a new and an old web site would show it. Fails when a
format finds less than the DOCX does. The pages that LibreOffice makes itself lose numbers such as 9.1, as the page shows.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reading

from learnt.engine import pipeline
from learnt.engine.confinement.conversion import can_convert
from learnt.engine.report import ENGINE_VERSION

sys.path.append(str(reading.ROOT))
from tests.unit.engine.formats.web_page import modern_page, old_page

FILES = reading.ROOT / "tests" / "unit" / "engine" / "formats" / "papers"
RESULTS = reading.HERE / "results" / "formats.json"
PAGES = {"html (new site)": modern_page, "html (old site)": old_page}
WORD = "docx"
_FIGURES = ("strict F1", "label", "addressees", "kind", "lessons F1", "action rows", "facts")


def main(arguments: list[str] | None = None) -> int:
    """Score, print, compare with the DOCX and perhaps record. 0: all alike; 1: something is worse."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", action="store_true", help="write the figures to results/formats.json")
    chosen = parser.parse_args(arguments)
    score = reading._scorer()
    word = {path.stem: path for folder in (reading.PAPERS, reading.PAPERS / "dev") for path in folder.glob("*.docx")}
    gold = {name: _gold(path) for name, path in word.items()}
    rows: dict[str, dict[str, Any]] = {}
    for form, name, content in _files(word):
        report = pipeline.read(content, name).as_dict()
        rows.setdefault(form, {})[name] = score.score(gold[name], report)
    figures, worse = {}, []
    for form, found in rows.items():
        print(score.line(f"{form} ({len(found)} reports)", list(found.values())))
        same = [rows[WORD][name] for name in found]
        figures[form] = _beside(reading._figures(score, list(found.values())), reading._figures(score, same), found)
        worse += [f"{form}: {figure}" for figure in _FIGURES if _is_worse(figures[form][figure])]
    if chosen.record:
        RESULTS.write_text(json.dumps({"engine_version": ENGINE_VERSION, "formats": figures}, indent=2) + "\n")
    for sentence in worse:
        print(f"Worse than the DOCX: {sentence}", file=sys.stderr)
    return 1 if worse else 0


def _files(word: dict[str, Path]) -> Iterator[tuple[str, str, bytes]]:
    """Every file: its format, the report's name, its content."""
    for name, path in sorted(word.items()):
        content = path.read_bytes()
        yield WORD, name, content
        transcript = pipeline.transcribe(content, path.name)
        for form, page in PAGES.items():
            yield form, name, page(transcript)
    for path in sorted(FILES.iterdir()):
        form = path.suffix.removeprefix(".")
        if form != "doc" or can_convert():
            yield form, path.stem, path.read_bytes()


def _gold(path: Path) -> Any:
    own = path.with_name(f"{path.name}.gold.json")
    return json.loads((own if own.exists() else path.with_suffix(".gold.json")).read_text())


def _beside(found: Any, same: Any, reports: dict[str, Any]) -> dict[str, Any]:
    figures = {f: {"per cent": found[f]["per cent"], "as docx": same[f]["per cent"]} for f in _FIGURES}
    return {"reports": len(reports), **figures, "false alarms": found["false alarms"]["number"]}


def _is_worse(figure: dict[str, float]) -> bool:
    return figure["per cent"] < figure["as docx"]


if __name__ == "__main__":
    sys.exit(main())
