"""Receiving documents and keeping what was read in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any, Protocol
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from learnt.domain.accounts.models import Person
from learnt.domain.audit.models import Event
from learnt.domain.audit.operations import record
from learnt.domain.audit.queries import has_happened
from learnt.domain.documents import queries, rules
from learnt.domain.documents.models import Document, Reading, TranscriptPage
from learnt.domain.documents.states import MOST_ATTEMPTS, TRANSITIONS, DocumentState
from learnt.domain.organisations.models import Organisation

READ_DOCUMENT = "read-document"  # the name of the job that reads a document
ONE_LOOK = timedelta(hours=1)  # within which turning pages is one look into a document


class AlreadyReceived(Exception):
    """The same file is there already, as `document`."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.name)
        self.document = document


class WithContent(Protocol):
    """A file that can be read from the start, in chunks."""

    def chunks(self) -> Iterator[bytes]: ...


def receive_document(*, organisation: Organisation, name: str, file: File[bytes], by: Person, at: datetime) -> Document:
    """Keep a file that somebody sent in, and ask for it to be read.

    The file is written before the record, under its own hash: a failure in between leaves no record and no harm.

    Raises:
        Refused: when the person may not send papers in for this partnership.
        AlreadyReceived: when the partnership has this very file.
    """
    rules.may_send_to(by, organisation.pk).require()
    sha256 = _hash_of(file)
    with transaction.atomic():
        document = Document(
            organisation=organisation,
            name=PurePath(name.replace("\\", "/")).name[-255:] or "unnamed",
            sha256=sha256,
            size=file.size or 0,
            received_at=at,
            received_by=by,
        )
        Organisation.objects.select_for_update().get(pk=organisation.pk)  # two tabs sending the same file
        if known := Document.objects.filter(organisation=organisation, sha256=sha256).first():
            raise AlreadyReceived(known)
        _store(document, file)
        document.save()
        record(Event.DOCUMENT_RECEIVED, document, by=by, at=at, organisation_id=organisation.pk, sha256=sha256)
        _ask_to_read(document)
    return document


@transaction.atomic
def send_back_to_reading(*, document_id: UUID, by: Person, at: datetime) -> Document:
    """Ask for an unreadable document to be read again."""
    document = queries.locked_document(document_id)
    rules.may_send_back(by, document).require()
    _move(document, DocumentState.RECEIVED)
    document.attempts, document.why_unreadable = 0, ""
    document.save()
    record(Event.DOCUMENT_SENT_BACK, document, by=by, at=at, organisation_id=document.organisation_id)
    _ask_to_read(document)
    return document


@transaction.atomic
def begin_reading(*, document_id: UUID, at: datetime) -> Document | None:
    """Note that a document is being read; None when there is nothing left to do for it.

    A job that was killed half-way is taken up again, but not for ever.
    """
    document = queries.locked_document(document_id)
    if document.state not in (DocumentState.RECEIVED, DocumentState.READING):
        return None
    _move(document, DocumentState.READING)
    if document.attempts >= MOST_ATTEMPTS:
        set_aside(
            document=document,
            why=_(
                "Reading this file stopped half-way %(times)s times. The file may be damaged: open it, save it anew "
                "and send it again."
            )
            % {"times": document.attempts},
            at=at,
        )
        return None
    document.attempts += 1
    document.reading_began_at = at
    document.save()
    return document


@transaction.atomic
def set_aside(*, document: Document, why: str, at: datetime) -> None:
    """Note that a document cannot be read, with the reason in plain words."""
    _move(document, DocumentState.UNREADABLE)
    document.why_unreadable = why
    document.save()
    record(
        Event.DOCUMENT_UNREADABLE,
        document,
        by=None,
        at=at,
        organisation_id=document.organisation_id,
        attempts=document.attempts,
    )


@transaction.atomic
def keep_reading(
    *, document_id: UUID, report: dict[str, Any], pages: list[dict[str, Any]], at: datetime
) -> Reading | None:
    """Keep what the machine read in a document; None when another worker has been quicker.

    Args:
        report: `learnt.engine.report.Report.as_dict()`.
        pages: for each page its number, width, height and blocks, as plain data.
    """
    document = queries.locked_document(document_id)
    if document.state != DocumentState.READING:
        return None
    reading = Reading.objects.create(
        document=document,
        format=report["format"],
        engine_version=report["engine_version"],
        pages=report["pages"],
        report=report,
        finished_at=at,
    )
    TranscriptPage.objects.bulk_create(
        TranscriptPage(
            document=document,
            number=page["number"] or 0,
            width=page["width"],
            height=page["height"],
            blocks=page["blocks"],
        )
        for page in pages
    )
    _move(document, DocumentState.READY)
    document.save()
    record(
        Event.DOCUMENT_READ,
        document,
        by=None,
        at=at,
        organisation_id=document.organisation_id,
        engine_version=reading.engine_version,
        recommendations=len(report["recommendations"]),
    )
    return reading


def content_of(document: Document) -> bytes:
    """The file's bytes as they were sent."""
    with default_storage.open(document.stored_as) as file:
        content: bytes = file.read()
    return content


@transaction.atomic
def look_into(document: Document, *, by: Person, at: datetime) -> None:
    """Note that somebody looks into a document or at its pages: once an hour, however many pages they turn.

    Raises:
        Refused: when the person may not see the document.
    """
    rules.may_see(by, document).require()
    if not has_happened(Event.DOCUMENT_LOOKED_INTO, document, by_id=by.pk, since=at - ONE_LOOK):
        record(Event.DOCUMENT_LOOKED_INTO, document, by=by, at=at, organisation_id=document.organisation_id)


def open_file(document: Document, *, by: Person, at: datetime) -> File[bytes]:
    """The file, opened for downloading; who opened it is recorded.

    Raises:
        Refused: when the person may not see the document.
    """
    rules.may_see(by, document).require()
    record(Event.DOCUMENT_OPENED, document, by=by, at=at, organisation_id=document.organisation_id)
    return default_storage.open(document.stored_as)


def _hash_of(file: WithContent) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _store(document: Document, file: File[bytes]) -> None:
    if default_storage.exists(document.stored_as):
        if default_storage.size(document.stored_as) == document.size:
            return
        # What a full disk or a killed process left behind: never to be read as if it were the whole paper.
        default_storage.delete(document.stored_as)
    default_storage.save(document.stored_as, file)


def _ask_to_read(document: Document) -> None:
    # The job joins the transaction: no record without its job, no job without its record.
    jobs.configure_task(READ_DOCUMENT, queue="reading").defer(document_id=str(document.pk))


def _move(document: Document, to: DocumentState) -> None:
    if to not in TRANSITIONS[DocumentState(document.state)]:
        raise ValueError(f"A document that is {document.state} cannot become {to}.")
    document.state = to
