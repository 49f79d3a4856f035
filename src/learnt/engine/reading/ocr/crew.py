"""Many pictures read side by side, on as many threads as there are cores, a few pictures in memory at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from learnt.engine.reading.ocr import languages, tesseract
from learnt.engine.reading.ocr.page import Picture, Reading, read_picture

MOST_THREADS = 8
_SAMPLE = 4  # pages after which the language of the others is settled


def threads() -> int:
    """How many pictures are read at once."""
    return max(1, min(MOST_THREADS, _cores()))


def readings(pictures: Iterable[Picture]) -> Iterator[Reading]:
    """The readings of pictures, in their order. Each picture is asked for only when it is nearly its turn.

    When half of the first few show Welsh, they and all the others are read in Welsh as well as in English.
    """
    waiting = iter(pictures)
    with ThreadPoolExecutor(threads(), thread_name_prefix="ocr") as crew:
        sample = list(islice(waiting, _SAMPLE))
        first = list(_in_turn(crew, sample, tesseract.ENGLISH))
        language = tesseract.ENGLISH
        if 2 * sum(map(_shows_welsh, first)) >= len(first) and tesseract.WELSH in tesseract.languages():
            language = f"{tesseract.ENGLISH}+{tesseract.WELSH}"
            first = list(_in_turn(crew, sample, language))
        sample.clear()
        yield from first
        yield from _in_turn(crew, waiting, language)


def _shows_welsh(reading: Reading) -> bool:
    return languages.shows_welsh(word.text for word in reading.words)


def _in_turn(crew: ThreadPoolExecutor, pictures: Iterable[Picture], language: str) -> Iterator[Reading]:
    ahead: deque[Future[Reading]] = deque()
    for picture in pictures:
        ahead.append(crew.submit(read_picture, picture, language))
        if len(ahead) > threads():
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
