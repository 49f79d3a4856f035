"""How likely words are those of a recommendation: a small linear model over the words themselves.

The weights are data (wording.json), learnt by evals/train_wording.py from labelled sentences and the invented reports.
Names are blanked out before anything is weighed, so that no agency, place or person of those reports counts.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+|[?:;\"“”‘']")
_SENTENCES = 5  # of a passage that are weighed
_LENGTHS = (8, 16, 35, 70)  # words


def likelihood(sentences: Sequence[str], signs: Iterable[str]) -> float:
    """From 0 to 1, how likely a passage of these sentences is a recommendation; `signs` are what rules saw in it."""
    weights, bias = _model()
    total = bias + sum(weights.get(feature, 0.0) for feature in features(sentences, signs))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(sentences: Sequence[str], signs: Iterable[str]) -> set[str]:
    """What is weighed: words and pairs of words of the first sentence ('1:') and of those after it ('2:'), the first
    three words by their place ('@0:'), the length, and the signs."""
    found = set(signs)
    for number, sentence in enumerate(sentences[:_SENTENCES]):
        words = _blanked(sentence)
        prefix = "1:" if number == 0 else "2:"
        found.update(prefix + word for word in words)
        found.update(f"{prefix}{a} {b}" for a, b in pairwise(words))
        if number == 0:
            found.update(f"@{place}:{word}" for place, word in enumerate(words[:3]))
    length = sum(len(s.split()) for s in sentences)
    found.add(f"length {sum(length >= bound for bound in _LENGTHS)}")
    return found


def _blanked(sentence: str) -> list[str]:
    """The words in lower case, numbers as '#', a run of names as one 'X'."""
    words: list[str] = []
    for found in _TOKEN.finditer(sentence):
        word = found.group()
        if word[0].isdigit():
            word = "#"
        elif words and word[0].isupper():
            word = "X"
        if not (word == "X" and words[-1:] == ["X"]):
            words.append(word if word == "X" else word.lower())
    return words


@cache
def _model() -> tuple[dict[str, float], float]:
    loaded = json.loads(files(__package__).joinpath("wording.json").read_text("utf-8"))
    return loaded["weights"], loaded["bias"]
