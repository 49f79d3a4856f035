"""Spreadsheets: safe to open, the same each time, and nothing of the words lost."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest

from learnt.engine.report import Copy, Lesson, Recommendation, Report, ReviewFacts, Where
from learnt.engine.transcript import Format, Place
from learnt.interfaces.exchange.reports import COLUMNS, rows_of
from learnt.interfaces.exchange.spreadsheets import Column, Row, write_csv, write_xlsx

ONE = (Column("a", "Heading"),)
DANGEROUS = ["=1+1", "+44 1632", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]
HARMLESS = ["Train staff", "1. Train", "-5", "+3.5", "", "a\nb", "‘quoted’", "£5"]


def in_csv(value: object) -> str:
    lines = b"".join(write_csv([{"a": value}], ONE)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(lines, newline="")))[1][0]


def workbook(rows: list[Row]) -> bytes:
    room = io.BytesIO()
    write_xlsx(rows, ONE, room)
    return room.getvalue()


@pytest.mark.parametrize("text", DANGEROUS)
def test_formulas_are_disarmed(text: str) -> None:
    assert in_csv(text) == f"'{text}"
    cell = openpyxl.load_workbook(io.BytesIO(workbook([{"a": text}]))).active["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_stay_as_they_are(text: str) -> None:
    assert in_csv(text) == text


def test_dates_and_missing_values_are_plain() -> None:
    assert (in_csv(date(2024, 5, 1)), in_csv(None), in_csv(7)) == ("2024-05-01", "", "7")


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([{"a": "a\x00b\x0bc\ufffe"}]))).active
    assert sheet["A2"].value == "abc"


def test_the_same_rows_give_the_same_workbook() -> None:
    parts = zipfile.ZipFile(io.BytesIO(workbook([{"a": "x"}])))
    assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert b"2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")
    assert workbook([{"a": "x"}]) == workbook([{"a": "x"}])


def test_csv_is_written_as_the_rows_come() -> None:
    asked: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(3):
            asked.append(number)
            yield {"a": number}

    pieces = write_csv(rows(), ONE)
    next(pieces)
    assert asked == []
    next(pieces)
    assert asked == [0]


def test_a_report_becomes_a_row_for_each_recommendation() -> None:
    found = Recommendation(
        key="r1",
        text="Train.",
        places=(Place(7),),
        addressees=("Police", "NHS"),
        copies=(Copy(Where.ACTION_PLAN, "Train.", (Place(20),), True), Copy(Where.BODY, "Train.", (), True)),
        lessons=("l1", "l9"),
        reasons=("labelled", "asks"),
        sureness=0.91234,
    )
    report = Report("a.pdf", Format.PDF, ReviewFacts(subjects=("Carol", "Neil")), (found,), (Lesson("l1", "Ask.", ()),))
    (row,) = rows_of(report)
    assert set(row) == {column.key for column in COLUMNS}
    assert (row["addressees"], row["subjects"], row["page"]) == ("Police; NHS", "Carol; Neil", 7)
    assert (row["copies"], row["lessons"], row["sureness"]) == ("action plan (page 20); body", "Ask.", 0.912)
