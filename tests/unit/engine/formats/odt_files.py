"""OpenDocument texts made for tests from the XML of their parts."""

from __future__ import annotations

import io
import zipfile

from learnt.engine.reading.odt import read_odt
from learnt.engine.transcript import Block, Transcript

_ROOT = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    **{name: f"{_ROOT}:{rest}:1.0" for name, rest in (("office", "office"), ("text", "text"), ("table", "table"))},
    "style": f"{_ROOT}:style:1.0",
    "draw": f"{_ROOT}:drawing:1.0",
    "fo": f"{_ROOT}:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _PREFIXES.items())


def odt_file(body: str, styles: str = "", sheet: str = "", before: str = "", **more: bytes) -> bytes:
    """An OpenDocument text. `styles`: automatic styles; `sheet`: inside styles.xml; `more`: other entries by name."""
    content = (
        f"<?xml version='1.0'?>{before}<office:document-content {_DECLARED}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", f"<office:document-styles {_DECLARED}>{sheet}</office:document-styles>")
        for name, data in more.items():
            archive.writestr(name, data)
    return room.getvalue()


def transcript_of(body: str, styles: str = "", sheet: str = "") -> Transcript:
    return read_odt(odt_file(body, styles, sheet))


def blocks_of(body: str, styles: str = "", sheet: str = "") -> list[Block]:
    return list(transcript_of(body, styles, sheet).blocks())


def printed(body: str, styles: str = "", sheet: str = "") -> list[str]:
    """Each block as label and text."""
    return [f"{block.label} {block.text}".strip() for block in blocks_of(body, styles, sheet)]


def level(at: int, form: str = "1", **more: str) -> str:
    """A level of a list style; `more` are attributes, "_" standing for ":" and "." for "-"."""
    said = " ".join(f'{name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" {said}/>'


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def listed(style: str, *items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'
