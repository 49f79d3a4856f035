"""Pictures of pages, drawn once in a confined process and kept beside the papers."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import content_of, look_into
from learnt.domain.documents.queries import document_visible_to
from learnt.domain.documents.states import DocumentState
from learnt.engine.confinement import picture_of_page
from learnt.engine.transcript import Format
from learnt.engine.unreadable import Unreadable

WIDTHS = (900, 1800)  # pixels


@require_safe
def page_picture(request: HttpRequest, document_id: UUID, page: int, width: int) -> HttpResponse:
    """A page of a paper as PNG, for those who may see the paper."""
    document = document_visible_to(request.user, document_id)
    if width not in WIDTHS or not _has_page(document, page):
        raise Http404
    look_into(document, by=request.user, at=timezone.now())
    try:
        picture = kept_picture(document, page, width)
    except Unreadable as failure:
        raise Http404 from failure
    return HttpResponse(
        picture,
        content_type="image/png",
        headers={"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"},
    )


def kept_picture(document: Document, page: int, width: int) -> bytes:
    """The picture of a page, from where it was kept when it was first asked for. Raises Unreadable.

    Whoever calls this has asked whether the person may see the page.
    """
    name = f"pictures/{document.sha256[:2]}/{document.sha256}-{page}-{width}.png"
    path = Path(default_storage.path(name))
    if path.exists():
        return path.read_bytes()
    picture = picture_of_page(content_of(document), document.name, page, width)
    _keep(path, picture)
    return picture


def _has_page(document: Document, page: int) -> bool:
    if document.state != DocumentState.READY:
        return False
    return document.reading.format == Format.PDF and 1 <= page <= (document.reading.pages or 0)


def _keep(path: Path, picture: bytes) -> None:
    """Written beside and put in place at once, so that nobody is ever given half a picture."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    beside.touch(mode=0o600)
    beside.write_bytes(picture)
    os.replace(beside, path)  # noqa: PTH105  (atomic, whatever stands there)
