"""Scores the reading of reports, set by set, and holds the figures to those recorded in results/reading.json.

Usage: scripts/evals [--record] [--files]

A set is a folder of reports with NAME.gold.json beside each (see README.md). Sets that are not on this machine are
passed over and their recorded figures are kept. Nothing here reads a clock or the network.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Collection
from pathlib import Path
from types import ModuleType
from typing import Any

import report

from learnt.engine import pipeline
from learnt.engine.report import ENGINE_VERSION

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RESULTS = HERE / "results" / "reading.json"
PAPERS = ROOT / "src" / "learnt" / "interfaces" / "demo" / "papers"
GOLD = HERE / "gold"
SETS = {
    "dev": PAPERS / "dev",
    "demo": PAPERS,
    "real": ROOT.parent / "shared" / "gold" / "real",
    "strangers": GOLD / "strangers",
    "strangers-b": GOLD / "strangers-b",
}
LOWER_IS_BETTER = {"false alarms"}

Figure = dict[str, float]


def main(arguments: list[str] | None = None) -> int:
    """Score, print, compare or record. 0: nothing fell; 1: something did; 2: nothing to score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", action="store_true", help="take these figures as the ones to hold to")
    parser.add_argument("--files", action="store_true", help="print a row for each report")
    parser.add_argument("--docs", action="store_true", help="write docs/reference/reading.md from what is recorded")
    chosen = parser.parse_args(arguments)
    if chosen.docs:
        (ROOT / "docs" / "reference" / "reading.md").write_text(report.page())
        return 0
    score = _scorer()
    found = {name: rows for name, folder in SETS.items() if (rows := _rows(score, folder))}
    if not found:
        print("No gold was found.", file=sys.stderr)
        return 2
    for name, rows in found.items():
        if chosen.files:
            print("\n".join(score.line(file, [row]) for file, row in rows.items()))
        print(score.line(f"{name} ({len(rows)} reports)", list(rows.values())))
    figures = {name: _figures(score, list(rows.values())) for name, rows in found.items()}
    recorded = json.loads(RESULTS.read_text()) if RESULTS.exists() else {"sets": {}}
    if chosen.record:
        _record(recorded, figures, found)
        return 0
    return _compare(recorded, figures)


def _scorer() -> ModuleType:
    """evals/score.py as a module: it is a program of its own and imports nothing of Learnt."""
    spec = importlib.util.spec_from_file_location("score", HERE / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("evals/score.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(score: ModuleType, folder: Path, passed_over: Collection[str] = ()) -> dict[str, Any]:
    rows = {}
    for path in sorted(folder.glob("*.gold.json")) if folder.is_dir() else []:
        gold = json.loads(path.read_text())
        file = folder / gold["file"]
        if gold["file"] in passed_over or not file.exists():
            continue
        rows[gold["file"]] = score.score(gold, pipeline.read(file.read_bytes(), file.name).as_dict())
        rows[gold["file"]]["labels"] = report.labelling(gold["recommendations"])
    return rows


def _figures(score: ModuleType, rows: list[dict[str, Any]]) -> dict[str, Figure]:
    """Per cent, with what it is out of. Lessons and recommendations are F1, the rest shares."""

    def total(key: str) -> float:
        return sum(row[key] for row in rows)

    def parts(key: str) -> list[int]:
        return [sum(column) for column in zip(*(row[key] for row in rows), strict=True)]

    gold, found, strict, loose = total("gold"), total("found"), total("strict"), total("loose")
    lessons, actions, facts = parts("lessons"), parts("actions"), parts("facts")
    return {
        "strict F1": {"per cent": round(100 * score.f1(strict, gold, found), 1), "gold": gold, "found": found},
        "label": _share(total("label"), loose),
        "page": _share(total("page"), total("paged")),
        "addressees": _share(total("addr"), loose),
        "kind": _share(total("kind"), loose),
        "lessons F1": {"per cent": round(100 * score.f1(*lessons), 1), "gold": lessons[1], "found": lessons[2]},
        "action rows": _share(*actions),
        "facts": _share(*facts),
        "false alarms": {"number": total("alarms")},
    }


def _share(part: float, whole: float) -> Figure:
    return {"per cent": round(100 * part / whole, 1) if whole else 100.0, "of": whole}


def _record(recorded: dict[str, Any], figures: dict[str, Any], rows: dict[str, Any]) -> None:
    recorded["engine_version"] = ENGINE_VERSION
    recorded.setdefault("files", {}).update(rows)
    recorded["sets"].update(figures)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n")
    print(f"Recorded in {RESULTS.relative_to(ROOT)}")


def _compare(recorded: dict[str, Any], figures: dict[str, Any]) -> int:
    fallen = list(_fallen(recorded["sets"], figures))
    for sentence in fallen:
        print(sentence, file=sys.stderr)
    if fallen:
        print("If the change is meant, say why in the commit and run scripts/evals --record.", file=sys.stderr)
    return 1 if fallen else 0


def _fallen(recorded: dict[str, Any], figures: dict[str, Any]) -> list[str]:
    out = []
    for name, now in figures.items():
        for figure, before in recorded.get(name, {}).items():
            key = "number" if figure in LOWER_IS_BETTER else "per cent"
            worse = now[figure][key] > before[key] if key == "number" else now[figure][key] < before[key]
            if worse:
                out.append(f"{name}: {figure} is {now[figure][key]} and was {before[key]}")
    return out


if __name__ == "__main__":
    sys.exit(main())
