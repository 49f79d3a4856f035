"""At the door: which kind of file this is, by its content, and what to say of one that Learnt does not read."""

from __future__ import annotations

import zipfile
from pathlib import PurePath

from learnt.engine.reading.archives import open_archive, read_entry
from learnt.engine.reading.bounds import called, check_size
from learnt.engine.transcript import Format
from learnt.engine.unreadable import Reason, Unreadable

_LOOK_FOR_PDF = 1_024  # bytes before which %PDF must stand; some senders put a line of their own in front

_BLANK = b"\0 \r\n\t"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Office files before 2007, and locked ones since, begin with
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
    if source[:200].lstrip(b"\xef\xbb\xbf" + _BLANK).startswith(b"{\\rtf"):
        return Format.RTF
    raise _of_another_kind(source, name)


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
    if source.startswith(_OLE):
        return _old_office(source)
    for kinds in (_PICTURES, _ARCHIVES):
        for start, kind in kinds.items():
            if source.startswith(start):
                return _wrong_kind(kind)
    head = source[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return _wrong_kind("a web page (HTML)")
    if head.startswith(b"<"):
        return _wrong_kind("an XML file or a web page")
    if _is_plain_text(source[:20_000]):
        return _wrong_kind("a plain text file")
    return _unknown(name)


def _old_office(source: bytes) -> Unreadable:
    """A compound file: locked by Office, or written by Word before 2007. Its folder's names are in UTF-16."""
    if _utf16("EncryptedPackage") in source or _utf16("EncryptionInfo") in source:
        return Unreadable(
            Reason.ENCRYPTED,
            "This Office file is locked with a password. Remove the password in Word and send it again.",
        )
    for part, kind in (("WordDocument", "a Word 97-2003 document (.doc)"), ("Workbook", "an old Excel workbook")):
        if _utf16(part) in source:
            return _wrong_kind(kind)
    return _wrong_kind("a file of an old Office program")


def _wrong_kind(kind: str) -> Unreadable:
    return Unreadable(Reason.WRONG_KIND, f"This is {kind}; Learnt reads PDF and Word (.docx) files. {_advice(kind)}")


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
    if suffix in (".pdf", ".docx", ".docm"):
        said = f"{called(name)} is called {suffix} but its content is not: it may have been damaged on its way."
        return Unreadable(Reason.NOT_A_DOCUMENT, f"{said} Ask whoever sent it for another copy.")
    return Unreadable(
        Reason.NOT_A_DOCUMENT,
        f"{called(name)} is not a document that can be recognised. Send the report as a PDF or Word (.docx) file.",
    )


def _is_plain_text(start: bytes) -> bool:
    odd = sum(byte < 32 and byte not in b"\r\n\t\f" for byte in start)
    return odd * 50 <= len(start)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
