"""Files of the further formats that mean harm: an answer or a message, soon, and nothing fetched."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from learnt.engine.confinement import Limits, read_confined, read_with_transcript
from learnt.engine.confinement.conversion import can_convert, docx_of
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.formats.odt_files import odt_file, p

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
_PASSWD = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_ROW = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
_WIDE_CELL = '<table:table-cell table:number-columns-repeated="99999999" table:number-rows-spanned="99999999"/>'
_CELL = '<table:table-cell table:number-columns-spanned="99999999"><text:p>Words</text:p></table:table-cell>'


def _in_odt(depth: int) -> bytes:
    return odt_file("<text:section>" * depth + p("Words") + "</text:section>" * depth)


def _page(inside: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{inside}</body></html>".encode()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: odt_file(p("&x;"), before=_PASSWD), Reason.HOSTILE),
        (lambda: odt_file(p("&l9;"), before=f'<!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]>'), Reason.HOSTILE),
        (lambda: odt_file(p("Words"), **{"Pictures/a.png": bytes(60_000_000)}), Reason.HOSTILE),
        (lambda: _in_odt(50_000), Reason.DAMAGED),
        (lambda: _page("<div>" * 100_000 + "Words"), Reason.DAMAGED),
        (lambda: _page("<p>Words of the review.</p>" * 2_000_000), Reason.TOO_LARGE),
        (lambda: _page("<b>" * 700_000), Reason.DAMAGED),
        (lambda: rb"{\rtf1 " + b"{" * 100_000, Reason.DAMAGED),
        (lambda: rb"{\rtf1 \bin2147483647 " + bytes(1_000), Reason.EMPTY),
    ],
    ids=["entity", "laughs", "bomb", "deep odt", "deep page", "50 MB page", "open tags", "deep rtf", "bin"],
)
def test_hostile_files_are_refused_with_words(make: Callable[[], bytes], reason: Reason) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_confined(make(), "report", Limits(seconds=20))
    assert refusal.value.reason is reason, refusal.value.message


@pytest.mark.parametrize(
    "make",
    [
        lambda: odt_file(f"<table:table>{_ROW.format(_CELL + _WIDE_CELL)}{_ROW.format(_CELL)}</table:table>"),
        lambda: odt_file('<text:p>Words<text:s text:c="999999999"/></text:p>' * 50),
        lambda: _page("<table>" + "<tr>" + "<td rowspan=65534 colspan=1000>Words" * 300 + "<tr><td>Words" * 3_000),
        lambda: _page("<ol start=-9999999999999999999999><li value=1e9>Words</ol>" + "<ol>" * 90 + "<li>Words"),
        lambda: _page("<p>Words</p><!--" + "<style>@media{" * 20_000),
        lambda: _page("<p style='" + "font-size:1e9px;" * 50_000 + "'>Words" + "\xa0 " * 200_000),
        lambda: rb"{\rtf1 Words\par " + rb"{\pict\pngblip " + b"00ff" * 5_000_000 + b"}}",
        lambda: rb"{\rtf1 Words\par " + rb"\trowd\cellx-99999999\cellx99999999\intbl x\cell y\cell\row" * 3_000 + b"}",
        lambda: rb"{\rtf1 Words\par " + rb"\u97\'61 " * 100_000 + rb"{\listtext" * 500 + b"}",
    ],
    ids=[
        "odt spans",
        "odt spaces",
        "page spans",
        "page lists",
        "page styles",
        "page style",
        "picture",
        "rows",
        "letters",
    ],
)
def test_files_that_ask_for_much_work_are_read_soon(make: Callable[[], bytes]) -> None:
    source, before = make(), time.monotonic()
    _, transcript = read_with_transcript(source, "report", Limits(seconds=20))
    assert "Words" in " ".join(block.text for block in transcript.blocks())
    assert time.monotonic() - before < 15


@pytest.mark.parametrize(
    "source",
    [
        _page(
            "<p>Words</p><iframe src='file:///etc/passwd'></iframe><object data='/etc/passwd'>o</object>"
            "<link rel=import href='file:///etc/passwd'><img src='http://10.0.0.1/x'><meta http-equiv=refresh content='0;/x'>"
        ),
        rb'{\rtf1 Words {\field{\*\fldinst INCLUDETEXT "/etc/passwd"}{\fldrslt }}{\*\template /etc/passwd}\par}',
        odt_file(p("Words") + '<text:section><text:section-source xmlns:x="x" x:href="/etc/passwd"/></text:section>'),
    ],
)
def test_nothing_is_fetched(source: bytes) -> None:
    _, transcript = read_with_transcript(source, "report", Limits(seconds=20))
    assert [block.text for block in transcript.blocks()] == ["Words"]


class TestOldWordFiles:
    """LibreOffice is a program of others: kept on a short lead, and missed without harm."""

    @pytest.fixture
    def program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        """Puts a script in LibreOffice's place; its last argument is the file, the one before where to write."""

        def put(script: str) -> None:
            (tmp_path / "soffice").write_text(f"#!{sys.executable}\nimport os, sys\nout = sys.argv[-2]\n{script}\n")
            (tmp_path / "soffice").chmod(0o755)
            monkeypatch.setenv("PATH", str(tmp_path))

        return put

    def refusal(self, seconds: float = 20) -> Unreadable:
        with pytest.raises(Unreadable) as refusal:
            docx_of(_OLD_WORD, seconds)
        return refusal.value

    def test_without_libreoffice_the_message_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        with pytest.raises(Unreadable) as refusal:
            read_confined(_OLD_WORD, "report.doc")
        assert (refusal.value.reason, "save it as a Word document" in refusal.value.message) == (
            Reason.WRONG_KIND,
            True,
        )

    def test_a_conversion_that_hangs_is_stopped(self, program: Callable[[str], None]) -> None:
        program("import time, subprocess\nif os.fork(): time.sleep(60)\ntime.sleep(60)")
        before = time.monotonic()
        assert self.refusal(seconds=1.0).reason is Reason.TOOK_TOO_LONG
        assert time.monotonic() - before < 5

    def test_a_conversion_that_gives_nothing_is_told(self, program: Callable[[str], None]) -> None:
        program("sys.exit(3)")
        assert self.refusal().reason is Reason.DAMAGED

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses single system calls")
    def test_a_conversion_reaches_no_network_and_no_other_process(self, program: Callable[[str], None]) -> None:
        program(
            "import socket\nfound = []\n"
            "def attempt(what):\n    try:\n        what()\n    except PermissionError:\n        found.append('refused')\n"
            "attempt(lambda: socket.socket(socket.AF_INET))\nattempt(lambda: socket.socket(socket.AF_INET6))\n"
            "attempt(lambda: socket.socket(socket.AF_UNIX).connect('/tmp/none'))\n"
            "attempt(lambda: os.kill(os.getppid(), 0))\n"
            "os.makedirs(out)\nopen(os.path.join(out, 'report.docx'), 'w').write(' '.join(found))"
        )
        assert docx_of(_OLD_WORD) == b"refused refused refused refused"

    @pytest.mark.skipif(not can_convert(), reason="LibreOffice is not installed")
    def test_a_damaged_old_word_file_is_refused_with_words(self) -> None:
        refusal = self.refusal()
        assert (refusal.reason, "could not be converted" in refusal.message) == (Reason.DAMAGED, True)
