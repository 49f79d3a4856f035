"""Papers for the tests of casework: good ones of the demo county, and every sort of bad one, made here."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from importlib.resources import files

from django.core.files.uploadedfile import SimpleUploadedFile

REPORT = "HAR2020.pdf"
WORD_REPORT = "ROT2016.docx"


@cache
def demo(name: str) -> bytes:
    """A report of the demo county."""
    return (files("learnt.interfaces") / "demo" / "papers" / name).read_bytes()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def drawn(*, encrypted: bool = False, scan: bool = False, number: int = 0) -> bytes:
    """A PDF of one page: with words, or with a picture alone, or locked with a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret") if encrypted else None, invariant=1)
    if scan:
        canvas.drawImage(ImageReader(_grey_page()), 0, 0, 595, 842)
    else:
        canvas.drawString(72, 700, f"Recommendation 1: Agencies should share what they know, number {number}.")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def word_file(document: bytes) -> bytes:
    """A Word file whose text is this XML."""
    out = io.BytesIO()
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kinds}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def bomb() -> bytes:
    """A Word file of some hundred kilobytes that unpacks to two hundred megabytes."""
    return word_file(b"<a>" + b" " * 200_000_000 + b"</a>")


def with_external_entity() -> bytes:
    """A Word file that asks its reader to fetch a file of the machine it is read on."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return word_file(
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'.encode()
    )


def _grey_page() -> io.BytesIO:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("L", (600, 850), 200).save(picture, "PNG")
    picture.seek(0)
    return picture
