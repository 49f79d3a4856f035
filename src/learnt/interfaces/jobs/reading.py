"""Reading one document: the file from the storage through the engine, in a subprocess with limits, into candidates."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils.translation import gettext as _

from learnt.domain.candidates.operations import keep_findings
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import begin_reading, content_of, set_aside
from learnt.engine.confinement import read_with_transcript
from learnt.engine.transcript_json import transcript_as_dict
from learnt.engine.unreadable import Unreadable

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]

PAUSES = (1.0, 2.0, 4.0, 8.0)  # seconds between attempts to keep what was read while the database is away


def read_document(*, document_id: UUID, clock: Clock) -> None:
    """Read a document and propose what is found; safe to be called again after being killed half-way.

    Raises:
        OperationalError, InterfaceError: when the database has gone; the document is as it was and can be read again.
    """
    document = begin_reading(document_id=document_id, at=clock())
    if document is None:
        return
    try:
        _read_and_keep(document, clock)
    except (OperationalError, InterfaceError):
        raise
    except Unreadable as failure:
        set_aside(document=document, why=failure.message, at=clock())
    except Exception as fault:  # a paper never waits for ever for what no attempt will bring
        # Where it happened and not what it says, which may quote the paper.
        logger.error("reading document %s failed: %s", document.pk, type(fault).__name__)
        set_aside(document=document, why=_our_fault(), at=clock())


def _read_and_keep(document: Document, clock: Clock) -> None:
    report, transcript = read_with_transcript(content_of(document), document.name)
    pages = transcript_as_dict(transcript)["pages"]
    for pause in (*PAUSES, None):
        try:
            keep_findings(document=document, report=report.as_dict(), pages=pages, at=clock())
            return
        except (OperationalError, InterfaceError):
            if pause is None:
                raise
            logger.warning("the database is away: what was read of document %s is kept for later", document.pk)
            time.sleep(pause)
            close_old_connections()


def _our_fault() -> str:
    return _(
        "Learnt failed on this file; the fault is on our side and has been noted. Try to have it read again, and tell "
        "the administrator of this service if that does not help."
    )
