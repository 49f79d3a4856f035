"""The page docs/reference/reading.md, made from the recorded results and nothing else."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"
NOTE = "<!-- Made by scripts/evals --docs from evals/results. Do not change it here. -->"
SETS = {
    "dev": "six longer invented reports, with which the reader was written",
    "demo": "invented reports of the demo county, studied after a first score",
    "real": "two published inquiry reports (Open Government Licence v3); they stay out of the project",
    "strangers": "invented reports by an author who had not seen the reader, studied after a first score",
    "strangers-b": "the same, by another such author",
}
Row = Mapping[str, Any]


def labelling(recommendations: Sequence[Row]) -> str:
    """How a report labels its recommendations, by its gold."""
    printed = [str(r.get("label") or "") for r in recommendations]
    if not printed:
        return "no recommendations"
    if any(r.get("in_table") for r in recommendations):
        return "rows of a table"
    kinds = (
        ("the word and a number", r"(?i)(?:.*\b)?(?:recommendation|rec\b|argymhelliad)"),
        ("parts of a number, as 5.12 or B.1", r"[A-Z]?\.?\d+\.\d+"),
        ("codes, as R1 or NHS2", r"[A-Z]+\W?\d+"),
        ("numbers, letters, roman numerals", r"\W?\w{1,4}\W?$"),
    )
    for name, pattern in kinds:
        if sum(bool(re.match(pattern, label)) for label in printed) > len(printed) / 2:
            return name
    return "none"


def interval(hits: float, of: float) -> str:
    """Wilson's 95% interval of a share, in per cent."""
    if not of:
        return "-"
    z, share = 1.96, hits / of
    centre = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * math.sqrt(max(0.0, share * (1 - share) / of + z * z / (4 * of * of)))
    return f"{100 * max(0.0, centre - reach):.1f} to {100 * min(1.0, centre + reach):.1f}"


def page() -> str:
    """The whole page."""
    reading = json.loads((RESULTS / "reading.json").read_text())
    first = json.loads((RESULTS / "first-sight.json").read_text())
    composed = json.loads((RESULTS / "composed.json").read_text())
    parts = [
        NOTE,
        "# How well Learnt reads",
        _PREFACE,
        "## At first sight: the figures to believe",
        _FIRST,
        _scores(
            {name: [r["row"] for r in first if r["set"] == name] for name in dict.fromkeys(r["set"] for r in first)}
        ),
        _each(first),
        "## Now",
        "After the misses were studied and mended by method. They say that nothing was lost, and little about the next report.",
        _scores({name: list(rows.values()) for name, rows in reading["files"].items()}),
        "Sets: " + "; ".join(f"*{name}*: {SETS.get(name, '')}" for name in reading["files"]) + ".",
        "## By format and by labels",
        _grouped(reading["files"], "format"),
        _grouped(reading["files"], "labels"),
        "## Composed reports",
        _COMPOSED,
        _traits(composed["traits"]),
        "## Sentences that are no recommendations, in running text",
        _negative(composed["negative"]),
        "## Known failures",
        "\n".join(f"- {line}" for line in _failures(reading["files"])) or "None in these sets.",
        _LIMITS,
    ]
    return "\n\n".join(parts) + "\n"


_PREFACE = (
    "Strict F1: found and gold recommendations paired one to one where at least 90% of the words agree. Label, page, "
    "addressees and kind are shares of the pairs; lessons F1 at 80%; action rows with action, lead and date all right. "
    "Everything but *real* is invented. The gold is one careful reader's: where a second would differ (whether a reason "
    "belongs to the statement, who is asked), no reader, human or machine, can reach 100. `evals/README.md` has the "
    "conventions; `scripts/evals` scores again."
)
_FIRST = (
    "Each report was scored once before anybody who writes the reader had looked at it. Between batches the reader was "
    "mended by what earlier ones had shown, never by file. The demo reports at their first sight: F1 78.8 (8 reports, "
    "110 recommendations) and 82.2 (11 reports, 112)."
)
_COMPOSED = (
    "Whole reports composed at random by `evals/stress.py` from labelled sentences in many layouts, with earlier reviews' "
    "lists, terms of reference, questions, family's wishes and policy quotations between; seeds that nobody looked at, "
    "and the model of wording trained without the sentences that it meets here."
)
_LIMITS = (
    "Also known: sentences set in bold within a paragraph lose a second or third sentence that does not itself ask; "
    "lessons that nothing marks are not found; 'the Board' is given as printed or in full, as the report makes it "
    "clear, and the gold does not always agree; two boxes side by side on a page may be read across."
)


