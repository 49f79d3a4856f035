"""Scores the reading of scans beside that of the same reports with their text, and measures what OCR costs.

Usage: scripts/evals --scans [--record]

Each report is read twice, once as it is and once as a scan: SUSR06-scan.pdf as it was scanned, the others as
evals/scanning.py makes them. Fails when a scan falls more than three points behind its text, in any figure.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

import pypdfium2 as pdfium  # noqa: E402
from reading import PAPERS, ROOT, _figures, _scorer  # noqa: E402
from scanning import Scanner, scanned  # noqa: E402

from learnt.engine import pipeline  # noqa: E402
from learnt.engine.reading.ocr import crew, tesseract  # noqa: E402
from learnt.engine.reading.pdf import read_pdf  # noqa: E402

RESULTS = HERE / "results" / "scans.json"
READY = {"dev/SUSR06": PAPERS / "dev" / "SUSR06-scan.pdf"}
MADE = {
    "dev/DHR02": Scanner(150),
    "HAR2020": Scanner(200),
    "BRO2025": Scanner(150),
    "STA2020": Scanner(200, steepest=1.2),
    "KES2026": Scanner(150, quarter_turns=2),
}
MOST_BEHIND = 3.0  # points
TIMED = "dev/DHR02"
TIMED_PAGES = range(9, 17)


def main(arguments: list[str] | None = None) -> int:
    """Score, print and record. 0: every scan keeps up; 1: one does not; 2: scans cannot be read here."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", action="store_true", help="write the figures into results/scans.json")
    chosen = parser.parse_args(arguments)
    if not tesseract.can_read():
        print("Reading of scans is not installed here.", file=sys.stderr)
        return 2
    reports = {name: _pair(name) for name in (*READY, *MADE)}
    cost = _cost()
    print(
        f"whole reading of scanned pages: {cost['times Tesseract alone']} times the processor time of Tesseract alone"
    )
    if chosen.record:
        RESULTS.write_text(json.dumps({"reports": reports, "cost": cost}, indent=2, sort_keys=True) + "\n")
        print(f"Recorded in {RESULTS.relative_to(ROOT)}")
    behind = [sentence for name, pair in reports.items() for sentence in _behind(name, pair)]
    print("\n".join(behind))
    return 1 if behind else 0


def _pair(name: str) -> dict[str, Any]:
    score = _scorer()
    path = PAPERS / f"{name}.pdf"
    gold = json.loads(path.with_suffix(".gold.json").read_text())
    source = path.read_bytes()
    scan = READY[name].read_bytes() if name in READY else scanned(source, MADE[name])
    found = {"text": pipeline.read(source, path.name), "scan": pipeline.read(scan, path.name)}
    rows = {how: score.score(gold, report.as_dict()) for how, report in found.items()}
    for how, row in rows.items():
        print(score.line(f"{path.stem} {how}", [row]))
    sure = [sureness for _, sureness in found["scan"].pages_read_by_ocr]
    figures = {how: _figures(score, [row]) for how, row in rows.items()}
    return {**figures, "mean sureness": round(sum(sure) / len(sure), 3), "pages": len(sure)}


def _behind(name: str, pair: dict[str, Any]) -> list[str]:
    """The figures in which a scan falls behind its text by more than it may."""
    said = []
    for figure, text in pair["text"].items():
        now, before = pair["scan"][figure], text
        if "number" in before:
            if now["number"] > before["number"]:
                said.append(f"{name}: {figure} are {now['number']} for the scan and {before['number']} for the text")
        elif now["per cent"] < before["per cent"] - MOST_BEHIND:
            said.append(f"{name}: {figure} is {now['per cent']} for the scan and {before['per cent']} for the text")
    return said


def _cost() -> dict[str, float]:
    """The processor time of reading scanned pages, all in all, as a multiple of that of Tesseract on their pictures."""
    source = scanned((PAPERS / f"{TIMED}.pdf").read_bytes(), MADE[TIMED], TIMED_PAGES)
    read_pdf(source)  # once to load what is loaded at first use
    whole = _timed(lambda: read_pdf(source))
    bare = _timed(lambda: _bare(source))
    return {
        "pages": len(TIMED_PAGES),
        "threads": crew.threads(),
        "times Tesseract alone": round(whole / bare, 3),
        "processor seconds a page": round(whole / len(TIMED_PAGES), 2),
    }


def _bare(source: bytes) -> None:
    document = pdfium.PdfDocument(source)
    pictures = [page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in document]
    for picture in pictures:
        tesseract.seen_in(picture, tesseract.ENGLISH, 200)
    document.close()


def _timed(work: Any) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
