"""Reading one document: the file from the storage through the engine, in a subprocess with limits, into candidates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from learnt.domain.candidates.operations import keep_findings
from learnt.domain.documents.operations import begin_reading, content_of, set_aside
from learnt.engine.confinement import read_confined
from learnt.engine.unreadable import Unreadable

Clock = Callable[[], datetime]


def read_document(*, document_id: UUID, clock: Clock) -> None:
    """Read a document and propose what is found; safe to be called again after being killed half-way."""
    document = begin_reading(document_id=document_id, at=clock())
    if document is None:
        return
    try:
        reading = read_confined(content_of(document), document.name)
    except Unreadable as failure:
        set_aside(document=document, why=failure.message, at=clock())
        return
    keep_findings(document=document, report=reading.report, pages=reading.pages, at=clock())
