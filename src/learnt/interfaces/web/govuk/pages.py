"""Lists cut into pages, with the design system's pagination."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 25


def page_of(request: HttpRequest, things: Any, per_page: int = PER_PAGE) -> Page:
    """The page of a list that the request asks for with `?page=`; the nearest one when there is no such page."""
    page = Paginator(things, per_page).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    page.address = "?" + (query.urlencode() + "&" if query else "") + "page="  # type: ignore[attr-defined]
    return page
