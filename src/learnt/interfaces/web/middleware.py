"""What every request goes through: refusals in plain words, nothing cached."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from learnt.domain.verdict import Refused

Respond = Callable[[HttpRequest], HttpResponse]


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
