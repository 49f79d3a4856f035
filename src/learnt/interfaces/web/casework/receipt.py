"""What becomes of each file that is sent in, in words for the person who sent it."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import AlreadyReceived, receive_document
from learnt.domain.organisations.models import Organisation
from learnt.interfaces.web.casework.sizes import size_in_words
from learnt.interfaces.web.casework.uploads import MOST_AT_ONCE, is_too_large

logger = logging.getLogger(__name__)

Receipt = dict[str, str]  # plain, for the session keeps it: name, outcome, words, address


def receive(file: UploadedFile, *, organisation: Organisation, by: Person, at: datetime) -> Receipt:
    """Receive one file; whatever is wrong with it is told and stops no other.

    Raises:
        Refused: when the person may not send papers in for this partnership.
    """
    name = file.name or _("A file without a name")
    if is_too_large(file):
        return _receipt(name, _too_large(file.size or 0))
    if not file.size:
        return _receipt(name, _("The file is empty: it has no content at all. Check it and send it again."))
    try:
        document = receive_document(organisation=organisation, name=name, file=file, by=by, at=at)
    except AlreadyReceived as known:
        return _receipt(name, _already_here(known.document), known.document, outcome="known")
    except OSError as error:
        logger.error("a paper could not be kept: %s", type(error).__name__)
        return _receipt(name, _("It could not be kept, the fault is on our side. Send it again in a while."))
    return _receipt(name, _("It will be read in a moment."), document, outcome="received")


def none() -> str:
    """No file came."""
    return _("Choose at least one file")


def too_many() -> str:
    """More files than are received at once."""
    return _(
        "You can send at most %(most)s files at once. None of these was kept: choose fewer, then send the others."
    ) % {"most": settings.MOST_PAPERS_AT_ONCE}


def too_much() -> str:
    """More bytes than are received at once."""
    return _(
        "These files are larger than all that can be sent at once (%(most)s together, %(each)s each). None was kept: "
        "choose fewer, or save them with smaller pictures."
    ) % {"most": size_in_words(MOST_AT_ONCE), "each": size_in_words(settings.LARGEST_PAPER)}


def _receipt(name: str, words: str, document: Document | None = None, *, outcome: str = "refused") -> Receipt:
    address = reverse("paper", args=[document.pk]) if document else ""
    return {"name": name, "words": words, "address": address, "outcome": outcome}


def _too_large(size: int) -> str:
    return _(
        "The file is too large: it has %(size)s and the most is %(most)s. Nothing of it was kept. Save it with smaller "
        "pictures, or send the report without its appendices."
    ) % {"size": size_in_words(size), "most": size_in_words(settings.LARGEST_PAPER)}


def _already_here(document: Document) -> str:
    return _("%(person)s sent it in on %(day)s as %(name)s. It was not kept twice.") % {
        "person": document.received_by,
        "day": date_format(timezone.localtime(document.received_at), "j F Y"),
        "name": document.name,
    }
