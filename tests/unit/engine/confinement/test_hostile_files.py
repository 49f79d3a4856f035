"""Hostile, broken and mistaken files: a message that says what to do, and nothing worse."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from learnt.engine.confinement import Limits, picture_of_page, read_confined, read_with_transcript
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.confinement import hostile_files as made

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal_of(source: bytes | Path, name: str = "report.pdf") -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        read_confined(source, name, Limits(seconds=20))
    return refusal.value


@pytest.mark.parametrize(
    ("source", "name", "reason", "words"),
    [
        (b"", "report.pdf", Reason.EMPTY, "report.pdf is empty"),
        (b" \r\n\0", "report.pdf", Reason.EMPTY, "Send the file again"),
        (b"Dear colleague, please find attached", "report.pdf", Reason.WRONG_KIND, "plain text"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "scan.pdf", Reason.WRONG_KIND, "JPEG picture"),
        (b"{\\rtf1\\ansi}", "report.doc", Reason.EMPTY, "no words"),
        (b"<!DOCTYPE html><html></html>", "report.docx", Reason.EMPTY, "no words"),
        (_OLE + "Workbook".encode("utf-16-le"), "report.doc", Reason.WRONG_KIND, "old Excel"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "report.docx", Reason.ENCRYPTED, "locked with a password"),
        (bytes(range(256)) * 9, "report.docx", Reason.NOT_A_DOCUMENT, "may have been damaged"),
        (b"PK\x03\x04" + bytes(99), "report.docx", Reason.DAMAGED, "damaged"),
        (b"%PDF-1.7\nrubbish", "report.pdf", Reason.DAMAGED, "damaged"),
    ],
)
def test_what_is_no_report_is_refused_with_words(source: bytes, name: str, reason: Reason, words: str) -> None:
    refusal = refusal_of(source, name)
    assert (refusal.reason, words in refusal.message) == (reason, True), refusal.message


@pytest.mark.parametrize(
    ("make", "reason", "words"),
    [
        (made.zip_bomb, Reason.HOSTILE, "unpacks to far more"),
        (made.crowded_archive, Reason.HOSTILE, "unpacks to far more"),
        (made.external_entity, Reason.HOSTILE, "fetch or repeat other content"),
        (made.late_entity, Reason.HOSTILE, "fetch or repeat other content"),
        (made.utf16_entity, Reason.HOSTILE, "fetch or repeat other content"),
        (made.billion_laughs, Reason.HOSTILE, "fetch or repeat other content"),
        (made.deeply_nested, Reason.DAMAGED, "damaged"),
        (made.scanned_pdf, Reason.PICTURE_ONLY, "picture"),
        (made.many_pages, Reason.TOO_LARGE, "2,001 pages"),
        (lambda: made.pdf_file(password="secret"), Reason.ENCRYPTED, "password"),
        (lambda: made.word_file()[:2_000], Reason.DAMAGED, "damaged"),
    ],
)
def test_hostile_files_are_refused_with_words(make: Callable[[], bytes], reason: Reason, words: str) -> None:
    refusal = refusal_of(make())
    assert (refusal.reason, words in refusal.message) == (reason, True), refusal.message


def reason_for(source: bytes) -> Reason | None:
    """Why a file is refused, or None when it is read; the message is looked at in passing."""
    try:
        read_confined(source, "report", Limits(seconds=20))
    except Unreadable as refusal:
        return refusal.reason if refusal.message.endswith(".") else pytest.fail(refusal.message)
    return None


def test_a_truncated_pdf_is_read_as_far_as_it_goes_or_refused() -> None:
    whole = made.pdf_file(pages=6)
    assert reason_for(whole[: len(whole) // 2]) in (None, Reason.DAMAGED)
    assert reason_for(whole[:200]) is Reason.DAMAGED


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "report.pdf"
    with huge.open("wb") as file:
        file.truncate(300_000_000)
    refusal = refusal_of(huge)
    assert (refusal.reason, "report.pdf is 300 MB" in refusal.message) == (Reason.TOO_LARGE, True)


@pytest.mark.parametrize(("source", "name"), [(made.word_file, "report.pdf"), (made.pdf_file, "report.docx")])
def test_a_wrong_extension_is_no_obstacle(source: Callable[[], bytes], name: str) -> None:
    report = read_confined(source(), name)
    assert (report.file, report.format.value) == (name, source.__name__.removesuffix("_file").replace("word", "docx"))


def test_a_report_and_its_transcript_come_from_one_reading() -> None:
    from learnt.engine import pipeline

    source = made.pdf_file()
    report, transcript = read_with_transcript(source, "report.pdf")
    assert transcript == pipeline.transcribe(source)
    assert report.as_dict() == pipeline.read(source, "report.pdf").as_dict()


def test_pages_are_drawn_in_confinement() -> None:
    assert picture_of_page(made.pdf_file(), "report.pdf", 2, 300).startswith(b"\x89PNG")


def mutated_pdf(chance: random.Random) -> bytes:
    return _mutated(made.pdf_file(), chance, 12)


def mutated_archive(chance: random.Random) -> bytes:
    return _mutated(made.word_file(), chance, 6)


def mutated_words(chance: random.Random) -> bytes:
    """A sound archive in which the XML is mutated so little that much of it can still be read."""
    touched = chance.choice(["word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"])
    return made.changed_inside(
        made.word_file(), lambda name, data: _altered_values(data, chance) if name == touched else data
    )


@pytest.mark.parametrize("mutated", [mutated_pdf, mutated_archive, mutated_words])
def test_mutated_files_are_read_or_refused(mutated: Callable[[random.Random], bytes]) -> None:
    chance = random.Random(20261122)
    outcomes = Counter(reason_for(mutated(chance)) for _ in range(40))
    assert outcomes[Reason.STOPPED] == outcomes[Reason.TOOK_TOO_LONG] == 0, outcomes
    assert len(outcomes) > 1, "mutations that are all read, or all refused, try little"


def _altered_values(data: bytes, chance: random.Random) -> bytes:
    """Some values of attributes and some closing tags altered."""
    odd = [b'="-1"', b'="99999999999"', b'=""', b'="0"', b'="%9%1"', b'="\xe2\x80\xae"']
    where = [found.span() for found in re.finditer(rb'="[^"]*"', data)]
    for start, end in sorted(chance.sample(where, min(8, len(where))), reverse=True):
        data = data[:start] + chance.choice(odd) + data[end:]
    return data


def _mutated(source: bytes, chance: random.Random, most: int) -> bytes:
    """Some bytes changed, a stretch lost, a stretch doubled, or the end cut off."""
    data = bytearray(source)
    for _ in range(chance.randint(1, most)):
        at = chance.randrange(len(data))
        stretch = chance.randint(1, 60)
        match chance.randrange(5):
            case 0 | 1:
                data[at] = chance.randrange(256)
            case 2:
                del data[at : at + stretch]
            case 3:
                data[at:at] = data[at : at + stretch]
            case _ if chance.random() < 0.2:
                del data[at:]
        if len(data) < 100:
            break
    return bytes(data)
