"""One picture of a page read: set upright and level, its rules wiped, in the language that it is in."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image, ImageFilter, ImageOps

from learnt.engine.reading.ocr import tesseract
from learnt.engine.reading.ocr.marks import Marks, marks_on
from learnt.engine.reading.ocr.missed import missed_words
from learnt.engine.reading.ocr.raised import without_raised
from learnt.engine.reading.ocr.straight import levelled, lie_of
from learnt.engine.reading.ocr.strokes import strokes
from learnt.engine.reading.ocr.tesseract import Seen

POOR = 0.70  # sureness below which a page is tried again in other ways
_FEW = 8  # words: with fewer there is nothing to judge a reading by
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
_POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture of a page as displayed, with so many dots an inch."""

    image: Image.Image
    dots_an_inch: int

    @property
    def points(self) -> float:
        """The width of a pixel in points."""
        return _POINTS_AN_INCH / self.dots_an_inch


@dataclass(slots=True)
class Reading:
    """What was read in a picture. Boxes are in pixels of the picture once it was turned and levelled.

    `turn` is by how many degrees clockwise it was turned to stand upright, `angle` those by which it was then levelled,
    anticlockwise. `strokes` are the widths of the words' strokes in pixels, 0 where they cannot be told.
    """

    width: float
    height: float
    points: float
    turn: int = 0
    angle: float = 0.0
    words: list[Seen] = field(default_factory=list)
    strokes: list[float] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    language: str = tesseract.ENGLISH

    @property
    def sureness(self) -> float:
        """How sure the reading is, from 0 to 1: the mean over its letters."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * word.sureness for word in self.words) / letters if letters else 0.0

    @property
    def weight(self) -> float:
        """How much was read surely: what one reading of a picture is compared with another by."""
        return sum(len(word.text) * word.sureness for word in self.words if word.sureness > 0.6)


def read_picture(picture: Picture, language: str = tesseract.ENGLISH) -> Reading:
    """Read a page; again in other ways where the first reading is poor."""
    angle, on_its_side = lie_of(picture.image)
    first = _read(picture, 90, None, language) if on_its_side else _read(picture, 0, angle, language)
    return first if _is_good(first) else _best_of_others(picture, first, language)


def _is_good(reading: Reading) -> bool:
    return len(reading.words) >= _FEW and reading.sureness >= POOR


def _best_of_others(picture: Picture, first: Reading, language: str) -> Reading:
    """The surest of the readings with the page turned about, and with its specks taken out."""
    if not first.words:
        return first
    best = first
    for turn in [270, 0] if first.turn else [180, 90, 270]:
        other = _read(picture, turn, None, language)
        best = max(best, other, key=lambda reading: reading.weight)
        if _is_good(other):
            return best
    cleaned = ImageOps.autocontrast(picture.image.filter(ImageFilter.MedianFilter(3)), cutoff=1)
    other = _read(Picture(cleaned, picture.dots_an_inch), best.turn, None, language)
    return max(best, other, key=lambda reading: reading.weight)


def _read(picture: Picture, turn: int, angle: float | None, language: str) -> Reading:
    """Read a picture turned clockwise by so many degrees; how its lines slope is measured where it is not given."""
    image = picture.image.transpose(_TURNS[turn]) if turn else picture.image
    level, levelled_by = levelled(image, lie_of(image)[0] if angle is None else angle)
    wiped, marks = marks_on(level, picture.points)
    words = without_raised(wiped, tesseract.seen_in(wiped, language, picture.dots_an_inch))
    words += missed_words(wiped, words, language, picture.dots_an_inch)
    return Reading(
        image.width * picture.points,
        image.height * picture.points,
        picture.points,
        turn,
        levelled_by,
        words,
        strokes(wiped, words),
        marks,
        language,
    )
