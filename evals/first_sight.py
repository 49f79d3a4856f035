"""Scores reports that nobody has read with this reader yet, once, and keeps the figures: the ones to believe.

Usage: python evals/first_sight.py SET FOLDER

Reports that are already in results/first-sight.json are passed over, so that a figure can never be taken twice.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from reading import HERE, _rows, _scorer

KEPT = HERE / "results" / "first-sight.json"


def main(arguments: list[str] | None = None) -> int:
    """Score the new reports of one folder and add them to the record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("set")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reader", default="", help="which state of the reader scored it, such as a commit")
    chosen = parser.parse_args(arguments)
    score = _scorer()
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else []
    known = {(row["set"], row["file"]) for row in kept}
    for file, row in _rows(score, chosen.folder, {f for s, f in known if s == chosen.set}).items():
        kept.append({"set": chosen.set, "file": file, "reader": chosen.reader, "row": row})
        print(score.line(file, [row]))
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
