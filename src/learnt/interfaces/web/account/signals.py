"""Signing in and out, and failing to, go into the audit trail."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils import timezone

from learnt.domain.accounts.models import Person
from learnt.domain.audit.models import Event
from learnt.domain.audit.operations import record

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


@receiver(user_logged_in)
def signed_in(sender: Any, user: Person, **rest: Any) -> None:
    """Record that somebody signed in."""
    record(Event.SIGNED_IN, user, by=user, at=timezone.now())


@receiver(user_logged_out)
def signed_out(sender: Any, user: Person | None, **rest: Any) -> None:
    """Record that somebody signed out."""
    if user:
        record(Event.SIGNED_OUT, user, by=user, at=timezone.now())


@receiver(user_login_failed)
def failed(sender: Any, credentials: dict, **rest: Any) -> None:
    """Record the address that was tried, cut short; never a password, not even one typed in the wrong field."""
    tried = str(credentials.get("username", ""))
    record(Event.SIGN_IN_FAILED, by=None, at=timezone.now(), address=tried[:254] if _ADDRESS.fullmatch(tried) else "")
