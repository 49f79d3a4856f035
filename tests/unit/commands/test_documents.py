"""What the documents say of the command and the library is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from learnt.engine.confinement import Limits
from learnt.engine.reading import bounds
from learnt.interfaces.commands import read
from tests.unit.engine.confinement.hostile_files import pdf_file

DOCS = Path(__file__).parents[3] / "docs"
REFERENCE = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
LIBRARY = (DOCS / "how-to" / "use-the-library.md").read_text(encoding="utf-8")


def test_every_option_is_in_the_reference() -> None:
    options = {option for action in read._parser()._actions for option in action.option_strings}
    missing = {option for option in options - {"-h", "--help"} if f"`{option}" not in REFERENCE}
    assert missing == set()


def test_every_ending_is_in_the_reference() -> None:
    assert [ending for ending in read._SUFFIXES if f"`{ending}`" not in REFERENCE] == []


def test_the_limits_are_those_of_the_reference() -> None:
    assert f"over {bounds.MOST_BYTES // 1_000_000} MB" in REFERENCE
    assert f"over {bounds.MOST_PAGES:,} pages" in REFERENCE
    assert f"at most {Limits().seconds:.0f} seconds, {Limits().memory / 1e9} GB" in REFERENCE


def test_the_examples_of_the_library_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "DHR01.pdf").write_bytes(pdf_file(pages=3))
    known = {"path": "DHR01.pdf", "data": pdf_file(pages=3)}
    for example in re.findall(r"```python\n(.*?)```", LIBRARY, re.DOTALL):
        exec(example, known)
    assert (tmp_path / "recommendations.csv").read_bytes().startswith(b"\xef\xbb\xbfFile,")
    assert known["png"].startswith(b"\x89PNG")  # type: ignore[union-attr]
