"""The house rules that can be checked: the floors, the size of rooms, names, and who reads the clock."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "learnt"
FILES = [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]
VAGUE = {"utils", "helpers", "common", "manager", "handler", "misc"}
CLOCK = re.compile(r"\b(timezone\.now|datetime\.now|datetime\.today|date\.today|time\.time)\(")


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    """Every function of the source with its file."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def length(function: ast.FunctionDef) -> int:
    """Its lines, from the first decorator to the end, without the docstring."""
    docstring = function.body[0]
    has_one = isinstance(docstring, ast.Expr) and isinstance(docstring.value, ast.Constant)
    spoken = (docstring.end_lineno - docstring.lineno + 1) if has_one else 0
    return function.end_lineno - function.lineno + 1 - spoken


def test_imports_go_down_only() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([lint, "--no-cache"], capture_output=True, text=True, cwd=SOURCE.parents[1], check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 450
    assert path.stem not in VAGUE


def test_functions_are_small() -> None:
    lengths = [length(function) for _, function in functions()]
    assert statistics.median(lengths) <= 9
    assert sum(one < 35 for one in lengths) / len(lengths) > 0.97


@pytest.mark.parametrize("floor", ["engine", "domain"])
def test_nothing_below_the_interfaces_reads_the_clock(floor: str) -> None:
    readers = [
        str(path) for path in FILES if floor in path.relative_to(SOURCE).parts and CLOCK.search(path.read_text())
    ]
    assert readers == []


@pytest.mark.parametrize("floor", ["engine", "domain"])
def test_public_functions_and_classes_say_what_they_do(floor: str) -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{node.name}"
        for path in FILES
        if path.relative_to(SOURCE).parts[0] == floor and path.name != "apps.py"
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_pages_have_no_inline_scripts_or_styles() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style")
    faults = [
        str(path) for path in (SOURCE / "interfaces/web/templates").rglob("*.html") if inline.search(path.read_text())
    ]
    assert faults == []
