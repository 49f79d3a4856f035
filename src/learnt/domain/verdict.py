"""The answer of a rule: yes, or no with a reason in plain English.

One rule serves the door and the signpost: the page shows the reason beside what cannot be done, the operation
calls `require`.
"""

from __future__ import annotations

from dataclasses import dataclass


class Refused(Exception):
    """An operation that a rule does not allow. Its message is the rule's reason, fit to be shown to the person."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done, and if not, why not."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Return if allowed.

        Raises:
            Refused: with the reason.
        """
        if not self.allowed:
            raise Refused(self.reason)


YES = Verdict(allowed=True)


def no(reason: str) -> Verdict:
    """A refusal with its reason, a full sentence."""
    return Verdict(allowed=False, reason=reason)
