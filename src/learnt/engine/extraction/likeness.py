"""How alike two wordings are: quick measures over words, for merging the copies of one recommendation."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"[a-z0-9£%]+(?:'[a-z]+)?")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": None})
_DULL = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "such",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "should",
        "must",
        "shall",
        "all",
        "each",
        "every",
    ]
)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes straightened."""
    return _WORD.findall(text.translate(_STRAIGHT).lower())


def telling_words(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to a rough stem so that 'adopts' meets 'adopt'."""
    return frozenset(_stem(w) for w in words_of(text) if w not in _DULL)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def same_words(a: str, b: str) -> bool:
    """Whether two statements are the same but for case, punctuation and spaces."""
    return words_of(a) == words_of(b)


def overlap(a: str, b: str) -> float:
    """Twice the shared words over all words, 0 to 1; order is ignored."""
    left, right = Counter(words_of(a)), Counter(words_of(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


@dataclass(slots=True)
class Wordings:
    """A set of statements against which others are compared, rare words weighing more than common ones."""

    texts: Sequence[str]
    _words: list[frozenset[str]] = field(init=False)
    _weight: dict[str, float] = field(init=False)
    _where: dict[str, list[int]] = field(init=False)
    _mass: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self._words = [telling_words(text) for text in self.texts]
        count = Counter(word for words in self._words for word in words)
        self._weight = {w: math.log(1 + len(self.texts) / n) for w, n in count.items()}
        self._where = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in words:
                self._where[word].append(number)
        self._mass = [sum(self._weight[w] for w in words) for words in self._words]

    def likeness(self, text: str) -> dict[int, float]:
        """For each statement that shares words with `text`, how much of the shorter of the two is in the other."""
        words = telling_words(text)
        rare = math.log(1 + len(self.texts))
        own = sum(self._weight.get(w, rare) for w in words)
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            for number in self._where.get(word, ()):
                shared[number] += self._weight[word]
        return {n: s / max(min(own, self._mass[n]), 1e-9) for n, s in shared.items()}
