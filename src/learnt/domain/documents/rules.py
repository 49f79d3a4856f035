"""What may be done with documents, and why not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.documents.models import Document
from learnt.domain.documents.states import DocumentState
from learnt.domain.verdict import Verdict, no


def may_send_to(person: Person, organisation_id: int) -> Verdict:
    """Whether a person may send papers in for a partnership."""
    return may(person, Permission.SEND_DOCUMENTS, organisation_id)


def may_see(person: Person, document: Document) -> Verdict:
    """Whether a person may see a document and what was read in it."""
    return may(person, Permission.SEE_DOCUMENTS, document.organisation_id)


def may_send_back(person: Person, document: Document) -> Verdict:
    """Whether a person may ask for a document to be read again."""
    if document.state != DocumentState.UNREADABLE:
        return no(_("Only a report that could not be read can be read again."))
    return may(person, Permission.SEND_DOCUMENTS, document.organisation_id)
