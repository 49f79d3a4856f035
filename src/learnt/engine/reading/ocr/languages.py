"""Which language words are in, English or Welsh, by the small words that every sentence of it has."""

from __future__ import annotations

from collections.abc import Iterable

_ENGLISH = (
    "the of and to in a is was that for on with as by be were this it had not are from at or which an have her she he "
    "his they their should has who been would there when what if more no will its"
)
_WELSH = (
    "y yr yn a i o ar ac mae am gan ei eu fel wedi bod oedd hyn nad nid sydd hynny hefyd gyda eich neu dylai gael "
    "cael roedd bydd ddim nac drwy rhag iddo iddi ond pan sy'n mae'r a'r o'r i'r a'i o'i i'w yw un rhwng dros wrth"
)
_SHARED = "a i o am ac un ar"  # small words of Welsh that English texts have too, if only as letters and initials
_WELSH_HEADINGS = (
    "diogelu bwrdd adolygiad adolygiadau adolygwyr argymhelliad argymhellion tudalen cymru heddlu cyngor cyflwyniad "
    "cynnwys geirfa casgliadau casgliad crynodeb teulu swyddogol unedig rhanbarthol iechyd dyddiad cadeirydd aelod "
    "aelodau cynllun gweithredu dysgu digwyddiad camau cefndir thema asiantaethau cyfranogiad arfer"
)
ENGLISH_WORDS, WELSH_WORDS = frozenset(_ENGLISH.split()), frozenset(_WELSH.split())
_WELSH_ALONE = (WELSH_WORDS | frozenset(_WELSH_HEADINGS.split())) - ENGLISH_WORDS - frozenset(_SHARED.split())
_FEWEST = 3  # Welsh words on a page


_MARKS = ".,;:!?()[]\"'‘’“”"


def plain(word: str) -> str:
    """A word in small letters without the marks round it."""
    return word.strip(_MARKS).lower().replace("’", "'")


def small_words(words: Iterable[str]) -> int:
    """How many of the words are small words of English or Welsh."""
    return sum(1 for word in map(plain, words) if word in ENGLISH_WORDS or word in WELSH_WORDS)


def shows_welsh(words: Iterable[str]) -> bool:
    """Whether there is Welsh among the words of a page: sentences, or headings in both languages."""
    return sum(1 for word in map(plain, words) if word in _WELSH_ALONE) >= _FEWEST
