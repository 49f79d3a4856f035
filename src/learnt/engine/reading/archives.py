"""Archives of XML (DOCX, ODT), opened with distrust: bounds on what they unpack to, no entities, nothing fetched."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from learnt.engine.unreadable import Reason, Unreadable

MOST_ENTRIES = 5_000
MOST_UNPACKED = 1_000_000_000  # bytes, of everything in the archive
MOST_XML = 80_000_000  # bytes, of one part that is parsed
MOST_RATIO = 150  # unpacked to packed, of the whole; Word's XML packs to about a tenth
SMALL_ENOUGH = 30_000_000  # bytes unpacked, below which no ratio is looked at


def open_archive(source: bytes) -> zipfile.ZipFile:
    """The ZIP archive in these bytes. Raises Unreadable when it is damaged, locked, or a decompression bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, UnicodeError, OverflowError) as error:
        raise _damaged() from error
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = unpacked > SMALL_ENOUGH and unpacked > MOST_RATIO * max(len(source), 1)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or too_dense:
        raise Unreadable(
            Reason.HOSTILE,
            "This file unpacks to far more than it should and was not opened. "
            "If it is a genuine report, save it again from Word or as a PDF and send that.",
        )
    return archive


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part. Nothing is fetched and no entity is expanded; a document type is refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise _has_entities()
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _has_entities()
    return root


def read_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One entry unpacked. Raises Unreadable when it is locked, damaged, or unpacks to more than MOST_XML bytes."""
    if info.flag_bits & 0x1:
        raise Unreadable(
            Reason.ENCRYPTED, "This file is locked with a password. Remove the password and send it again."
        )
    try:
        with archive.open(info) as part:
            data = part.read(MOST_XML + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise _damaged() from error
    if len(data) > MOST_XML:
        raise Unreadable(
            Reason.TOO_LARGE,
            f"The text of this file is over {MOST_XML // 1_000_000} MB. Split the report and send its parts.",
        )
    return data


def _damaged() -> Unreadable:
    return Unreadable(
        Reason.DAMAGED,
        "This file is damaged and cannot be opened. Open it in Word, save it again, or ask for another copy.",
    )


def _has_entities() -> Unreadable:
    return Unreadable(
        Reason.HOSTILE,
        "This file holds instructions to fetch or repeat other content, which no report needs, and was not opened. "
        "If it is a genuine report, save it again from Word or as a PDF and send that.",
    )
