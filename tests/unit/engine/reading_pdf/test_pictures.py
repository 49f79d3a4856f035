"""Pictures of pages."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from learnt.engine.reading.pictures import page_picture
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.reading_pdf.paper import Paper


def two_pages() -> bytes:
    paper = Paper((400, 600))
    paper.turn()
    paper.box(100, 150, 300, 450, tint=0)
    return paper.pdf()


def picture(source: bytes, page: int, width: int) -> Image.Image:
    return Image.open(io.BytesIO(page_picture(source, page, width)))


def test_a_page_is_drawn_as_wide_as_asked():
    image = picture(two_pages(), 2, 800)
    assert image.format == "PNG"
    assert image.size == (800, 1200)
    assert image.convert("L").getpixel((400, 600)) < 20
    assert image.convert("L").getpixel((20, 20)) > 235


def test_a_picture_stays_within_bounds():
    image = picture(two_pages(), 1, 50_000)
    assert image.width <= 2400
    assert image.width * image.height < 6_100_000


def test_a_page_that_is_not_there_cannot_be_drawn():
    with pytest.raises(ValueError, match="pages 1 to 2"):
        page_picture(two_pages(), 3, 100)


def test_a_damaged_file_has_no_pictures():
    with pytest.raises(Unreadable) as caught:
        page_picture(b"%PDF-1.7 broken", 1, 100)
    assert caught.value.reason is Reason.DAMAGED
