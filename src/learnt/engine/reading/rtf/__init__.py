"""Rich Text (RTF) read into a transcript, as a word processor would print it."""

from __future__ import annotations

from learnt.engine.reading.flowing.transcripts import flowing_transcript
from learnt.engine.reading.rtf.reader import Reader
from learnt.engine.transcript import Format, Transcript

__all__ = ["read_rtf"]


def read_rtf(source: bytes) -> Transcript:
    """Read the bytes of a Rich Text file into a transcript of one page without a number.

    Tracked changes are read as accepted; numbers of lists stand in the labels; pictures and objects are passed over.
    Raises Unreadable when the file is damaged beyond reading or holds no words.
    """
    found = Reader(source).read()
    return flowing_transcript(
        Format.RTF,
        found.drafts,
        notes=found.notes,
        heads=found.heads,
        feet=found.feet,
        warnings=("This file has other documents put inside it, which were not read.",) if found.foreign else (),
    )
