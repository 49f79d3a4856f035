"""Odd pictures of pages, read by OCR in confinement: what Tesseract says of them must not bring the reader down."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from learnt.engine.confinement import Limits, read_confined
from learnt.engine.reading.ocr import tesseract
from learnt.engine.unreadable import Reason, Unreadable

pytestmark = pytest.mark.skipif(not tesseract.can_read(), reason="Tesseract is not installed")


def pdf_of(picture: Image.Image) -> bytes:
    room = io.BytesIO()
    canvas = Canvas(room, A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.save()
    return room.getvalue()


def speckled() -> Image.Image:
    """A page with a few dots and a line, in which Tesseract looks for words and finds none."""
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    for at in range(100, 1100, 100):
        draw.rectangle((at, at, at + 9, at + 2), fill=0)
    return picture


@pytest.mark.parametrize("picture", [Image.new("L", (1240, 1754), 255), speckled(), Image.new("L", (900, 1), 0)])
def test_a_page_without_words_is_told_and_crashes_nothing(picture: Image.Image) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_confined(pdf_of(picture), "scan.pdf", Limits(seconds=30))
    assert refusal.value.reason is not Reason.STOPPED
