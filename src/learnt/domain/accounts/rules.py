"""What may be done with accounts, and why not."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from learnt.domain.audit.queries import failures_to_sign_in
from learnt.domain.verdict import YES, Verdict, no

MOST_FAILURES = 10  # to sign in with one address, within:
FAILURES_COUNT_FOR = timedelta(minutes=15)


def may_try_to_sign_in(address: str, *, at: datetime) -> Verdict:
    """Whether a password for this address is looked at now, or somebody seems to be guessing.

    The same for addresses with and without an account, so that the answer does not tell which there are.
    """
    if failures_to_sign_in(address, since=at - FAILURES_COUNT_FOR) < MOST_FAILURES:
        return YES
    return no(_("Too many attempts to sign in with this address. Wait a quarter of an hour and try again."))
