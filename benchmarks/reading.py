"""How fast PDFs are read, as ratios in one run: against bare text extraction and against pdfplumber's words.

Usage: python benchmarks/reading.py FILE.pdf [FILE.pdf ...] [--repeat 5] [--plumber-pages 12] [--json OUT]
       [--most 12] [--least 4]

For each file, the best of several runs of
  bare      pypdfium2's get_textpage().get_text_range() on every page: the least that reading can cost
  reading   learnt.engine.reading.pdf.read_pdf
  pipeline  learnt.engine.pipeline.read: reading and everything that is looked for
  words     pdfplumber's extract_words, timed once on evenly spread pages and scaled to the whole file
Ends with status 1 if over all files the pipeline takes more than MOST times as long as bare extraction, or is less than
LEAST times as fast as pdfplumber.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

from learnt.engine.pipeline import read
from learnt.engine.reading.pdf import read_pdf


def bare(source: bytes) -> None:
    """Text extraction and nothing else."""
    document = pypdfium2.PdfDocument(source)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


def best(work: Callable[[], Any], repeat: int) -> float:
    """The seconds of the fastest of several runs, after one that is not counted."""
    work()
    return min(seconds(work) for _ in range(repeat))


def seconds(work: Callable[[], Any]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plumber(source: bytes, most_pages: int) -> float:
    """The seconds that pdfplumber's words take for the whole file, judged by evenly spread pages."""
    with pdfplumber.open(io.BytesIO(source)) as document:
        pages = document.pages[:: max(1, len(document.pages) // most_pages)]
        took = seconds(lambda: [page.extract_words() for page in pages])
        return took * len(document.pages) / len(pages)


def measured(path: Path, repeat: int, plumber_pages: int) -> dict[str, Any]:
    """The seconds of each way of reading one file."""
    source = path.read_bytes()
    return {
        "file": path.name,
        "pages": len(read_pdf(source).pages),
        "bare": best(lambda: bare(source), repeat),
        "reading": best(lambda: read_pdf(source), repeat),
        "pipeline": best(lambda: read(source, path.name), repeat),
        "words": plumber(source, plumber_pages),
    }


def line(row: dict[str, Any]) -> str:
    """A row of the table."""
    return (
        f"{row['file'][:40]:40} {row['pages']:5} pages  bare {row['bare'] * 1000:7.1f} ms"
        f"  reading {row['reading'] / row['bare']:5.2f}x  pipeline {row['pipeline'] / row['bare']:5.2f}x of bare,"
        f" {row['words'] / row['pipeline']:5.1f} times as fast as pdfplumber's words"
    )


def total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """All files together."""
    parts = ("pages", "bare", "reading", "pipeline", "words")
    return {"file": "TOTAL"} | {part: sum(row[part] for row in rows) for part in parts}


def main() -> int:
    """Measure, print, and say by the exit status whether the bars are kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--plumber-pages", type=int, default=12)
    parser.add_argument("--most", type=float, default=12.0)
    parser.add_argument("--least", type=float, default=4.0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = []
    for path in options.files:
        rows.append(measured(path, options.repeat, options.plumber_pages))
        print(line(rows[-1]))
    whole = total(rows)
    print(line(whole))
    if options.json:
        options.json.write_text(json.dumps([*rows, whole], indent=1))
    kept = whole["pipeline"] <= options.most * whole["bare"] and whole["words"] >= options.least * whole["pipeline"]
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
