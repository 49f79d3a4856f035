"""What Learnt promises, as tables. The tests beside hold the code to them; scripts/reference prints them."""

from __future__ import annotations

# What can be allowed, the roles that have it, and how far it reaches.
PERMISSIONS = {
    "send documents": ({"coordinator", "chair"}, "own"),
    "see documents": ({"coordinator", "chair"}, "own"),
    "check candidates": ({"coordinator", "chair"}, "own"),
    "see unpublished reviews": ({"coordinator", "chair"}, "own"),
    "publish reviews": ({"coordinator"}, "own"),
    "see published reviews": (
        {"coordinator", "chair", "agency-lead", "oversight", "researcher", "administrator"},
        "everywhere",
    ),
    "see the audit trail": ({"administrator"}, "everywhere"),
}

# From each state of a document to those that may follow, and what leads there.
DOCUMENT_STATES = {
    "received": {"reading": "a worker begins to read it"},
    "reading": {
        "reading": "the worker died half-way and another begins again, three times at most",
        "ready": "it was read: what was found waits to be checked",
        "unreadable": "it cannot be read, or reading it stopped half-way three times",
    },
    "ready": {},
    "unreadable": {"received": "a person asks for it to be read again"},
}

# From the latest decision about a candidate ("" when there is none) to those that may follow.
_ANY = {"taken-up", "amended", "split", "merged", "refused"}
DECISIONS = {
    "": _ANY,
    "taken-up": {"reopened"},
    "amended": {"reopened"},
    "split": {"reopened"},
    "merged": {"reopened"},
    "refused": {"reopened"},
    "reopened": _ANY,
}
MAKES_A_RECORD = {
    "taken-up": "one recommendation, as the machine proposed it",
    "amended": "one recommendation, as a person worded it; the machine's wording is kept beside it",
    "split": "several recommendations",
    "merged": "one recommendation of several candidates; the others become its copies",
    "refused": "",
    "reopened": "",  # what was made before is withdrawn
}

# A date as it is kept, and in words. What is not known is left off.
PRINTED_DATES = {
    "2019": "2019",
    "2019-03": "March 2019",
    "2019-03-14": "14 March 2019",
    "2020-02-29": "29 February 2020",
}
NO_PRINTED_DATES = ("19", "2019-13", "2019-02-29", "2019-3", "14/03/2019", "March 2019", "2019-03-14T00:00", "")

# Words that somebody types, and whether they are the reference of a recommendation.
REFERENCES = {
    "rec-4k7p-9m2x": True,
    " REC-4K7P-9M2X ": True,
    "rev-4k7p-9m2x": False,
    "rec-4k7p9m2x": False,
    "rec-4k7p-9m2": False,
    "rec-4k7p-9m2o": False,  # no letter o: it is mistaken for nought
    "rec-1k7p-9m2x": False,  # no one: it is mistaken for l
    "record": False,
    "": False,
}
