"""The `learnt` command finds its way to what was asked, and loads nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

from learnt.interfaces.commands import main, service


def test_reading_starts_without_django_or_any_reader() -> None:
    code = (
        "import sys, learnt.interfaces.commands.read;"
        "print(sorted({'django', 'lxml', 'pypdfium2', 'openpyxl', 'pdfplumber', 'PIL'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_other_commands_go_to_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(service, "run", lambda arguments: asked.append(list(arguments)) or 0)
    assert main(["migrate", "--plan"]) == 0
    assert asked == [["migrate", "--plan"]]


def test_without_a_command_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([]), main(["--help"])) == (2, 0)
    assert capsys.readouterr().out.count("learnt read FILE...") == 2


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("learnt ")
