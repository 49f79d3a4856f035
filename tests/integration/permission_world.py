"""What the permission table is tried on: a published and an unpublished review of Harrowmere, with their papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.queries import candidates_of
from learnt.domain.documents.models import Document
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import Wording, take_up
from learnt.domain.recommendations.queries import recommendations_of
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.operations import publish_review
from tests.factories.papers import read_document, received, review_of, unreadable_document
from tests.factories.register import written_review
from tests.personas import NOON, everybody

NOBODY = "nobody"  # not signed in


@dataclass(frozen=True)
class World:
    """People and what they may or may not see; everything belongs to Harrowmere."""

    people: dict[str, Person]
    unread: Document
    unreadable: Document
    unpublished_paper: Document
    published_paper: Document
    unpublished: Review
    published: Review
    checked: Review  # not published, and nothing in it waits for a decision
    unpublished_recommendation: Recommendation
    published_recommendation: Recommendation

    @classmethod
    def made(cls) -> World:
        """Everything, made through the operations."""
        people = everybody()
        papers = (read_document(), read_document(paper="HAR2012.pdf"))
        unpublished, published = (review_of(paper) for paper in papers)
        _decide(papers[0], people["coordinator"], most=2)
        _decide(papers[1], people["coordinator"])
        publish_review(review=published, by=people["coordinator"], at=NOON)
        published.refresh_from_db()
        recommendations = [recommendations_of(review)[0] for review in (unpublished, published)]
        unreadable = unreadable_document(content=b"%PDF-nothing", name="broken.pdf")
        unread = received(content=b"%PDF-unread", name="unread.pdf")
        checked = written_review(["All agencies should share what they know."], published=False)
        return cls(people, unread, unreadable, *papers, unpublished, published, checked, *recommendations)

    def arguments(self, situation: str) -> dict[str, Any]:
        """What an address takes in a situation of the table."""
        paper = {"document_id": self.unpublished_paper.pk}
        return {
            "": {},
            "csv": {"form": "csv"},
            "paper": paper,
            "page": {**paper, "page": 2},
            "picture": {**paper, "page": 2, "width": 900},
            "candidate": {**paper, "number": 4},
            "decided": {**paper, "number": 1},
            "unread paper": {"document_id": self.unread.pk},
            "unreadable paper": {"document_id": self.unreadable.pk},
            "unpublished review": {"reference": self.unpublished.reference},
            "published review": {"reference": self.published.reference},
            "checked review": {"reference": self.checked.reference},
            "unpublished": {"reference": self.unpublished_recommendation.reference},
            "published": {"reference": self.published_recommendation.reference},
            "unpublished page": _page(self.unpublished_recommendation),
            "published page": _page(self.published_recommendation),
            "another page": {"reference": self.published_recommendation.reference, "page": 1},
        }[situation]


def _decide(paper: Document, by: Person, most: int | None = None) -> None:
    for candidate in candidates_of(paper)[:most]:
        take_up(candidate_id=candidate.pk, wording=Wording.proposed(candidate), by=by, at=NOON)


def _page(recommendation: Recommendation) -> dict[str, Any]:
    return {"reference": recommendation.reference, "page": recommendation.page}
