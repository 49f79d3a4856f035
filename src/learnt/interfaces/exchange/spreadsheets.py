"""Rows written as CSV or XLSX, safe to open in any spreadsheet program, and the same bytes each time.

A cell that begins like a formula would be run by the program that opens it, so such text gets an apostrophe before it
in CSV; in XLSX it is stored as text.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | float | bool | date | datetime | None
Row = Mapping[str, Value]

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?$")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # characters that a cell of XLSX holds
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for its own code page
_EPOCH = datetime(2000, 1, 1)  # stands in every workbook instead of the time at which it was made
_MODIFIED = re.compile(rb"(<dcterms:modified [^>]*>)[^<]+")
_ZIP_EPOCH = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its values in each row, its heading, and how wide it is in characters."""

    key: str
    heading: str
    width: int = 20


def write_csv(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[bytes]:
    """The rows as CSV in UTF-8, piece by piece, headings first; nothing is held back."""
    yield _BYTE_ORDER_MARK.encode() + _csv_line([column.heading for column in columns])
    for row in rows:
        yield _csv_line([_in_csv(row.get(column.key)) for column in columns])


def write_xlsx(rows: Iterable[Row], columns: Sequence[Column], to: BinaryIO, *, title: str = "Learnt") -> None:
    """Write the rows as one sheet of a workbook; only one row at a time is held. `title` names the sheet."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "Learnt"
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.append([_heading(sheet, column.heading) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, row.get(column.key)) for column in columns])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    room = io.BytesIO()
    book.save(room)
    _without_times(room, to)


def _csv_line(values: Sequence[Value]) -> bytes:
    room = io.StringIO()
    csv.writer(room, lineterminator="\r\n").writerow(values)
    return room.getvalue().encode("utf-8", errors="replace")


def _in_csv(value: Value) -> Value:
    if isinstance(value, str):
        value = value.replace("\x00", "")
        return f"'{value}" if _begins_formula(value) else value
    return value.isoformat() if isinstance(value, date) else value


def _begins_formula(text: str) -> bool:
    return text.lstrip(" \u00a0").startswith(_BEGINS_FORMULA) and not _PLAIN_NUMBER.match(text)


def _heading(sheet: WriteOnlyWorksheet, heading: str) -> Cell:
    cell = WriteOnlyCell(sheet, heading)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell:
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("", value)[:_LONGEST])
    cell.data_type = "s"  # also what begins with "=": words, never a formula
    cell.quotePrefix = _begins_formula(value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _without_times(book: BinaryIO, to: BinaryIO) -> None:
    """Pack the workbook again with one fixed time in every place, so that the same rows give the same bytes."""
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as fixed:
        for part in made.infolist():
            entry = zipfile.ZipInfo(part.filename, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, _MODIFIED.sub(rb"\g<1>" + _EPOCH.isoformat().encode() + b"Z", made.read(part)))
