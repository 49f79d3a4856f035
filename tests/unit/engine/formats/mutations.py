"""Files spoiled at random, from a seed: what becomes of real files on bad disks, and what those do who mean harm.

Used by the tests with a few files and by scripts/fuzz with thousands.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from learnt.engine.confinement import Limits, read_confined
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.confinement.hostile_files import pdf_file, word_file
from tests.unit.engine.formats.odt_files import level, list_style, listed, odt_file, p

PAPERS = Path(__file__).parent / "papers"
DEMO = Path(__file__).parents[4] / "src" / "learnt" / "interfaces" / "demo" / "papers"
READ = "read"  # the outcome of a file that was read all the same

Mutation = Callable[[bytes, random.Random], bytes]

_VALUES = [b"-1", b"0", b"", b"99999999999", b"4294967296", b"%9%1", b"\xe2\x80\xae", b"a" * 5_000, b"../../x", b"NaN"]
_WORDS = [
    rb"\u-99999?",
    rb"\bin999999999 ",
    rb"\cellx-9",
    rb"\trowd",
    rb"\row",
    rb"\cell",
    rb"\'",
    rb"{\*",
    rb"\ls99999",
    rb"\fs-2",
]
_TAGS = [
    b"<table>",
    b"</table>",
    b"<td rowspan=99999 colspan=99999>",
    b"<ol start=-99999999999>",
    b"<!--",
    b"<![CDATA[",
    b"&#x110000;",
    b"<p",
    b"<svg><style>",
    b"</body>",
]


@dataclass(slots=True)
class Outcomes:
    """What became of the files, by format; files without an answer or a message are kept to be looked at."""

    by_format: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[tuple[str, int, str, str]] = field(default_factory=list)  # format, number, outcome, message

    def add(self, form: str, number: int, outcome: str, message: str) -> None:
        """Count one file."""
        self.by_format.setdefault(form, Counter())[outcome] += 1
        if outcome in (Reason.STOPPED, Reason.TOOK_TOO_LONG) or (outcome != READ and not message.endswith(".")):
            self.faults.append((form, number, outcome, message))

    def table(self) -> str:
        """A row for each format, a column for each outcome."""
        outcomes = sorted({name for counts in self.by_format.values() for name in counts}, key=lambda o: (o != READ, o))
        lines = [" ".join(f"{name:>14}" for name in ("format", *outcomes, "all"))]
        total: Counter[str] = Counter()
        for form, counts in [*sorted(self.by_format.items()), ("all", total)]:
            if form != "all":
                total += counts
            numbers = (counts[name] for name in outcomes)
            lines.append(" ".join(f"{cell:>14}" for cell in (form, *numbers, counts.total())))
        return "\n".join(lines)


def fuzz(form: str, count: int, seed: int, limits: Limits, outcomes: Outcomes, *, whole: bool = False) -> None:
    """Read so many spoiled files of a format, each in confinement. `whole`: also reports of full length."""
    for number in range(count):
        source = mutated(form, seed, number, whole=whole)
        try:
            read_confined(source, f"report.{form}", limits)
        except Unreadable as refusal:
            outcomes.add(form, number, refusal.reason, refusal.message)
        else:
            outcomes.add(form, number, READ, "")


def mutated(form: str, seed: int, number: int, *, whole: bool = False) -> bytes:
    """The spoiled file of this number. The same arguments give the same bytes."""
    chance = random.Random(f"{form} {seed} {number}")
    source = chance.choice(samples(form, whole=whole))
    for _ in range(chance.choice((1, 1, 2, 3))):
        source = chance.choice(MUTATIONS[form])(source, chance)
    return source


@cache
def samples(form: str, *, whole: bool) -> tuple[bytes, ...]:
    """Sound files of a format: small ones made here, and with `whole` reports of full length."""
    small = _SMALL[form]()
    if not whole:
        return (small,)
    folder = DEMO if form in ("pdf", "docx") else PAPERS
    return (small, *(path.read_bytes() for path in sorted(folder.glob(f"*.{form}"))[:3]))


def spoiled_bytes(source: bytes, chance: random.Random) -> bytes:
    """Some bytes changed."""
    data = bytearray(source)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def spoiled_stretches(source: bytes, chance: random.Random) -> bytes:
    """A stretch lost, doubled, moved, or everything cut off."""
    at, size = chance.randrange(len(source)), chance.randint(1, max(2, len(source) // 10))
    stretch = source[at : at + size]
    without = source[:at] + source[at + size :]
    match chance.randrange(4):
        case 0:
            result = without
        case 1:
            result = source[:at] + stretch * chance.randint(1, 20) + source[at:]
        case 2:
            to = chance.randrange(len(without) + 1)
            result = without[:to] + stretch + without[to:]
        case _:
            result = source[:at]
    return result or source


def spoiled_members(inside: Sequence[Mutation]) -> Mutation:
    """A mutation of the entries of an archive, packed again without a flaw: renamed, lost, doubled or spoiled inside."""

    def spoil(source: bytes, chance: random.Random) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(source)) as archive:
                entries = [(name, archive.read(name)) for name in archive.namelist()]
        except Exception:  # an earlier mutation has spoiled the archive itself
            return spoiled_bytes(source, chance)
        at = chance.randrange(len(entries))
        name, data = entries[at]
        match chance.randrange(8):
            case 0:
                del entries[at]
            case 1:
                entries[at] = (name.swapcase(), data)
            case 2:
                entries[at] = (name, chance.choice(entries)[1])
            case _:
                xml = [n for n, (called, content) in enumerate(entries) if called.endswith(".xml") and content]
                for n in chance.sample(xml, min(2, len(xml))):
                    entries[n] = (entries[n][0], chance.choice(inside)(entries[n][1], chance))
        return _packed(entries)

    return spoil


def spoiled_attributes(source: bytes, chance: random.Random) -> bytes:
    """Values of attributes exchanged for odd ones."""
    where = [found.span(1) for found in re.finditer(rb"=[\"']([^\"'<>]{0,80})[\"']", source)]
    for start, end in sorted(chance.sample(where, min(len(where), chance.randint(1, 12))), reverse=True):
        source = source[:start] + chance.choice(_VALUES) + source[end:]
    return source


def spoiled_tags(source: bytes, chance: random.Random) -> bytes:
    """Elements nested over and over, exchanged, or left open; still XML as often as not."""
    tags = [found.span() for found in re.finditer(rb"<[^<>]{1,300}>", source)]
    if len(tags) < 2:
        return spoiled_bytes(source, chance)
    (one, one_end), (two, two_end) = sorted(chance.sample(tags, 2))
    match chance.randrange(4):
        case 0:
            return source[:one] + source[two:two_end] + source[one_end:]
        case 1:
            return source[:one] + source[one:one_end] * chance.choice((2, 50, 3_000)) + source[one_end:]
        case 2:
            return source[:one] + source[one:two_end] * chance.choice((2, 10, 60)) + source[two_end:]
        case _:
            return source[:one] + source[one_end:]


def spoiled_groups(source: bytes, chance: random.Random) -> bytes:
    """Braces lost and added, control words and numbers exchanged."""
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(source))
        extra = chance.choice([b"{", b"}", b"{" * 400, b"}" * 9, b"\\", *_WORDS])
        source = source[:at] + extra + source[at + chance.choice((0, 0, 1)) :]
    numbers = [found.span() for found in re.finditer(rb"-?\d{1,6}", source[:200_000])]
    for start, end in sorted(chance.sample(numbers, min(len(numbers), 5)), reverse=True):
        source = source[:start] + chance.choice([b"-1", b"0", b"99999999", b"-32768", b""]) + source[end:]
    return source


def spoiled_page(source: bytes, chance: random.Random) -> bytes:
    """Tags of every kind put where they do not belong."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(source))
        source = source[:at] + chance.choice(_TAGS) * chance.choice((1, 1, 40)) + source[at:]
    return source


