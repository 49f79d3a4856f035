"""What the audit trail shows of an event."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from learnt.domain.audit.models import AuditEvent

SUBJECTS = {
    "document": _("report"),
    "review": _("review"),
    "candidate": _("candidate"),
    "recommendation": _("recommendation"),
    "person": _("person"),
}


def line(event: AuditEvent) -> dict[str, Any]:
    """An event as a line of the trail, with the address of the trail of what it happened to."""
    about = {"subject_type": event.subject_type, "subject_id": event.subject_id}
    return {
        "it": event,
        "subject_kind": SUBJECTS.get(event.subject_type, event.subject_type),
        "trail": "?" + urlencode(about) if event.subject_id else "",
        "detail": [(name.replace("_", " "), _in_words(value)) for name, value in event.detail.items() if value],
    }


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {_in_words(part)}" for name, part in value.items())
    if isinstance(value, list):
        return " → ".join(_in_words(part) for part in value) if len(value) == 2 else ", ".join(map(_in_words, value))
    return str(value)
