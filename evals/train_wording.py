"""Learns how recommendations are worded, from the labelled sentences and the invented reports, and writes wording.json.

Usage: python evals/train_wording.py [--write]

Logistic regression by AdaGrad, in plain Python. Prints what can be believed of it: the area under the curve over
six folds in which no area, report or group of sentences is on both sides, beside that of the rules alone.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reading import PAPERS, _scorer
from stress_words import LABELS

from learnt.engine.extraction import wording
from learnt.engine.extraction.asking import ruled, sentences, signs
from learnt.engine.extraction.outline import outline
from learnt.engine.pipeline import transcribe
from learnt.engine.transcript import BlockKind

FOLDS, EPOCHS, RATE, SHRINK, LEAST = 6, 12, 0.15, 2e-3, 6
WRITTEN = Path(wording.__file__).with_name("wording.json")


class Example(NamedTuple):
    """A passage with its answer; `group` is what must not be on both sides of a fold."""

    group: str
    text: str
    answer: int
    weight: float


Model = tuple[dict[str, float], float]


def examples() -> Iterator[Example]:
    """Labelled sentences, and the passages of the invented reports."""
    for row in map(json.loads, (LABELS / "recommendations.jsonl").read_text().splitlines()):
        yield Example(row["area"], row["text"], 1, 1.0)
    for number, row in enumerate(map(json.loads, (LABELS / "not_recommendations.jsonl").read_text().splitlines())):
        yield Example(f"not {number % 12}", row["text"], 0, 1.5)
    for folder in (PAPERS, PAPERS / "dev"):
        for path in sorted(folder.glob("*.gold.json")):
            yield from _of_report(path)


def _of_report(path: Path) -> Iterator[Example]:
    words = _scorer().words
    gold = json.loads(path.read_text())
    source = path.parent / gold["file"]
    asked = [r if isinstance(r, str) else r["text"] for r in (*gold["recommendations"], *(gold.get("neutral") or []))]
    known = [set(words(text)) for text in asked]
    for row in gold["recommendations"]:
        yield Example(path.stem, row["text"], 1, 0.7)
    for passage in outline(transcribe(source.read_bytes(), source.name)).passages:
        own = set(words(passage.text))
        if passage.table is not None or passage.kind is BlockKind.HEADING or len(passage.text.split()) < 6:
            continue
        if not any(len(own & other) > 0.5 * min(len(own), len(other)) for other in known):
            yield Example(path.stem, passage.text, 0, 0.25)


def fit(rows: Sequence[tuple[set[str], int, float]]) -> Model:
    """The weights that best tell the two kinds of passage apart."""
    weights: dict[str, float] = defaultdict(float)
    past: dict[str, float] = defaultdict(lambda: 1e-3)
    bias, dice, order = 0.0, random.Random(0), list(rows)
    for _ in range(EPOCHS):
        dice.shuffle(order)
        for found, answer, weight in order:
            error = (_sigmoid(bias + sum(weights[f] for f in found)) - answer) * weight
            bias -= 0.02 * error
            for feature in found:
                slope = error + SHRINK * weights[feature]
                past[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(past[feature])
    return dict(weights), bias


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def area_under_curve(answers: Sequence[int], scores: Sequence[float]) -> float:
    """How often a recommendation is given more than what is none; ties count half."""
    good = sorted(s for s, a in zip(scores, answers, strict=True) if a)
    bad = sorted(s for s, a in zip(scores, answers, strict=True) if not a)
    won = sum((s > b) + 0.5 * (s == b) for s in good for b in bad)
    return won / (len(good) * len(bad))


def main(arguments: list[str] | None = None) -> int:
    """Judge by folds, then learn from everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    rows = list(examples())
    seen = [wording.features(sentences(r.text), signs(r.text)) for r in rows]
    counts = Counter(f for found in seen for f in found)
    kept = [{f for f in found if counts[f] >= LEAST} for found in seen]
    data = [(k, r.answer, r.weight) for k, r in zip(kept, rows, strict=True)]
    _judge(rows, data)
    if chosen.write:
        weights, bias = fit(data)
        big = {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.02}
        WRITTEN.write_text(json.dumps({"bias": round(bias, 3), "weights": big}, indent=0, ensure_ascii=False) + "\n")
        print(f"{len(big)} weights written")
    return 0


def _judge(rows: Sequence[Example], data: Sequence[tuple[set[str], int, float]]) -> None:
    groups = sorted({r.group for r in rows})
    random.Random(1).shuffle(groups)
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    scores = [0.0] * len(rows)
    for number in range(FOLDS):
        weights, bias = fit([d for d, r in zip(data, rows, strict=True) if fold[r.group] != number])
        for place, row in enumerate(rows):
            if fold[row.group] == number:
                scores[place] = _sigmoid(bias + sum(weights.get(f, 0.0) for f in data[place][0]))
    labelled = 1100
    for name, part in (("labelled sentences", slice(0, labelled)), ("reports", slice(labelled, None))):
        answers = [r.answer for r in rows[part]]
        rules = [ruled(r.text).strength for r in rows[part]]
        model = area_under_curve(answers, scores[part])
        print(f"{name}: {len(answers)} passages, area {model:.3f}, rules alone {area_under_curve(answers, rules):.3f}")


if __name__ == "__main__":
    sys.exit(main())
