"""Files that cannot be read, and what is said of them."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from learnt.engine.reading.pdf import read_pdf
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.reading_pdf.paper import LOREM, Paper


def add_picture(paper: Paper) -> None:
    image = Image.new("RGB", (60, 80), "lightgrey")
    paper.canvas.drawImage(ImageReader(image), 0, 0, paper.wide, paper.high)
    paper.turn()


def refusal(source: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_pdf(source)
    return caught.value


def test_a_scan_says_that_it_is_a_picture_and_what_to_do():
    paper = Paper()
    for _ in range(4):
        add_picture(paper)
    refused = refusal(paper.pdf())
    assert refused.reason is Reason.PICTURE_ONLY
    assert "picture" in refused.message


def test_a_file_with_some_pictured_pages_is_read_and_names_them():
    paper = Paper()
    for page in range(6):
        if page in (2, 4):
            add_picture(paper)
        else:
            paper.paragraph(LOREM, 60, 100, 470)
            paper.turn()
    transcript = paper.read()
    assert [page.number for page in transcript.pages if not page.has_text] == [3, 5]
    assert transcript.warnings == ("Pages 3, 5 are pictures without text that can be read and were left out.",)


def test_an_empty_page_is_no_picture():
    paper = Paper()
    paper.paragraph(LOREM, 60, 100, 470)
    paper.turn()
    paper.turn()
    assert paper.read().warnings == ()


def test_a_file_locked_with_a_password_is_refused():
    room = io.BytesIO()
    canvas = Canvas(room, encrypt=StandardEncryption("secret", canPrint=1))
    canvas.drawString(60, 700, "Locked")
    canvas.save()
    assert refusal(room.getvalue()).reason is Reason.ENCRYPTED


@pytest.mark.parametrize("source", [b"%PDF-1.7 and then nothing", b"%PDF-1.4\n%%EOF"])
def test_a_damaged_file_is_refused(source: bytes):
    assert refusal(source).reason is Reason.DAMAGED


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_cut_short_is_refused_as_damaged_or_read_as_far_as_it_goes(share: float):
    paper = Paper()
    for _ in range(3):
        paper.paragraph(LOREM, 60, 100, 470)
        paper.turn()
    source = paper.pdf()
    try:
        transcript = read_pdf(source[: int(share * len(source))])
    except Unreadable as refused:
        reason = refused.reason
    else:
        reason = None
        assert 1 <= len(transcript.pages) <= 3
    assert reason in (None, Reason.DAMAGED)
