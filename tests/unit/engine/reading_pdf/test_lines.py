"""Where words stand, on pages upright, turned, cropped and written sideways."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

from learnt.engine.reading.pdf import read_pdf
from learnt.engine.transcript import Box, Line
from tests.unit.engine.reading_pdf.paper import BOLD, LOREM, Paper, body_texts


def only_line(source: bytes) -> Line:
    (block,) = read_pdf(source).body()
    (line,) = block.lines
    return line


def changed(source: bytes, *, turn: int = 0, crop: tuple[float, float, float, float] | None = None) -> bytes:
    document = pdfium.PdfDocument(source)
    page = document[0]
    page.set_rotation(turn)
    if crop:
        page.set_cropbox(*crop)
    room = io.BytesIO()
    document.save(room)
    document.close()
    return room.getvalue()


def one_line() -> bytes:
    paper = Paper((400, 600))
    paper.write("Recommended by the panel", 50, 100, 12)
    return paper.pdf()


def near(box: Box | None, left: float, top: float, right: float, bottom: float) -> bool:
    return box is not None and all(
        abs(a - b) < 4
        for a, b in zip((box.left, box.top, box.right, box.bottom), (left, top, right, bottom), strict=True)
    )


def test_a_line_says_where_it_stands_and_how_it_is_set():
    paper = Paper((400, 600))
    paper.write("Recommended by the panel", 50, 100, 12, BOLD)
    line = only_line(paper.pdf())
    assert line.text == "Recommended by the panel"
    assert (line.size, line.bold, line.italic) == (12, True, False)
    assert near(line.place.box, 50, 90, 208, 103)


def test_italics_are_seen():
    paper = Paper()
    paper.write("In her own words", 50, 100, 12, "Times-Italic")
    assert only_line(paper.pdf()).italic


@pytest.mark.parametrize(
    ("turn", "box"),
    [
        (90, (497, 50, 510, 199)),
        (180, (201, 497, 350, 510)),
        (270, (90, 201, 103, 350)),
    ],
)
def test_places_are_those_of_the_page_as_it_is_displayed(turn: int, box: tuple[float, float, float, float]):
    line = only_line(changed(one_line(), turn=turn))
    assert line.text == "Recommended by the panel"
    assert near(line.place.box, *box)


def test_places_count_from_the_corner_of_the_crop_box():
    line = only_line(changed(one_line(), crop=(20, 10, 380, 570)))
    assert near(line.place.box, 30, 60, 179, 73)


def test_a_page_written_sideways_is_read_as_one_that_is_turned():
    paper = Paper((400, 600))
    paper.canvas.translate(390, 10)
    paper.canvas.rotate(90)
    for row in range(3):
        paper.canvas.drawString(20, 300 - 14 * row, " ".join(LOREM[10 * row : 10 * row + 10]))
    transcript = read_pdf(paper.pdf())
    assert body_texts(transcript) == [" ".join(LOREM[:30])]
    place = next(transcript.body()).places[0]
    assert place.box is not None
    assert place.box.bottom - place.box.top > place.box.right - place.box.left
    assert (transcript.pages[0].width, transcript.pages[0].height) == (400, 600)


def test_a_watermark_across_the_page_is_no_part_of_the_text():
    paper = Paper()
    base = paper.paragraph(LOREM, 60, 100, 480)
    paper.canvas.saveState()
    paper.canvas.translate(150, 300)
    paper.canvas.rotate(45)
    paper.canvas.setFont(BOLD, 80)
    paper.canvas.drawString(0, 0, "DRAFT")
    paper.canvas.restoreState()
    paper.paragraph(["Afterwards,", *LOREM], 60, base + 14, 480)
    texts = body_texts(paper.read())
    assert texts == [" ".join(LOREM), " ".join(["Afterwards,", *LOREM])]


def test_words_split_by_the_text_layer_are_put_together_and_words_apart_are_kept_apart():
    paper = Paper()
    end = paper.write("Th", 60, 100)
    end = paper.write("e", end + 0.3, 100)
    paper.write("value of listening", end + 3.1, 100)
    assert body_texts(paper.read()) == ["The value of listening"]
