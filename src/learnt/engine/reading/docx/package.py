"""The parts inside a Word file: a ZIP archive of XML, opened with distrust."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from learnt.engine.unreadable import Reason, Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

MOST_ENTRIES = 5_000
MOST_UNPACKED = 1_000_000_000  # bytes, of everything in the archive
MOST_XML = 80_000_000  # bytes, of one part that is parsed
MOST_RATIO = 150  # unpacked to packed, of the whole; Word's XML packs to about a tenth
SMALL_ENOUGH = 30_000_000  # bytes unpacked, below which no ratio is looked at

# "Strict" Word files say the same in other namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package:
    """A Word file's parts by name. Raises Unreadable for an archive that is damaged, locked or built to do harm."""

    def __init__(self, source: bytes) -> None:
        self._archive = open_archive(source)

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the document's text."""
        for kind, target in self._relationships(""):
            if kind == "officeDocument" and target in self._archive.namelist():
                return target
        raise Unreadable(Reason.DAMAGED, "This Word file has lost its text. Ask whoever sent it for another copy.")

    def part(self, name: str) -> etree._Element | None:
        """The root of a part's XML, or None where there is no such part."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        return parse_xml(read_entry(self._archive, info))

    def related(self, kind: str) -> list[str]:
        """The names of the parts which the document refers to as this kind ("styles", "footnotes", "header"...)."""
        names = [target for relation, target in self._main_relationships if relation == kind]
        return list(dict.fromkeys(names))

    @cached_property
    def _main_relationships(self) -> list[tuple[str, str]]:
        return self._relationships(self.main)

    def _relationships(self, of: str) -> list[tuple[str, str]]:
        folder, name = posixpath.split(of)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        inside = [r for r in root.iter(_RELATIONSHIP) if r.get("TargetMode") != "External"]
        return [(r.get("Type", "").rpartition("/")[2], _resolved(folder, r.get("Target", ""))) for r in inside]


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
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
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


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute in Word's namespace, or None."""
    return None if element is None else element.get(W + name)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """An attribute in Word's namespace as a whole number; None when it is missing or no number."""
    try:
        return int(value(element, name) or "")
    except ValueError:
        return None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as <w:b/> is there and on."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


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


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _damaged() -> Unreadable:
    return Unreadable(
        Reason.DAMAGED,
        "This Word file is damaged and cannot be opened. Open it in Word, save it again, or ask for another copy.",
    )


def _has_entities() -> Unreadable:
    return Unreadable(
        Reason.HOSTILE,
        "This file holds instructions to fetch or repeat other content, which no report needs, and was not opened. "
        "If it is a genuine report, save it again from Word or as a PDF and send that.",
    )
