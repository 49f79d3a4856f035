"""Downloads of exactly what is listed, as CSV, XLSX or JSON."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import record_download
from learnt.domain.recommendations.queries import register
from learnt.interfaces.exchange.spreadsheets import Column, Row, write_csv, write_xlsx
from learnt.interfaces.web.register.columns import CAVEAT, COLUMNS, LICENCE
from learnt.interfaces.web.register.forms import RegisterForm

_AT_ONCE = 500  # records held at a time, however many are downloaded

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_safe
def download(request: HttpRequest, form: str) -> HttpResponseBase:
    """What the register lists for these filters, whole, in the form asked for; who downloads what is recorded."""
    may(request.user, Permission.SEE_PUBLISHED).require()
    if form not in _TYPES:
        raise Http404
    wanted = RegisterForm(request.GET, person=request.user).wanted()
    found = register(request.user, wanted)
    count = found.count()
    now = timezone.now()
    record_download(wanted=wanted, form=form, count=count, by=request.user, at=now)
    address = request.build_absolute_uri(reverse("register"))
    rows = (row_of(one, address) for one in found.iterator(chunk_size=_AT_ONCE))
    response = _written(rows, form, count, timezone.localdate(now))
    response["Content-Disposition"] = f'attachment; filename="{filename(form, timezone.localdate(now))}"'
    return response


def filename(form: str, on: date) -> str:
    """The name of a download made on a day."""
    return f"learnt-recommendations-{on:%Y-%m-%d}.{form}"


def row_of(one: Recommendation, register_address: str) -> dict[str, Any]:
    """A recommendation as a row; `register_address` is the absolute address of the register."""
    review = one.review
    return {
        "reference": one.reference,
        "address": f"{register_address}{one.reference}/",
        "review": review.reference,
        "review_title": review.title,
        "partnership": review.organisation.name,
        "area": review.organisation.area.name if review.organisation.area else "",
        "year": review.year,
        "review_kind": review.kind,
        "kind": one.kind,
        "label": one.label,
        "text": one.text,
        "addressees": [addressee.as_printed for addressee in one.addressees.all()],
        "page": one.page,
        "section": one.section,
        "published_on": timezone.localdate(review.published_at) if review.published_at else None,
        "recorded_on": timezone.localdate(one.recorded_at),
        "caveat": CAVEAT,
        "licence": LICENCE,
    }


def _written(rows: Iterable[dict[str, Any]], form: str, count: int, on: date) -> HttpResponseBase:
    if form == "xlsx":
        room = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
        write_xlsx(map(_flat, rows), _columns(), room, title="Recommendations")
        room.seek(0)
        return FileResponse(room, content_type=_TYPES[form])
    pieces = write_csv(map(_flat, rows), _columns()) if form == "csv" else _json(rows, count, on)
    return StreamingHttpResponse(pieces, content_type=_TYPES[form])


def _columns() -> list[Column]:
    return [Column(column.key, column.key, column.width) for column in COLUMNS]


def _flat(row: dict[str, Any]) -> Row:
    return {**row, "addressees": "; ".join(row["addressees"])}


def _json(rows: Iterable[dict[str, Any]], count: int, on: date) -> Iterator[bytes]:
    about = {"downloaded_on": on.isoformat(), "count": count, "caveat": CAVEAT, "licence": LICENCE}
    yield b'{"about": ' + _plain(about) + b',\n"recommendations": ['
    for at, row in enumerate(rows):
        told = {key: value for key, value in row.items() if key not in ("caveat", "licence")}
        yield (b",\n" if at else b"\n") + _plain(told)
    yield b"\n]}\n"


def _plain(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=str).encode()
