"""Files that mean harm, or came to it: made here, never kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file() -> bytes:
    """A small report from Word."""
    document = Document()
    document.add_heading("Recommendations", 1)
    document.add_paragraph("Recommendation 1: Harrowmere Constabulary should train all of its response officers.")
    room = io.BytesIO()
    document.save(room)
    return room.getvalue()


def pdf_file(pages: int = 2, *, password: str | None = None) -> bytes:
    """A small report as PDF."""
    room = io.BytesIO()
    canvas = Canvas(room, A4, encrypt=StandardEncryption(password) if password else None, pageCompression=0)
    for page in range(pages):
        canvas.drawString(72, 760, f"{page + 1}. Recommendations")
        canvas.drawString(72, 740, f"Recommendation {page + 1}: The trust should train its staff in this.")
        canvas.showPage()
    canvas.save()
    return room.getvalue()


def changed_inside(source: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file with the content of each of its parts changed, packed again without a flaw."""
    room = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as before, zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return room.getvalue()


def scanned_pdf() -> bytes:
    """A PDF whose only page is a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    room = io.BytesIO()
    canvas = Canvas(room, A4)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return room.getvalue()


def word_file_of(document_xml: bytes, **more: bytes) -> bytes:
    """A Word file around an XML of its text; `more` are other entries, by name."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document_xml)
        for name, data in more.items():
            archive.writestr(name, data)
    return room.getvalue()


def body(inside: str, before: str = "") -> bytes:
    """The XML of a Word file's text."""
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{inside}</w:body></w:document>'.encode()


def zip_bomb() -> bytes:
    """Sixty megabytes of nothing in some sixty kilobytes."""
    return word_file_of(body("<w:p><w:r><w:t>Report</w:t></w:r></w:p>"), **{"word/media/a.bin": bytes(60_000_000)})


def crowded_archive() -> bytes:
    """Thousands of entries."""
    return word_file_of(body("<w:p/>"), **{f"word/{number}": b"" for number in range(6_000)})


def external_entity() -> bytes:
    """Asks for a file of the machine that reads it."""
    declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return word_file_of(body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", declared))


def late_entity() -> bytes:
    """The same with its declaration far down, where a glance at the beginning does not find it."""
    declared = f'<!--{" " * 10_000}--><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return word_file_of(body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", declared))


def utf16_entity() -> bytes:
    """The same in an encoding that hides it from a search through the bytes."""
    declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", declared).decode().replace("1.0", "1.0", 1)
    return word_file_of(
        text.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>').encode("utf-16")
    )


def billion_laughs() -> bytes:
    """Ten entities, each ten times the one before."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return word_file_of(body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'))


def deeply_nested() -> bytes:
    """Tables in tables, fifty thousand deep."""
    deep = 50_000
    return word_file_of(body("<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep))


def many_pages() -> bytes:
    """A PDF with one page more than is read."""
    room = io.BytesIO()
    canvas = Canvas(room, A4)
    for _ in range(2_001):
        canvas.showPage()
    canvas.save()
    return room.getvalue()
