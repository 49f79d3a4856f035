"""`learnt read`: what goes where, in which form, and what the exit status says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from learnt.interfaces.commands import main
from tests.unit.engine.confinement.hostile_files import pdf_file, word_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports, a broken one in a folder below, and files that are not meant."""
    (tmp_path / "more").mkdir()
    (tmp_path / "a.docx").write_bytes(word_file())
    (tmp_path / "b.pdf").write_bytes(pdf_file())
    (tmp_path / "more" / "broken.PDF").write_bytes(b"%PDF-1.7 rubbish")
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    (tmp_path / "notes.txt").write_text("not a report")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learnt.interfaces.commands.progress.is_terminal", lambda _: True)


def test_one_file_gives_one_object(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", str(folder / "a.docx")]) == 0
    out, err = capfd.readouterr()
    report = json.loads(out)
    assert (report["file"], report["format"]) == ("a.docx", "docx")
    assert report["recommendations"][0]["label"] == "Recommendation 1"
    assert err == ""


def test_several_files_give_a_line_each_in_the_order_asked(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "b.pdf", "a.docx"]) == 0
    assert [json.loads(line)["file"] for line in capfd.readouterr().out.splitlines()] == ["b.pdf", "a.docx"]


def test_a_bad_file_stops_nothing_and_is_listed_at_the_end(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", ".", "missing.pdf"]) == 1
    out, err = capfd.readouterr()
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["a.docx", "b.pdf"]
    last = err.splitlines()[-3:]
    assert last[0] == "2 files of 4 could not be read:"
    assert last[1].startswith("  more/broken.PDF: This PDF is damaged")
    assert last[2] == "  missing.pdf: The file cannot be opened: No such file or directory."


def test_progress_is_plain_lines_when_nobody_watches(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["read", "a.docx", "b.pdf", "--jobs", "1"])
    lines = capfd.readouterr().err.splitlines()
    assert lines[0] == "1/2 a.docx: 1 recommendation"
    assert lines[1].startswith("2/2 b.pdf: ")


def test_quiet_keeps_only_the_failures(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "-q", "*.docx", "more"]) == 1
    assert capfd.readouterr().err.splitlines()[0] == "1 file of 2 could not be read:"


def test_progress_is_a_bar_in_a_terminal(folder: Path, in_a_terminal: None, capfd: pytest.CaptureFixture[str]) -> None:
    main(["read", "--json", "a.docx", "b.pdf"])
    assert "[########################] 2/2" in capfd.readouterr().err


def test_a_terminal_gets_text_to_read(folder: Path, in_a_terminal: None, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.docx"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "a.docx"
    assert "  1 recommendation, 0 lessons, 0 actions" in lines
    assert any(line.startswith("    Harrowmere Constabulary should train") for line in lines)


def test_csv_has_a_row_for_each_recommendation(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--csv", "a.docx"]) == 0
    (row,) = csv.DictReader(io.StringIO(capfd.readouterr().out.lstrip("\ufeff")))
    assert (row["File"], row["Label"], row["Page"]) == ("a.docx", "Recommendation 1", "")
    assert row["Recommendation"].startswith("Harrowmere Constabulary should")


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.json", "out.jsonl", "out.txt", "out"])
def test_the_form_follows_from_the_name_of_the_output(
    folder: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "a.docx", "-o", name]) == 0
    assert capfd.readouterr().out == ""
    start = (folder / name).read_bytes()[:4]
    expected = {".xlsx": b"PK\x03\x04", ".csv": b"\xef\xbb\xbfF", ".jsonl": b'{"fi', ".txt": b"a.do"}
    assert start == expected.get(Path(name).suffix, b'{\n "')
    assert sorted(path.name for path in folder.glob(".*")) == []


def test_a_workbook_holds_the_rows(folder: Path) -> None:
    assert main(["read", "a.docx", "b.pdf", "--xlsx", "-o", "out.xlsx"]) == 0
    sheet = openpyxl.load_workbook("out.xlsx").active
    assert sheet is not None
    assert [sheet["A1"].value, sheet["A2"].value, sheet["G2"].value] == ["File", "a.docx", "Recommendation 1"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "FILE"),
        (["--json", "--csv", "a.docx"], "not allowed with"),
        (["--jobs", "0", "a.docx"], "--jobs"),
        (["nothing/*.pdf"], "no report there"),
        (["a.docx", "--frob"], "--frob"),
    ],
)
def test_what_is_not_understood_ends_with_two(
    folder: Path, arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["read", *arguments])
    assert ending.value.code == 2
    assert words in capfd.readouterr().err


def test_a_workbook_is_not_poured_into_a_terminal(
    folder: Path, in_a_terminal: None, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["read", "--xlsx", "a.docx"])
    assert ending.value.code == 2
    assert "-o FILE" in capfd.readouterr().err


def test_an_output_that_cannot_be_written_is_said(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.docx", "-o", "nowhere/out.json"]) == 2
    assert "No such file or directory" in capfd.readouterr().err


def test_an_output_is_left_as_it_was_when_reading_is_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    (folder / "out.json").write_text("before")
    monkeypatch.setattr("learnt.interfaces.commands.read.read_confined", stopped)
    assert main(["read", "a.docx", "-o", "out.json"]) == 130
    assert (folder / "out.json").read_text() == "before"
    assert sorted(path.name for path in folder.glob(".*")) == []
    assert "stopped" in capfd.readouterr().err
