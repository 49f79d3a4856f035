"""The names of OpenDocument's XML, and how attributes are read."""

from __future__ import annotations

from lxml import etree

_ROOT = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE = f"{{{_ROOT}:office:1.0}}"
TEXT = f"{{{_ROOT}:text:1.0}}"
TABLE = f"{{{_ROOT}:table:1.0}}"
DRAW = f"{{{_ROOT}:drawing:1.0}}"
STYLE = f"{{{_ROOT}:style:1.0}}"
MANIFEST = f"{{{_ROOT}:manifest:1.0}}"
FO = f"{{{_ROOT}:xsl-fo-compatible:1.0}}"
NUMBER_FORMAT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_SHORT = {TEXT: "text:", TABLE: "table:", DRAW: "draw:", OFFICE: "office:", STYLE: "style:"}


def short_name(element: etree._Element) -> str:
    """An element's name with the usual prefix of its namespace; "" for what no reader of words needs to know."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag.rpartition("}")
    prefix = _SHORT.get(namespace + "}", "")
    return prefix + local if prefix else ""


def whole(element: etree._Element, name: str, otherwise: int, most: int = 1_000_000) -> int:
    """An attribute as a whole number between 0 and `most`; `otherwise` when it is missing or none."""
    try:
        return max(0, min(int(element.get(name) or ""), most))
    except ValueError:
        return otherwise
