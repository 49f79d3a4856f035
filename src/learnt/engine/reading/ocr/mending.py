"""What Tesseract takes for words that are none, and marks that it takes for others: mended where the boxes show it.

No word is made up: marks are read as what their place and shape say, and what is neither word nor mark is left out.
"""

from __future__ import annotations

from learnt.engine.reading.ocr.lines import OcrWord, Row

_BULLETS = frozenset("*+¢«»e°®©¥§•·¤o.¢ª~=")
_STANDS_ALONE = frozenset("-–—/&•+=£%…")
_MAY_STAND_ALONE = _STANDS_ALONE | set("“”\"'‘’().…")
_UNSURE = 0.6
_BROKEN = 0.3  # sureness below which nothing is believed
_EDGES = "|_¦"


def mended(rows: list[Row]) -> list[Row]:
    """The rows with their artefacts mended; those of which nothing is left are left out."""
    return [row for row in map(_mended, rows) if row]


def _mended(row: Row) -> Row:
    for place, word in enumerate(row):
        _mend(word, row[place + 1] if place + 1 < len(row) else None, first=place == 0)
    kept = [word for word in row if word.text]
    return kept if any(_is_word(word) for word in kept) else []


def _mend(word: OcrWord, after: OcrWord | None, *, first: bool) -> None:
    if _is_flat(word):
        word.text = _dots(word)
    elif first and after and _is_bullet(word, after):
        word.text = "•"
    elif set(word.text) <= set(_EDGES):
        word.text = "I" if _is_capital_i(word, after) else ""
    elif not any(map(str.isalnum, word.text)):
        sure = _BROKEN if _STANDS_ALONE.issuperset(word.text) else _UNSURE
        if word.sureness < sure or not _MAY_STAND_ALONE.issuperset(word.text):
            word.text = ""
    else:
        word.text = word.text.strip(_EDGES)


def _is_word(word: OcrWord) -> bool:
    """Whether something is worth a row of its own: a row of nothing but unsure scraps is a picture or a stain."""
    return any(map(str.isalnum, word.text)) and word.sureness > _BROKEN


def _is_flat(word: OcrWord) -> bool:
    """Whether letters were seen where there is nothing but a row of dots or a line."""
    high, wide = word.bottom - word.top, word.right - word.left
    return high < 0.35 * word.size and len(word.text) > 2 and wide > 0.8 * word.size and word.sureness < 0.8


def _dots(word: OcrWord) -> str:
    wide = word.right - word.left
    return "." * round(wide / (0.27 * word.size)) if wide > 2 * word.size else ""


def _is_bullet(word: OcrWord, after: OcrWord) -> bool:
    """Whether the first mark of a row is a small round one that stands off, above the line."""
    high, wide = word.bottom - word.top, word.right - word.left
    if len(word.text) > 1 or word.text not in _BULLETS or after.left - word.right < 0.45 * word.size:
        return False
    return (
        0.2 * word.size < high < 0.5 * word.size
        and wide < 0.55 * word.size
        and abs(high - wide) < 0.2 * word.size
        and word.bottom < word.base - 0.05 * word.size
    )


def _is_capital_i(word: OcrWord, after: OcrWord | None) -> bool:
    """Whether an upright stroke is the word I: as high as a capital, on the line, before a word in small letters."""
    high = word.bottom - word.top
    return (
        word.text == "|"
        and after is not None
        and after.text[:1].islower()
        and 0.55 * word.size < high < 0.9 * word.size
        and abs(word.bottom - word.base) < 0.15 * word.size
        and after.left - word.right < 0.6 * word.size
    )
