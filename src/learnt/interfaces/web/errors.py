"""The pages for what went wrong."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, or none for this person."""
    return render(request, "errors/not_found.html", status=404)


def not_from_our_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What was sent did not come from a page of this person's session, or that session is over."""
    return render(request, "errors/not_from_our_page.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side, or the database is gone for a moment; what was sent is not half-stored.

    Rendered without the request: whatever broke may be needed for that.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        page = HttpResponse(render_to_string("errors/database_gone.html"), status=503)
        page["Retry-After"] = "10"
        return page
    return HttpResponse(render_to_string("errors/broken.html"), status=500)
