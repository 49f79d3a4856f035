"""The rule that opens a door and the query that lists what is behind it say the same, for everybody."""

from __future__ import annotations

import pytest

from learnt.domain.documents import rules as document_rules
from learnt.domain.documents.models import Document
from learnt.domain.documents.queries import documents_visible_to
from learnt.domain.recommendations import rules as recommendation_rules
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.recommendations.operations import reopen
from learnt.domain.recommendations.queries import recommendation_visible_to, recommendations_visible_to
from learnt.domain.reviews import rules as review_rules
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.queries import reviews_visible_to
from tests.factories.register import written_review
from tests.personas import NOON, everybody, partnerships

pytestmark = pytest.mark.django_db

WHO = (
    "coordinator",
    "chair",
    "agency lead",
    "oversight",
    "researcher",
    "administrator",
    "stranger",
    "without a role",
)


@pytest.fixture
def people():
    """Everybody, with a published and an unpublished review in each of two partnerships, and one taken back."""
    people = everybody()
    for published in (True, False):
        written_review(["Share.", "Train."], name=f"harrowmere-{published}.pdf", published=published)
        written_review(
            ["Share."],
            name=f"aldermarsh-{published}.pdf",
            published=published,
            organisation=partnerships().aldermarsh,
            by=people["stranger"],
        )
    taken_back = Recommendation.objects.filter(text="Train.").first()
    reopen(candidate_id=taken_back.candidate_id, why="A slip.", by=people["coordinator"], at=NOON)
    return people


@pytest.mark.parametrize("who", WHO)
def test_documents(people, who) -> None:
    person = people[who]
    listed = set(documents_visible_to(person))
    assert listed == {one for one in Document.objects.all() if document_rules.may_see(person, one)}


@pytest.mark.parametrize("who", WHO)
def test_reviews(people, who) -> None:
    person = people[who]
    listed = set(reviews_visible_to(person))
    assert listed == {one for one in Review.objects.all() if review_rules.may_see(person, one)}


@pytest.mark.parametrize("who", WHO)
def test_recommendations(people, who) -> None:
    person = people[who]
    allowed = {one for one in Recommendation.objects.all() if recommendation_rules.may_see(person, one)}
    assert set(recommendations_visible_to(person)) == {one for one in allowed if one.withdrawn_at is None}
    assert {one for one in Recommendation.objects.all() if _has_a_page(person, one)} == allowed


@pytest.mark.parametrize("who", WHO)
def test_nobody_sees_a_page_of_what_they_may_not_see(people, who) -> None:
    person = people[who]
    for one in Recommendation.objects.all():
        own, other = (bool(recommendation_rules.may_see_page(person, one, page)) for page in (one.page, 99))
        rule = (
            document_rules.may_see(person, one.document)
            if one.withdrawn_at
            else recommendation_rules.may_see(person, one)
        )
        assert own == bool(rule) == bool(recommendation_rules.may_see_passage(person, one))
        assert other == bool(document_rules.may_see(person, one.document))


def test_who_sees_how_much(people) -> None:
    seen = {who: (documents_visible_to(p).count(), reviews_visible_to(p).count()) for who, p in people.items()}
    assert seen == {
        "coordinator": (2, 3),
        "chair": (2, 3),
        "agency lead": (0, 2),
        "oversight": (0, 2),
        "researcher": (0, 2),
        "administrator": (0, 2),
        "stranger": (2, 3),
        "without a role": (0, 0),
    }


def _has_a_page(person, one) -> bool:
    try:
        return recommendation_visible_to(person, one.reference) == one
    except Recommendation.DoesNotExist:
        return False
