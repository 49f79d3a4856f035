"""The columns of a download of the register: what each holds. docs/reference/register-download.md is made of this."""

from __future__ import annotations

from dataclasses import dataclass

CAVEAT = "Reviews are of selected cases: counts of recommendations measure reporting, not how often things happen."
LICENCE = "The words belong to the partnership that published the review: ask it before you publish them again."


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and how wide a spreadsheet shows it, in characters."""

    key: str
    meaning: str
    width: int = 16


COLUMNS = (
    Column("reference", "The recommendation's permanent reference, such as rec-4k7p-9m2x."),
    Column("address", "The permanent address of its page.", 40),
    Column("review", "The permanent reference of the review that made it."),
    Column("review_title", "What the review is called: its kind and the pseudonyms.", 24),
    Column("partnership", "The partnership or board that commissioned the review.", 30),
    Column("area", "The area of that partnership."),
    Column("year", "The year of the report; empty when the report gives none.", 8),
    Column("review_kind", "The kind of review, as a short name such as DHR.", 12),
    Column("kind", "To whom or when it is made: multi-agency, single-agency, national, early-action or other."),
    Column("label", "Its number or label as the report prints it; numbers may restart within a report.", 20),
    Column("text", "Its words as the report prints them, or as a person amended the record.", 80),
    Column("addressees", "To whom it is made, as printed; several are parted by semicolons (a list in JSON).", 40),
    Column("page", "The page of the file on which it begins, counted from 1; empty for files without pages.", 8),
    Column("section", "The nearest heading above it.", 30),
    Column("published_on", "The day on which the review was published here; empty while it is not.", 14),
    Column("recorded_on", "The day on which a person took it up into the register.", 14),
    Column("caveat", "What these rows can and cannot tell (once, under `about`, in JSON).", 40),
    Column("licence", "Who holds the rights in the words (once, under `about`, in JSON).", 40),
)
