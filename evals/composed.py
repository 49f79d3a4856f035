"""Scores composed reports and sentences in running text, with the model of wording trained without them.

Usage: python evals/composed.py [--seeds 1000-1200]

Writes results/composed.json. The labelled sentences are halved; each half is met by a model learnt from the other half
and the invented reports, so that no sentence is judged by a model that knows it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import stress
import stress_words as w
import train_wording as training
from reading import HERE, _scorer
from stress_run import gold_of, transcript_of

from learnt.engine.extraction import asking, extract, wording

WRITTEN = HERE / "results" / "composed.json"
SENTENCES = 8  # that are no recommendations, in each report of running text


def main(arguments: list[str] | None = None) -> int:
    """Score both halves and keep the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="1000-1200", help="FIRST-LAST, the last not included")
    first, last = map(int, parser.parse_args(arguments).seeds.split("-"))
    rows = list(training.examples())
    everything = [e.text for e in rows if not e.answer and e.group.startswith("not ")]
    seen = _taken(everything)
    traits: dict[str, Counter[str]] = defaultdict(Counter)
    taken = 0
    for half in (0, 1):
        _learn([e for e in rows if _half(e.group) != half])
        ours = [e for e in rows if _half(e.group) == half]
        taken += _taken([e.text for e in ours if not e.answer and e.group.startswith("not ")])
        _only(ours)
        for name, counted in _scored(range(first + half, last, 2)):
            traits[name].update(counted)
    negative = {
        "held out": {"taken": taken, "of": len(everything)},
        "as shipped": {"taken": seen, "of": len(everything)},
    }
    WRITTEN.write_text(json.dumps({"traits": traits, "negative": negative}, indent=1, sort_keys=True) + "\n")
    print(json.dumps(negative), dict(traits["all"]))
    return 0


def _half(group: str) -> int:
    return sum(map(ord, group)) % 2


def _learn(rows: Sequence[training.Example]) -> None:
    seen = [wording.features(asking.sentences(r.text), asking.signs(r.text)) for r in rows]
    counts = Counter(f for found in seen for f in found)
    data = [
        ({f for f in found if counts[f] >= training.LEAST}, r.answer, r.weight)
        for found, r in zip(seen, rows, strict=True)
    ]
    model = training.fit(data)
    wording._model = lambda: model  # type: ignore[assignment]
    for cached in (asking.asking, asking.opening_ask, asking.likely):
        cached.cache_clear()


def _only(rows: Sequence[training.Example]) -> None:
    """Let reports be composed of these sentences alone."""
    whole = _ALL
    texts = {" ".join(r.text.split()) for r in rows}
    kept = tuple(t for t in whole[0] if t in texts)
    others = {kind: tuple(t for t in those if t in texts) or those for kind, those in whole[1].items()}
    w.recommendations = lambda: kept  # type: ignore[assignment]
    w.others = lambda: others  # type: ignore[assignment]


_ALL = (w.recommendations(), w.others())


def _taken(sentences: Sequence[str]) -> int:
    """How many of these, set as paragraphs of running text before a list of real recommendations, are taken."""
    similarity = _scorer().similarity
    taken = 0
    for start in range(0, len(sentences), SENTENCES):
        texts = sentences[start : start + SENTENCES]
        report = stress.Composed(start)
        report.pieces.append(stress.Piece("heading", "Analysis", "4", 1))
        for number, text in enumerate(texts, 1):
            report.pieces.append(stress.Piece("paragraph", text, f"4.{number}" if start % 16 else ""))
        report.pieces.append(stress.Piece("heading", "Recommendations", "5", 1))
        for number in range(3 if start % 32 < 16 else 0):
            text = _ALL[0][(start + number) % len(_ALL[0])]
            report.pieces.append(stress.Piece("paragraph", text, f"Recommendation {number + 1}:"))
        found = extract(transcript_of(report), "x").recommendations
        taken += sum(any(similarity(t, r.text) >= 0.6 for r in found) for t in texts)
    return taken


def _scored(seeds: range) -> Iterator[tuple[str, Counter[str]]]:
    score: Any = _scorer()
    for seed in seeds:
        report = stress.Composer(seed).compose()
        row = score.score(gold_of(report), extract(transcript_of(report), str(seed)).as_dict())
        counted = Counter({k: row[k] for k in ("gold", "found", "strict", "alarms")} | {"reports": 1})
        yield "all", counted
        for trait in ("layout", "heading"):
            yield f"{trait}: {report.traits[trait]}", counted


if __name__ == "__main__":
    sys.exit(main())
