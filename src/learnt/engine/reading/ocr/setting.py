"""How the words of pages read by OCR are set: type sizes that are meant to be one made one, and bold print told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from learnt.engine.reading.ocr.lines import OcrWord, Row
from learnt.engine.reading.pieces import Plain

_ALIKE = 0.08  # sizes that differ by less are one size
_BLUR = 0.36  # points that printing and scanning add to every stroke
_BOLD = 1.19  # times the stroke of ordinary print
_STEP = 10  # sizes are counted in tenths of a point


class Settings:
    """The settings of a file's pages, judged over all of them together."""

    def __init__(self, rows: Iterable[Row], known_sizes: Iterable[float] = ()) -> None:
        sizes: Counter[int] = Counter()
        strokes: Counter[int] = Counter()
        for row in rows:
            for word in row:
                sizes[round(word.size * _STEP)] += len(word.text)
                if share := _stroke_share(word):
                    strokes[round(share * 1000)] += len(word.text)
        self._sizes = _steps(sizes, [round(size * _STEP) for size in known_sizes])
        self._ordinary = _median(strokes) / 1000

    def styles(self, row: Row) -> list[Plain]:
        """How each word of a row is set."""
        if not row:
            return []
        size = self._size(row[0].size)
        return [_plain(size, bold) for bold in _smooth([self._is_bold(word) for word in row])]

    def _size(self, size: float) -> float:
        tenths = round(size * _STEP)
        return self._sizes.get(tenths, tenths) / _STEP

    def _is_bold(self, word: OcrWord) -> bool | None:
        """None where a word has too little ink to tell."""
        share = _stroke_share(word)
        if not share or not self._ordinary:
            return None
        return share > _BOLD * self._ordinary


_plain = lru_cache(maxsize=1024)(Plain)


def _stroke_share(word: OcrWord) -> float:
    """The stroke of a word as a share of its size; 0 where the word is too short to say."""
    if word.stroke <= _BLUR or word.size <= 0 or sum(map(str.isalpha, word.text)) < 3:
        return 0.0
    return (word.stroke - _BLUR) / word.size


def _smooth(flags: Sequence[bool | None]) -> list[bool]:
    """Flags with the gaps filled from the word before, else the word after; a single one that differs gives way."""
    known = [flag for flag in flags if flag is not None]
    if not known:
        return [False] * len(flags)
    if all(known) or sum(known) >= 0.8 * len(known):
        return [True] * len(flags)
    filled: list[bool] = []
    last = known[0]
    for flag in flags:
        last = last if flag is None else flag
        filled.append(last)
    return [
        flag if k in (0, len(filled) - 1) or flag in (filled[k - 1], filled[k + 1]) else filled[k - 1]
        for k, flag in enumerate(filled)
    ]


def _steps(sizes: Counter[int], known: Sequence[int]) -> dict[int, int]:
    """For each size met, the one that it stands for: the commonest near it, or one known from elsewhere near that."""
    found: dict[int, int] = {}
    left = Counter(sizes)
    while left:
        peak = max(left, key=lambda size: (sum(left[near] for near in range(size - 2, size + 3)), -size))
        members = [size for size in left if abs(size - peak) <= _ALIKE * peak]
        meant = next((size for size in known if abs(size - peak) <= _ALIKE * peak), peak)
        for size in members:
            found[size] = meant
            del left[size]
    return found


def _median(counts: Counter[int]) -> float:
    left = sum(counts.values()) / 2
    for value in sorted(counts):
        left -= counts[value]
        if left <= 0:
            return float(value)
    return 0.0
