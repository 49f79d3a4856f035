"""What every request goes through: refusals in plain words, what only a form may send, nothing cached."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from learnt.domain.verdict import Refused

Respond = Callable[[HttpRequest], HttpResponse]


def refusals(respond: Respond) -> Respond:
    """Turn a rule's refusal into a page that gives its reason, what is not there or not to be seen into 404.

    Where only a form may send, as after signing in again half-way, there is a page too, never a blank.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return _only_from_a_form(request, response)
        return response

    def refused(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return render(request, "errors/refused.html", {"reason": str(error)}, status=403)
        if isinstance(error, ObjectDoesNotExist):
            raise Http404 from error
        return None

    return _with_exceptions(middleware, refused)


def _only_from_a_form(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The blank answer of an address that takes only what a form sends, with a page in it; its headers stay."""
    response.content = render_to_string("errors/only_from_a_form.html", {"page": _page_above(request.path)}, request)
    response["Content-Type"] = "text/html; charset=utf-8"
    return response


def _page_above(path: str) -> str:
    """The address of the page whose forms send to an address: that without its last part."""
    return path.rstrip("/").rpartition("/")[0] + "/"


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
