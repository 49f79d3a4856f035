"""What lies on the desk while a paper is checked: the paper, its review, everything found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.queries import candidates_of, is_open
from learnt.domain.candidates.rules import may_check
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import look_into
from learnt.domain.documents.queries import document_visible_to
from learnt.domain.documents.states import DocumentState
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.queries import review_of


@dataclass(frozen=True)
class Desk:
    """A paper that a person may check, with its review and its candidates in their order."""

    person: Person
    document: Document
    review: Review
    candidates: list[Candidate]

    @property
    def undecided(self) -> list[Candidate]:
        """The candidates that wait for a decision."""
        return [candidate for candidate in self.candidates if is_open(candidate.latest)]

    def numbered(self, number: int) -> Candidate:
        """The candidate with this number. Raises Candidate.DoesNotExist."""
        for candidate in self.candidates:
            if candidate.number == number:
                return candidate
        raise Candidate.DoesNotExist

    def next_undecided(self, after: int = 0) -> Candidate | None:
        """The next candidate that waits, beginning again at the first after the last."""
        waiting = self.undecided
        return next((c for c in waiting if c.number > after), waiting[0] if waiting else None)

    def beside(self, candidate: Candidate) -> tuple[Candidate | None, Candidate | None]:
        """The candidates before and after this one, decided or not."""
        at = self.candidates.index(candidate)
        before = self.candidates[at - 1] if at else None
        return before, self.candidates[at + 1] if at + 1 < len(self.candidates) else None

    def again(self) -> Desk:
        """The same desk as it is now, after somebody else has been at it."""
        return Desk(self.person, self.document, self.review, list(candidates_of(self.document)))


def at_the_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the desk of the paper in its address, or lead to what has to be done first."""

    @wraps(view)
    def with_desk(request: HttpRequest, document_id: UUID, **rest) -> HttpResponse:
        document = document_visible_to(request.user, document_id)
        verdict = may_check(request.user, document)
        if document.state != DocumentState.READY:
            messages.info(request, verdict.reason)
            return redirect("papers")
        verdict.require()
        review = review_of(document)
        if review is None:
            return redirect("review-facts", document_id)
        look_into(document, by=request.user, at=timezone.now())
        return view(request, Desk(request.user, document, review, list(candidates_of(document))), **rest)

    return with_desk
