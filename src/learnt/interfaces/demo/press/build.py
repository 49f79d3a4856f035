"""Prints every demo paper from its source, with its gold beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from learnt.interfaces.demo.press.gold import gold_of
from learnt.interfaces.demo.press.paper import Paper
from learnt.interfaces.demo.press.script import compose

DEMO = Path(__file__).parent.parent
SOURCES = DEMO / "sources"
PAPERS = DEMO / "papers"


def names() -> list[str]:
    """The names of the papers that have a source."""
    return sorted(path.stem for path in SOURCES.glob("*.yaml"))


def composed(name: str) -> Paper:
    """The paper of that name, ready for the press."""
    source = yaml.safe_load((SOURCES / f"{name}.yaml").read_text("utf-8"))
    return compose(source, _stock(), _register())


def print_papers(chosen: Iterable[str], folder: Path = PAPERS) -> Iterable[Path]:
    """Print these papers and their gold into a folder; yields each printed file."""
    for name in chosen:
        paper = composed(name)
        to = folder / paper.file
        _press(paper, to)
        gold = json.dumps(gold_of(paper, to), ensure_ascii=False, indent=1)
        (folder / f"{name}.gold.json").write_text(gold + "\n", "utf-8")
        yield to


def _press(paper: Paper, to: Path) -> None:
    # each press is a dependency of its own: only the one that is needed is loaded
    if paper.look["press"] == "word":
        from learnt.interfaces.demo.press.word_press import print_docx

        print_docx(paper, to)
    elif paper.look["press"] == "browser":
        from learnt.interfaces.demo.press.browser_press import print_pdf

        print_pdf(paper, to)
    else:
        from learnt.interfaces.demo.press.reportlab_press import print_pdf

        print_pdf(paper, to)


def _stock() -> dict[str, Any]:
    stock: dict[str, Any] = {}
    for path in sorted((SOURCES / "stock").glob("*.yaml")):
        stock[path.stem] = yaml.safe_load(path.read_text("utf-8"))
    return stock


def _register() -> dict[str, dict[str, Any]]:
    lines = (SOURCES / "stock" / "recommendations.jsonl").read_text("utf-8").splitlines()
    return {entry["id"]: entry for entry in map(json.loads, lines)}
