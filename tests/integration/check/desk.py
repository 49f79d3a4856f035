"""A paper on the desk of a test: read, with its review, and its coordinator signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.queries import candidates_of
from learnt.domain.documents.models import Document
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import Wording
from learnt.interfaces.web.casework.check.forms import initial_of
from tests.factories import papers
from tests.personas import everybody


@dataclass
class Desk:
    """A paper with five candidates, and people who may check it."""

    document: Document
    people: dict[str, Person]

    def client(self, who: str = "coordinator") -> Client:
        """A browser in which somebody is signed in."""
        client = Client()
        client.force_login(self.people[who])
        return client

    def address(self, name: str, *rest) -> str:
        """The address of a page of this paper."""
        return reverse(name, args=[self.document.pk, *rest])

    def candidate(self, number: int) -> Candidate:
        """A candidate as it is now, with its latest decision."""
        return candidates_of(self.document).get(number=number)

    def as_proposed(self, number: int, **changes: str) -> dict[str, str]:
        """What the form of a candidate sends, with some fields changed."""
        return {**initial_of(Wording.proposed(self.candidate(number))), **changes}

    def take_up(self, number: int, who: str = "coordinator", **changes: str):
        """Press "Take up"."""
        return self.client(who).post(self.address("check-candidate", number), self.as_proposed(number, **changes))

    def refuse(self, number: int, who: str = "coordinator", reason: str = "progress", note: str = ""):
        """Press "Refuse"."""
        return self.client(who).post(self.address("check-refuse", number), {"reason": reason, "note": note})

    def reopen(self, number: int, who: str = "coordinator", why: str = "A slip."):
        """Press "Open again", having seen the latest decision."""
        seen = self.candidate(number).decisions.latest("id").pk
        return self.client(who).post(self.address("check-reopen", number), {"why": why, "seen": seen})

    def in_force(self) -> list[Recommendation]:
        """The recommendations recorded from this paper."""
        return list(Recommendation.objects.filter(document=self.document, withdrawn_at=None).order_by("number", "pk"))


def desk(paper: str = "") -> Desk:
    """A small report (or a demo paper) that is ready to be checked."""
    people = everybody()
    document = papers.read_document(paper=paper, by=people["coordinator"])
    papers.review_of(document, by=people["coordinator"])
    return Desk(document, people)
