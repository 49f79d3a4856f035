"""The parts inside a Word file: a ZIP archive of XML, opened with distrust."""

from __future__ import annotations

import posixpath
from functools import cached_property

from lxml import etree

from learnt.engine.reading.archives import open_archive, parse_xml, read_entry
from learnt.engine.unreadable import Reason, Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

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
        data = read_entry(self._archive, info)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data)

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


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
