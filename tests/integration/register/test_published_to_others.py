"""What publishing shows to people of other partnerships and bodies: what was checked, and no more of the papers."""

from __future__ import annotations

import pytest
from django.urls import reverse

from learnt.domain.candidates.queries import candidates_of
from learnt.domain.candidates.states import RefusalReason
from learnt.domain.recommendations.operations import Wording, refuse, reopen, take_up
from learnt.domain.recommendations.queries import recommendations_of
from learnt.domain.reviews.operations import attach_document, publish_review
from learnt.domain.verdict import Refused
from tests.factories.papers import read_document, review_of
from tests.factories.register import the_recommendation, written_document, written_review
from tests.personas import NOON, everybody

pytestmark = pytest.mark.django_db

OUTSIDERS = ("researcher", "stranger", "agency lead", "oversight", "administrator")
SHARE = "Agencies should share information about risk at once."


@pytest.fixture
def people():
    return everybody()


def shown_to(client, person, name: str, *args) -> str:
    client.force_login(person)
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("who", OUTSIDERS)
def test_what_nobody_has_checked_stays_with_the_partnership(client, people, who) -> None:
    review = written_review([SHARE])
    assert "A child can be lost" in shown_to(client, people["chair"], "review", review.reference)
    shown = shown_to(client, people[who], "review", review.reference)
    assert SHARE in shown
    assert "A child can be lost" not in shown
    assert "Head of Safeguarding" not in shown


@pytest.mark.parametrize("who", OUTSIDERS)
def test_the_name_of_a_file_stays_with_the_partnership(client, people, who) -> None:
    review = written_review([SHARE], name="Carol Whitlock final.pdf")
    reference = the_recommendation(review).reference
    assert "Carol Whitlock" in shown_to(client, people["chair"], "review", review.reference)
    assert "Whitlock" not in shown_to(client, people[who], "review", review.reference)
    assert "Whitlock" not in shown_to(client, people[who], "recommendation", reference)


def test_what_was_noted_while_checking_stays_with_the_partnership(client, people) -> None:
    document = written_document([SHARE])
    review = review_of(document)
    (candidate,) = candidates_of(document)
    by = {"by": people["coordinator"], "at": NOON}
    refuse(candidate_id=candidate.pk, reason=RefusalReason.OTHER, note="The mother asked us.", **by)
    reopen(candidate_id=candidate.pk, why="She changed her mind.", **by)
    one = take_up(candidate_id=candidate.pk, wording=Wording.proposed(candidate), **by)
    publish_review(review=review, **by)
    own = shown_to(client, people["chair"], "recommendation", one.reference)
    others = shown_to(client, people["researcher"], "recommendation", one.reference)
    for words in ("The mother asked us.", "She changed her mind."):
        assert words in own
        assert words not in others
    assert "Refused" in others


@pytest.mark.parametrize("who", OUTSIDERS)
def test_the_page_of_a_withdrawn_recommendation_stays_with_the_partnership(client, people, who) -> None:
    document = read_document()
    review = review_of(document)
    for candidate in candidates_of(document):
        take_up(candidate_id=candidate.pk, wording=Wording.proposed(candidate), by=people["coordinator"], at=NOON)
    publish_review(review=review, by=people["coordinator"], at=NOON)
    one = recommendations_of(review)[1]
    picture = reverse("recommendation-picture", args=[one.reference, one.page])
    assert picture in shown_to(client, people[who], "recommendation", one.reference)
    reopen(candidate_id=one.candidate_id, why="Taken up by mistake.", by=people["coordinator"], at=NOON)
    shown = shown_to(client, people[who], "recommendation", one.reference)
    assert picture not in shown
    assert "learnt-page__sheet" not in shown
    assert "supervisor before it is closed" not in shown  # the recommendation before it on the page
    assert client.get(picture).status_code == 403
    assert picture in shown_to(client, people["chair"], "recommendation", one.reference)
    assert client.get(picture).status_code == 200


def test_a_chair_cannot_publish_a_paper_by_adding_it_to_a_published_review(client, people) -> None:
    review = written_review([SHARE])
    late = written_document(["The Home Office should act."], name="late.pdf")
    with pytest.raises(Refused, match="coordinator"):
        attach_document(document_id=late.pk, review=review, by=people["chair"], at=NOON)
    client.force_login(people["chair"])
    joined = client.post(reverse("join-review", args=[late.pk]), {"review": review.pk})
    assert joined.status_code == 403
    assert not hasattr(type(late).objects.get(pk=late.pk), "review_document")
    attach_document(document_id=late.pk, review=review, by=people["coordinator"], at=NOON)


def test_a_chair_adds_papers_to_a_review_that_is_not_published(people) -> None:
    review = written_review([SHARE], published=False)
    late = written_document(["The Home Office should act."], name="late.pdf")
    attach_document(document_id=late.pk, review=review, by=people["chair"], at=NOON)
    assert review.review_documents.count() == 2