def spoiled_objects(source: bytes, chance: random.Random) -> bytes:
    """Numbers in a PDF exchanged: lengths, references, sizes of pages, places of objects."""
    numbers = [found.span() for found in re.finditer(rb"\b\d{1,10}\b", source)]
    for start, end in sorted(chance.sample(numbers, min(len(numbers), chance.randint(1, 10))), reverse=True):
        source = source[:start] + chance.choice([b"0", b"1", b"3", b"99999", b"-7", b"4294967295"]) + source[end:]
    return source


def _packed(entries: list[tuple[str, bytes]]) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return room.getvalue()


def _odt() -> bytes:
    styles = list_style("L", level(1, style__num_suffix="."), level(2, text__display_levels="2"))
    table = "<table:table><table:table-row>" + "<table:table-cell><text:p>Cell</text:p></table:table-cell>" * 2
    body = '<text:h text:outline-level="1">Recommendations</text:h>' + listed("L", p("Train staff."), p("Review it."))
    return odt_file(f"{body}{table}</table:table-row></table:table>{p('The trust should train its staff.')}", styles)


def _rtf() -> bytes:
    return (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}}{\colortbl;\red0\green9\blue9;}"
        rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}\pard\plain\s1\b\fs32 Recommendations\par\pard\plain\fs22"
        rb"{\listtext 1.\tab}\ls1\ilvl0 The trust should train its staff\u8217\'92s.{\footnote\pard Note\par}\par"
        rb"\trowd\clvmgf\cellx2000\cellx4000\pard\intbl Action\cell Who\cell\row\trowd\clvmrg\cellx2000\cellx4000"
        rb"\pard\intbl\cell CCG\cell\row\pard{\field{\*\fldinst PAGE}{\fldrslt 3}}{\pict\pngblip 89504e47}\par}"
    )


def _html() -> bytes:
    return (
        b"<!DOCTYPE html><html><head><meta charset=utf-8><style>p.x {font-size: 11pt; display: block}</style></head><body>"
        b"<nav><ul><li><a href='/'>Home</a></li></ul></nav><main><h1 class='x y'>Review</h1><h2 id='r'>Recommendations</h2>"
        b"<ol start='3' type='1'><li value='4'><p class='x' style='font-weight: bold'>The trust should train.</p></li></ol>"
        b"<table border='1'><tr><th colspan='2'>Action</th></tr><tr><td rowspan='2'>a</td><td>b</td></tr></table></main></body></html>"
    )


_SMALL: dict[str, Callable[[], bytes]] = {"pdf": pdf_file, "docx": word_file, "odt": _odt, "rtf": _rtf, "html": _html}
_XML: tuple[Mutation, ...] = (spoiled_attributes, spoiled_attributes, spoiled_tags, spoiled_bytes, spoiled_stretches)
_ARCHIVE: tuple[Mutation, ...] = (*[spoiled_members(_XML)] * 4, spoiled_bytes, spoiled_stretches)
MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "pdf": (spoiled_bytes, spoiled_stretches, spoiled_objects, spoiled_objects),
    "docx": _ARCHIVE,
    "odt": _ARCHIVE,
    "rtf": (spoiled_bytes, spoiled_stretches, spoiled_groups, spoiled_groups),
    "html": (spoiled_bytes, spoiled_stretches, spoiled_attributes, spoiled_tags, spoiled_page),
}
