"""What every request goes through: refusals in plain words, the database gone for a moment, nothing cached."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from learnt.domain.verdict import Refused

logger = logging.getLogger(__name__)

Respond = Callable[[HttpRequest], HttpResponse]


def database_gone(respond: Respond) -> Respond:
    """Answer "try again in a moment" when the database cannot be reached; what was sent is not half-stored."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return respond(request)

    def gone(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        logger.error("the database cannot be reached: %s", type(error).__name__)
        page = HttpResponse(render_to_string("errors/database_gone.html"), status=503)
        page["Retry-After"] = "10"
        return page

    return _with_exceptions(middleware, gone)


def refusals(respond: Respond) -> Respond:
    """Turn a rule's refusal into a page that gives its reason, and what is not there or not to be seen into 404."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return respond(request)

    def refused(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return render(request, "errors/refused.html", {"reason": str(error)}, status=403)
        if isinstance(error, ObjectDoesNotExist):
            raise Http404 from error
        return None

    return _with_exceptions(middleware, refused)


def never_cached(respond: Respond) -> Respond:
    """Keep pages of papers out of every cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def _with_exceptions(middleware: Respond, on_exception: Callable) -> Respond:
    middleware.process_exception = on_exception  # type: ignore[attr-defined]  (Django's hook for errors in views)
    return middleware
