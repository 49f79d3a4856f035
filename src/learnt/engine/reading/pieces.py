"""Words joined into pieces: unbroken stretches of one line, with the spaces of the text layer mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from learnt.engine.text.mending import mended_line

_MARKS = frozenset("0123456789,*†‡§")
_GLUED = 0.09  # of the size: letters nearer than this are one word, whatever the text layer says
_APART = 1.4  # of the size: words farther apart than this may belong to different columns
_TAB = 0.62  # of the size: a gap wider than this after a label is a tab


_NO_TABLE: object = None


class Plain(NamedTuple):
    """A setting with nothing special about it."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: int = 0


class SetStyle(Protocol):
    """How words are set."""

    @property
    def size(self) -> float: ...
    @property
    def bold(self) -> bool: ...
    @property
    def italic(self) -> bool: ...
    @property
    def colour(self) -> int: ...


class SetWord(Protocol):
    """A run of ink with its place and setting."""

    @property
    def text(self) -> str: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def style(self) -> SetStyle: ...


class Piece:
    """A stretch of one printed line.

    `tab` is where in the text the first wide gap is, `lead` how many characters are bold first, `mark` the footnote
    number that it began with, and `ends_apart` whether its last word stands away from the others. `table` is the table
    that stands here, if the piece holds the place of one in the reading order, and `box` the number of the box that it
    stands in, 0 for none.
    """

    __slots__ = (
        "base",
        "bold",
        "box",
        "colour",
        "ends_apart",
        "italic",
        "lead",
        "left",
        "mark",
        "page",
        "right",
        "size",
        "tab",
        "table",
        "text",
        "underlined",
    )

    def __init__(self, text: str, left: float, right: float, base: float, style: SetStyle, page: int = 0) -> None:
        self.text, self.left, self.right, self.base, self.page = text, left, right, base, page
        self.size, self.bold, self.italic, self.colour = style.size, style.bold, style.italic, style.colour
        self.tab, self.lead, self.mark = 0, len(text) if style.bold else 0, ""
        self.ends_apart = self.underlined = False
        self.box, self.table = 0, _NO_TABLE

    @property
    def top(self) -> float:
        """The top of its letters, near enough."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """The foot of its letters, near enough."""
        return self.base + 0.24 * self.size


def pieces(words: Iterable[SetWord], page: int) -> list[Piece]:
    """The pieces of a page, in the order of the words given. Footnote marks are taken out."""
    found: list[Piece] = []
    open_words: list[SetWord] = []
    end = base = size = 0.0
    for word in words:
        style = word.style
        gap = word.left - end
        if (
            open_words
            and -0.4 * size < gap < _APART * size
            and -0.75 * size < word.base - base < 0.45 * max(size, style.size)
        ):
            open_words.append(word)
            end = word.right
            if style.size > size:
                size, base = style.size, word.base
            continue
        if open_words:
            found.append(_piece(open_words, page))
        open_words, end, base, size = [word], word.right, word.base, style.size
    if open_words:
        found.append(_piece(open_words, page))
    return [piece for piece in found if piece.text]


def _piece(words: list[SetWord], page: int) -> Piece:
    style = words[0].style
    even = all(word.style is style for word in words)
    if not even:
        style = _main_style(words)
    base = words[0].base if even else next(w.base for w in words if w.style is style)
    kept, mark = (words, "") if even else _without_marks(words, style.size, base)
    if not kept:
        kept = words
    piece = Piece("", words[0].left, words[-1].right, base, style, page)
    text, piece.tab, last_gap = _joined(kept, style.size)
    piece.text, piece.ends_apart = mended_line(text), last_gap > style.size
    piece.mark = mark
    piece.lead = len(piece.text) if even and style.bold else _bold_lead(kept)
    return piece


def _main_style(words: list[SetWord]) -> SetStyle:
    """The setting of most of the letters."""
    letters: Counter[SetStyle] = Counter()
    for word in words:
        letters[word.style] += len(word.text)
    return letters.most_common(1)[0][0]


def _without_marks(words: list[SetWord], size: float, base: float) -> tuple[list[SetWord], str]:
    """The words without raised footnote digits; and the digits, if the piece begins with them (it is the note)."""
    kept = [w for w in words if not is_mark(w, size, base)]
    first = words[0]
    return kept, first.text if kept and kept[0] is not first else ""


def is_mark(word: SetWord, size: float, base: float) -> bool:
    """Whether a word is a footnote mark beside text of this size on this baseline: small, raised, digits only."""
    return word.style.size < 0.85 * size and word.base < base - 0.1 * size and _MARKS.issuperset(word.text)


def _joined(words: list[SetWord], size: float) -> tuple[str, int, float]:
    text, end, tab, gap = words[0].text, words[0].right, 0, 0.0
    parts = [text]
    for word in words[1:]:
        gap = word.left - end
        if gap >= _GLUED * size:
            parts.append(" ")
            if gap > _TAB * size and not tab:
                tab = sum(map(len, parts))
        parts.append(word.text)
        end = word.right
    return "".join(parts), tab, gap


def _bold_lead(words: list[SetWord]) -> int:
    length = 0
    for word in words:
        if not word.style.bold:
            break
        length += len(word.text) + 1
    return max(0, length - 1)
