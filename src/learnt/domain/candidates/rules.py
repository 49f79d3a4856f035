"""What may be decided about candidates, and why not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.states import TRANSITIONS, Choice
from learnt.domain.documents.models import Document
from learnt.domain.documents.states import DocumentState
from learnt.domain.verdict import Verdict, no

DOUBTFUL_BELOW = 0.85  # of sureness: such a candidate wants a closer look


def is_doubtful(candidate: Candidate) -> bool:
    """Whether the machine itself was not sure of what it proposed."""
    return candidate.sureness is not None and candidate.sureness < DOUBTFUL_BELOW


def may_check(person: Person, document: Document) -> Verdict:
    """Whether a person may decide on what was found in a document."""
    if document.state != DocumentState.READY:
        return no(_("This report has not been read yet."))
    return may(person, Permission.CHECK_CANDIDATES, document.organisation_id)


def may_decide(person: Person, candidate: Candidate, choice: Choice, latest: str | None) -> Verdict:
    """Whether a person may make this choice about a candidate whose latest decision is given."""
    if choice not in TRANSITIONS[Choice(latest) if latest else None]:
        if choice == Choice.REOPENED:
            return no(_("Nothing has been decided about this one yet."))
        return no(_("This one has been decided already. Open it again first."))
    return may_check(person, candidate.document)
