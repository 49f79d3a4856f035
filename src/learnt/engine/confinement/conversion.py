"""Word files from before 2007 made into DOCX by LibreOffice, where that is installed, in a process of its own.

LibreOffice runs before the confined reader and outside of it, for it must write files and start programs. It gets a
folder and a profile of its own which are deleted afterwards, no network, limits on time, memory and file size, and
settings that run no macro and update no link.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from learnt.engine.reading.bounds import MOST_BYTES
from learnt.engine.unreadable import Reason, Unreadable

MOST_SECONDS = 60.0
_LIMITS = {"cpu_seconds": 60, "memory": 3_000_000_000, "file": 2 * MOST_BYTES}
_PROGRAMS = ("soffice", "libreoffice")
_NO_PROGRAM = (
    "This is a Word 97-2003 document (.doc), and LibreOffice, which Learnt needs to read one, is not installed here. "
    "Open it in Word, save it as a Word document (.docx) or a PDF, and send that."
)
_FAILED = (
    "This Word 97-2003 document (.doc) could not be converted: it may be damaged, or locked with a password. "
    "Open it in Word, save it as a Word document (.docx) or a PDF without a password, and send that."
)
_TOO_LONG = (
    "Converting this Word 97-2003 document (.doc) took longer than is allowed for one file and was stopped. "
    "Open it in Word, save it as a Word document (.docx) or a PDF, and send that."
)
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", "2"),  # never
    ("Common/Java/ApplicationSettings", "Enable", "false"),
)


def can_convert() -> bool:
    """Whether LibreOffice is installed."""
    return _program() is not None


def docx_of(source: bytes, seconds: float = MOST_SECONDS) -> bytes:
    """An old Word file as DOCX. Raises Unreadable: LibreOffice is not installed, it fails, or takes too long."""
    program = _program()
    if program is None:
        raise Unreadable(Reason.WRONG_KIND, _NO_PROGRAM)
    with tempfile.TemporaryDirectory(prefix="learnt-", ignore_cleanup_errors=True) as room:
        folder = Path(room)
        (folder / "report.doc").write_bytes(source)
        _write_profile(folder / "profile")
        _run(program, folder, seconds)
        return _result(folder / "out" / "report.docx")


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _write_profile(profile: Path) -> None:
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(program: str, folder: Path, seconds: float) -> None:
    conversion = [
        *(
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        ),
        *("--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")),
        str(folder / "report.doc"),
    ]
    start = [sys.executable, "-I", "-m", "learnt.engine.confinement.converter", json.dumps(_LIMITS), *conversion]
    kept = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603 - our own module, and the program that the machine has
        start,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=kept,
        cwd=folder,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as late:
        raise Unreadable(Reason.TOOK_TOO_LONG, _TOO_LONG) from late
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _result(path: Path) -> bytes:
    if not path.is_file():
        raise Unreadable(Reason.DAMAGED, _FAILED)
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, _TOO_LONG)
    return path.read_bytes()
