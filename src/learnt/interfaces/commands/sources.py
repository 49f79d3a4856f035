"""Which files a command line means: files, folders and patterns."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

READ_IN_FOLDERS = (".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".html", ".htm", ".mht", ".mhtml")
_PATTERN_SIGNS = "*?["


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and the name that it goes by in the results."""

    path: Path
    name: str


def named_sources(given: Sequence[str]) -> list[Source]:
    """The files meant, in the order given and each once; what is in folders and patterns is sorted.

    A file by itself goes by its own name, several by their paths as given, for two of them may be called alike.
    A file that does not exist is among them, to be reported like any other that cannot be read.
    """
    paths = list(dict.fromkeys(path for one in given for path in _meant(one)))
    if len(paths) == 1:
        return [Source(paths[0], paths[0].name)]
    return [Source(path, path.as_posix()) for path in paths]


def _meant(given: str) -> Iterator[Path]:
    path = Path(given)
    if path.is_dir():
        yield from _reports(path.rglob("*"))
    elif not path.exists() and any(sign in given for sign in _PATTERN_SIGNS):
        for found in sorted(map(Path, glob.glob(given, recursive=True))):  # noqa: PTH207 - may be absolute
            yield from _reports(found.rglob("*")) if found.is_dir() else [] if _is_lock(found) else [found]
    else:
        yield path


def _reports(paths: Iterable[Path]) -> list[Path]:
    """The reports among the files of a folder, hidden ones left out."""
    return sorted(
        path
        for path in paths
        if path.suffix.lower() in READ_IN_FOLDERS
        and not path.name.startswith(".")
        and not _is_lock(path)
        and path.is_file()
    )


def _is_lock(path: Path) -> bool:
    """Whether it is one of the small files that Word keeps beside a document that is open."""
    return path.name.startswith("~$")
