"""Ways of counting: 1, a, iv, 2nd, Three, as word processors and browsers print them."""

from __future__ import annotations

from collections.abc import Callable

from learnt.engine.text.labels import BULLET

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS["twelve"] = "twelfth"


def counted(count: int, way: str) -> str:
    """A number as Word writes it in one of its ways of counting ("decimal", "lowerRoman", "ordinalText"...)."""
    return _WAYS.get(way, str)(count)


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        written += sign * min(times, 20)
    return written


def _letters(count: int) -> str:
    """a to z, then aa, bb: Word repeats the letter."""
    times, at = divmod(max(count - 1, 0), 26)
    return chr(ord("a") + at) * min(times + 1, 20)


def _ordinal(count: int) -> str:
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _in_words(count: int) -> str:
    if not 0 <= count < 100:
        return str(count)
    if count < 20:
        return _ONES[count]
    tens, ones = divmod(count, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal_in_words(count: int) -> str:
    before, dash, last = _in_words(count).rpartition("-")
    ordinal = _ORDINALS.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return before + dash + ordinal


_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda count: _in_words(count).capitalize(),
    "ordinalText": lambda count: _ordinal_in_words(count).capitalize(),
    "none": lambda _: "",
    "bullet": lambda _: BULLET,
}
