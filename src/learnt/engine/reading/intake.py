"""At the door: which kind of file this is, by its content, and what to say of one that Learnt does not read."""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePath

from learnt.engine.reading.archives import open_archive, read_entry
from learnt.engine.reading.bounds import called, check_size
from learnt.engine.reading.html.opening import is_archive
from learnt.engine.reading.old_office import OLE, holds, is_locked, is_old_word
from learnt.engine.transcript import Format
from learnt.engine.unreadable import Reason, Unreadable

SUFFIXES = (".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".html", ".htm", ".mht", ".mhtml")
_LOOK_FOR_PDF = 1_024  # bytes before which %PDF must stand; some senders put a line of their own in front
_LOOK_FOR_HTML = 8_192
_WEB_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*+(?>(?:(?>(?:<!--.*?-->|<\?xml[^>]*>))\s*+)*+)"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|h1|div|p|main|article|table)[\s>]",
    re.IGNORECASE | re.DOTALL,
)

WHAT_IS_READ = "PDF, Word (.docx, .doc), OpenDocument (.odt) and Rich Text (.rtf) files, and saved web pages (.html)"

_BLANK = b"\0 \r\n\t"
_WORD_TYPE = b"wordprocessingml"
_WORD_MACRO_TYPE = b"application/vnd.ms-word."
_PICTURES = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"BM": "a bitmap picture",
}
_ARCHIVES = {b"7z\xbc\xaf": "a 7-Zip archive", b"Rar!": "a RAR archive", b"\x1f\x8b": "a compressed archive"}


def sniff(source: bytes, name: str) -> Format:
    """The format of a file, known by its content; its name only helps to word the message.

    Raises Unreadable for a file that is empty, too large, locked, harmful, or of a kind that is not read.
    """
    check_size(len(source) if source[:4096].strip(_BLANK) or source.strip(_BLANK) else 0, name)
    if b"%PDF-" in source[:_LOOK_FOR_PDF]:
        return Format.PDF
    if source.startswith(b"PK"):
        return _inside_archive(source)
    if is_old_word(source):
        return Format.DOC
    if source[:200].lstrip(b"\xef\xbb\xbf" + _BLANK).startswith(b"{\\rtf"):
        return Format.RTF
    if _is_web_page(source):
        return Format.HTML
    raise _of_another_kind(source, name)


def _is_web_page(source: bytes) -> bool:
    """Whether it begins as a page does, in whatever alphabet, with comments and declarations in front of it."""
    start = source[:_LOOK_FOR_HTML].replace(b"\0", b"")
    return bool(_WEB_PAGE.search(start)) or is_archive(source[:_LOOK_FOR_HTML])


def _inside_archive(source: bytes) -> Format:
    archive = open_archive(source)
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        types = read_entry(archive, archive.getinfo("[Content_Types].xml"))
        if _WORD_TYPE in types or _WORD_MACRO_TYPE in types:
            return Format.DOCX
        raise _wrong_kind(_office_kind(types))
    return _open_document(archive, names)


def _office_kind(types: bytes) -> str:
    if b"spreadsheetml" in types or b"ms-excel" in types:
        return "an Excel workbook"
    if b"presentationml" in types or b"ms-powerpoint" in types:
        return "a PowerPoint presentation"
    return "an Office file of another kind"


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> Format:
    if "mimetype" not in names:
        raise _wrong_kind("a ZIP archive (a folder of files in one)")
    declared = read_entry(archive, archive.getinfo("mimetype"))[:100]
    if b"opendocument.text" in declared:
        return Format.ODT
    kind = "an OpenDocument file of another kind" if b"opendocument" in declared else "an electronic book or archive"
    raise _wrong_kind(kind)


def _of_another_kind(source: bytes, name: str) -> Unreadable:
    if source.startswith(OLE):
        return _old_office(source)
    for kinds in (_PICTURES, _ARCHIVES):
        for start, kind in kinds.items():
            if source.startswith(start):
                return _wrong_kind(kind)
    if source[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _wrong_kind("an XML file")
    if _is_plain_text(source[:20_000]):
        return _wrong_kind("a plain text file")
    return _unknown(name)


def _old_office(source: bytes) -> Unreadable:
    if is_locked(source):
        return Unreadable(
            Reason.ENCRYPTED,
            "This Office file is locked with a password. Remove the password in Word and send it again.",
        )
    return _wrong_kind("an old Excel workbook" if holds(source, "Workbook") else "a file of an old Office program")


def _wrong_kind(kind: str) -> Unreadable:
    return Unreadable(Reason.WRONG_KIND, f"This is {kind}. Learnt reads {WHAT_IS_READ}. {_advice(kind)}")


def _advice(kind: str) -> str:
    if "picture" in kind:
        return "Send the document that it was made from, as a Word document (.docx) or a PDF."
    if "archive" in kind:
        return "Unpack it and send the documents in it one by one."
    if "plain text" in kind:
        return "Send the Word document (.docx) or PDF of the report."
    return "Open it in the program that made it, save it as a Word document (.docx) or a PDF, and send that."


def _unknown(name: str) -> Unreadable:
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES:
        said = f"{called(name)} is called {suffix} but its content is not: it may have been damaged on its way."
        return Unreadable(Reason.NOT_A_DOCUMENT, f"{said} Ask whoever sent it for another copy.")
    return Unreadable(
        Reason.NOT_A_DOCUMENT,
        f"{called(name)} is not a document that can be recognised. Learnt reads {WHAT_IS_READ}.",
    )


def _is_plain_text(start: bytes) -> bool:
    odd = sum(byte < 32 and byte not in b"\r\n\t\f" for byte in start)
    return odd * 50 <= len(start)
