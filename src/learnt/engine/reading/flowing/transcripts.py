"""A document without pages put together from what its reader found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from learnt.engine.reading.flowing.drafts import Draft, note_text
from learnt.engine.reading.flowing.headings import blocks_of
from learnt.engine.transcript import Block, BlockKind, Format, Page, Transcript
from learnt.engine.unreadable import Reason, Unreadable

Note = tuple[str, Sequence[Draft]]  # its number or sign as printed, and what it says


def flowing_transcript(
    form: Format,
    drafts: Sequence[Draft],
    *,
    notes: Iterable[Note] = (),
    heads: Iterable[Draft] = (),
    feet: Iterable[Draft] = (),
    warnings: tuple[str, ...] = (),
) -> Transcript:
    """The transcript of one page without a number. Raises Unreadable when there are no words in the running text."""
    blocks = blocks_of(drafts)
    if not blocks:
        raise Unreadable(
            Reason.EMPTY,
            "This file has no words in it. If its pages are pictures, send the document that they were made from.",
        )
    said = (*_furniture(heads), *blocks, *_notes(notes), *_furniture(feet))
    return Transcript(form, (Page(number=None, blocks=said),), warnings)


def _notes(notes: Iterable[Note]) -> Iterator[Block]:
    for label, drafts in notes:
        text, lines = note_text(drafts)
        if text:
            yield Block(BlockKind.FOOTNOTE, text, lines, label=label)


def _furniture(drafts: Iterable[Draft]) -> Iterator[Block]:
    """Running heads or feet, each wording once."""
    seen: set[str] = set()
    for draft in drafts:
        if draft.text not in seen:
            seen.add(draft.text)
            yield Block(BlockKind.FURNITURE, draft.text, draft.lines)