def _scores(sets: Mapping[str, Sequence[Row]]) -> str:
    head = [
        "set",
        "reports",
        "gold",
        "strict F1",
        "95% of recall",
        "95% of precision",
        "label",
        "page",
        "addressees",
        "kind",
    ]
    rows = [[name, *_score(those)] for name, those in sets.items() if those]
    rows.append(["all", *_score([row for those in sets.values() for row in those])])
    return _table([*head, "lessons", "action rows", "facts", "false alarms"], rows)


def _score(rows: Sequence[Row]) -> list[str]:
    total = {key: sum(r[key] for r in rows) for key in ("gold", "found", "strict", "loose", "paged", "page", "addr")}
    total |= {key: sum(r[key] for r in rows) for key in ("label", "kind", "alarms")}
    parts = {
        key: [sum(c) for c in zip(*(r[key] for r in rows), strict=True)] for key in ("lessons", "actions", "facts")
    }
    return [
        str(len(rows)),
        str(total["gold"]),
        _per_cent(2 * total["strict"], total["gold"] + total["found"]),
        interval(total["strict"], total["gold"]),
        interval(total["strict"], total["found"]),
        _per_cent(total["label"], total["loose"]),
        _per_cent(total["page"], total["paged"]),
        _per_cent(total["addr"], total["loose"]),
        _per_cent(total["kind"], total["loose"]),
        _per_cent(2 * parts["lessons"][0], parts["lessons"][1] + parts["lessons"][2]),
        _per_cent(*parts["actions"]),
        _per_cent(*parts["facts"]),
        str(total["alarms"]),
    ]


def _per_cent(part: float, of: float) -> str:
    return f"{100 * part / of:.1f}" if of else "-"


def _each(first: Sequence[Row]) -> str:
    rows = [
        [
            r["file"],
            r["row"]["gold"],
            r["row"]["found"],
            _per_cent(2 * r["row"]["strict"], r["row"]["gold"] + r["row"]["found"]),
        ]
        for r in first
    ]
    return _table(["report", "gold", "found", "strict F1 at first sight"], rows)


def _grouped(files: Mapping[str, Mapping[str, Row]], by: str) -> str:
    groups: dict[str, list[Row]] = defaultdict(list)
    for rows in files.values():
        for file, row in rows.items():
            groups[file.rpartition(".")[2].upper() if by == "format" else row["labels"]].append(row)
    head = ["", "reports", "gold", "strict F1", "95% of recall", "label", "page", "addressees"]
    return _table(head, [[name, *_some(_score(rows))] for name, rows in sorted(groups.items())])


def _some(scores: list[str]) -> list[str]:
    return [scores[n] for n in (0, 1, 2, 3, 5, 6, 7)]


def _traits(traits: Mapping[str, Row]) -> str:
    rows = [
        [name, t["reports"], t["gold"], _per_cent(2 * t["strict"], t["gold"] + t["found"]), t["alarms"]]
        for name, t in sorted(traits.items())
    ]
    return _table(["trait", "reports", "gold", "strict F1", "false alarms"], rows)


def _negative(negative: Row) -> str:
    held, seen = negative["held out"], negative["as shipped"]
    return (
        f"{held['taken']} of {held['of']} ({_per_cent(held['taken'], held['of'])}%, 95% {interval(held['taken'], held['of'])}) "
        "were taken for recommendations by a reader whose model had not been trained on them, half of them in reports "
        "that have a list of recommendations and half in reports that have none; "
        f"{seen['taken']} of {seen['of']} by the one that is shipped. The bar is 3%."
    )


def _failures(files: Mapping[str, Mapping[str, Row]]) -> Iterable[str]:
    for name, rows in files.items():
        for file, row in rows.items():
            if row["strict"] < max(row["gold"], row["found"]) or row["alarms"]:
                yield f"{name}, {file}: {row['strict']} of {row['gold']} found, {row['found'] - row['strict']} others; false alarms {row['alarms']}"
            if row["loose"] and row["label"] < 0.9 * row["loose"]:
                yield f"{name}, {file}: {row['label']} of {row['loose']} labels"
            if row["loose"] and row["addr"] < 0.7 * row["loose"]:
                yield f"{name}, {file}: addressees {_per_cent(row['addr'], row['loose'])}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines)
