"""Draws composed reports as transcripts or Word files, reads them and scores what is found."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections import defaultdict
from typing import Any

from reading import _scorer
from stress import Composed, Composer, Piece

from learnt.engine.extraction import extract
from learnt.engine.text.labels import is_bullet, split_label
from learnt.engine.transcript import Block, BlockKind, Box, Cell, Format, Line, Page, Place, Table, Transcript

LEFT, WIDTH = 72.0, 92


def transcript_of(report: Composed) -> Transcript:
    """A composed report as a transcript, fourteen blocks to the page."""
    pages, blocks, top = [], [], 60.0
    for number, piece in enumerate(report.pieces, 1):
        block = _block(piece, len(pages) + 1, top)
        blocks.append(block)
        top += 14.0 * max(len(block.lines), 1) + 12
        if number % 14 == 0 or number == len(report.pieces):
            pages.append(Page(len(pages) + 1, 595, 842, tuple(blocks)))
            blocks, top = [], 60.0
    return Transcript(Format.PDF, tuple(pages))


def _block(piece: Piece, page: int, top: float) -> Block:
    if piece.kind == "table":
        cells = tuple(
            Cell(text, r, c, lines=(_line(text, page, top + 14 * r, LEFT + 60 * c),))
            for r, row in enumerate(piece.rows)
            for c, text in enumerate(row)
        )
        return Block(BlockKind.TABLE, " ", tuple(line for c in cells for line in c.lines), table=Table(cells, 1))
    plain, _, bold = piece.text.partition("\x00")
    lines = _lines(f"{piece.label} {plain}".strip(), page, top, piece, piece.kind == "heading")
    if bold:
        lines += _lines(bold, page, top + 14 * len(lines), piece, True)
    text = f"{plain} {bold}".strip()
    if piece.kind == "heading":
        return Block(BlockKind.HEADING, text, tuple(lines), piece.label, piece.level)
    label, rest = split_label(f"{piece.label}\t{text}") if piece.label else ("", text)
    kind = BlockKind.LIST_ITEM if label and is_bullet(label) else BlockKind.PARAGRAPH
    return Block(kind, rest, tuple(lines), label, boxed=piece.boxed)


def _lines(text: str, page: int, top: float, piece: Piece, bold: bool) -> list[Line]:
    left = LEFT + piece.indent
    return [_line(t, page, top + 14 * n, left, bold) for n, t in enumerate(textwrap.wrap(text, WIDTH) or [text])]


def _line(text: str, page: int, top: float, left: float, bold: bool = False) -> Line:
    return Line(text, Place(page, Box(left, top, 520, top + 11)), 11, bold)


def gold_of(report: Composed) -> dict[str, Any]:
    """What should be found, in the format of the gold."""
    rows = [{**row, "kind": "other", "addressees": []} for row in report.gold]
    return {"recommendations": rows, "distractors": report.traps}


def main(arguments: list[str] | None = None) -> int:
    """Compose, read and score the seeds asked for; print a row for each trait and the worst reports."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="0-200", help="FIRST-LAST, the last not included")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--show", type=int)
    chosen = parser.parse_args(arguments)
    score = _scorer()
    if chosen.show is not None:
        _show(Composer(chosen.show).compose(), score)
        return 0
    first, last = map(int, chosen.seeds.split("-"))
    rows = []
    for seed in range(first, last):
        report = Composer(seed).compose()
        found = extract(transcript_of(report), f"{seed}").as_dict()
        rows.append((report, score.score(gold_of(report), found)))
    _print(rows, score, chosen.worst)
    return 0


def _print(rows: list[Any], score: Any, worst: int) -> None:
    traits = defaultdict(list)
    for report, row in rows:
        traits["ALL"].append(row)
        for trait, value in report.traits.items():
            traits[f"{trait}: {value}"].append(row)
    for trait, those in sorted(traits.items()):
        g, f, s, lo = (sum(r[k] for r in those) for k in ("gold", "found", "strict", "loose"))
        label = 100 * sum(r["label"] for r in those) / max(lo, 1)
        print(
            f"{trait:32} n {len(those):4} gold {g:5} found {f:5} F1 {100 * score.f1(s, g, f):5.1f}"
            f" loose {100 * score.f1(lo, g, f):5.1f} label {label:5.1f} alarms {sum(r['alarms'] for r in those)}"
        )
    bad = sorted(rows, key=lambda x: x[1]["strict"] * 2 - x[1]["gold"] - x[1]["found"])[:worst]
    for report, row in bad:
        print(report.seed, report.traits, {k: row[k] for k in ("gold", "found", "strict", "loose", "label", "alarms")})


def _show(report: Composed, score: Any) -> None:
    for piece in report.pieces:
        mark = {"heading": "#" * max(piece.level, 1), "table": "T"}.get(piece.kind, "[]" if piece.boxed else "")
        print(
            f"{mark:3}{piece.label:8} {piece.text[:110]}" + ("" if not piece.rows else json.dumps(piece.rows[:2])[:200])
        )
    found = extract(transcript_of(report), "x").as_dict()["recommendations"]
    gold = report.gold
    print("\n", report.traits)
    hit = score.pairs([g["text"] for g in gold], [f["text"] for f in found], 0.9)
    for i, row in enumerate(gold):
        if i not in {a for a, _ in hit}:
            print("MISSED", row["label"], row["text"][:150])
    for j, row in enumerate(found):
        if j not in {b for _, b in hit}:
            print("EXTRA ", row["label"], row["text"][:150], row["reasons"])
    for i, j in hit:
        if score.label(gold[i]["label"]) != score.label(found[j]["label"]):
            print("LABEL ", gold[i]["label"], "/", found[j]["label"])


if __name__ == "__main__":
    sys.exit(main())
