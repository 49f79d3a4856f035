"""The facts of a review: proposed by the machine, confirmed by a person, corrected later; publishing."""

import html

import pytest
from django.utils import timezone

from learnt.domain.audit.models import AuditEvent, Event
from learnt.domain.candidates.models import Candidate
from learnt.domain.candidates.operations import decide
from learnt.domain.candidates.states import Choice, RefusalReason
from learnt.domain.recommendations.operations import Wording, take_up
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.operations import Facts, open_review
from tests.integration.casework.papers import demo, drawn

pytestmark = pytest.mark.django_db

FACTS = {
    "kind": "DHR",
    "subjects": " Carol \n\nDavid\nCarol",
    "date_of_death": "14 Mar 2019",
    "report_date": "May 2021",
    "author": "A. Author",
    "chair": "C. Chair",
    "summary": "",
}


@pytest.fixture
def document(read):
    return read("report.pdf", demo("HAR2020.pdf"))


@pytest.fixture
def review(document, people) -> Review:
    facts = Facts("DHR", ("Carol",), "2019-03", "2021-05")
    return open_review(document_id=document.pk, facts=facts, by=people["coordinator"], at=timezone.now())


def test_the_machines_proposal_stands_in_the_fields_and_beside_them(coordinator, document) -> None:
    page = html.unescape(coordinator.get(f"/papers/{document.pk}/facts").content.decode())
    read = document.reading.report["review"]
    assert read["author"]
    assert f'value="{read["author"]}"' in page
    assert page.count("The machine read:") == 6
    assert page.count(read["author"]) == 2


def test_confirmed_facts_are_recorded_as_the_person_gave_them(coordinator, document) -> None:
    answer = coordinator.post(f"/papers/{document.pk}/facts", FACTS)
    review = Review.objects.get()
    assert answer["Location"] == f"/papers/{document.pk}/check/"
    assert review.subjects == ["Carol", "David"]
    assert (review.date_of_death, review.report_date) == ("2019-03-14", "2021-05")
    assert list(review.documents.all()) == [document]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("kind", "", "Choose what kind of review this is"),
        ("kind", "PARTY", "Select a valid choice"),
        ("date_of_death", "some day", "Enter a date like"),
        ("date_of_death", "2019-02-30", "Enter a date like"),
        ("report_date", "2018", "The report cannot be older than the death"),
        ("subjects", "x" * 121, "Each pseudonym may have at most 120 letters"),
        ("subjects", "\n".join(map(str, range(31))), "Give at most 30 pseudonyms"),
        ("author", "x" * 301, "at most 300"),
        ("chair", "a\0b", "Null characters"),
    ],
)
def test_what_cannot_be_recorded_is_told_and_nothing_is_lost(coordinator, document, field, value, words) -> None:
    answer = coordinator.post(f"/papers/{document.pk}/facts", {**FACTS, field: value})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page
    assert "C. Chair" in page or field == "chair"
    assert not Review.objects.exists()


def test_confirming_twice_opens_one_review(coordinator, document) -> None:
    coordinator.post(f"/papers/{document.pk}/facts", FACTS)
    coordinator.post(f"/papers/{document.pk}/facts", FACTS)
    assert Review.objects.count() == 1


def test_a_paper_joins_a_review_of_its_partnership(coordinator, review, read) -> None:
    plan = read("plan.pdf", demo("ALD2012.pdf"))
    page = coordinator.get(f"/papers/{plan.pk}/facts").content.decode()
    assert "DHR: Carol" in page
    coordinator.post(f"/papers/{plan.pk}/join", {"review": review.pk})
    assert plan in review.documents.all()


def test_a_paper_cannot_join_a_review_of_another_partnership(signed_in, review, people) -> None:
    from learnt.domain.documents.models import Document
    from learnt.interfaces.jobs.reading import read_document
    from tests.integration.casework.papers import upload

    stranger = signed_in("stranger")
    stranger.post("/papers/send", {"files": [upload("theirs.pdf", demo("ALD2012.pdf"))]})
    theirs = Document.objects.get(name="theirs.pdf")
    read_document(document_id=theirs.pk, clock=timezone.now)
    answer = stranger.post(f"/papers/{theirs.pk}/join", {"review": review.pk})
    assert answer.status_code == 400
    assert theirs not in review.documents.all()


def test_the_facts_of_a_paper_not_read_yet_cannot_be_confirmed(coordinator, send) -> None:
    (document,) = send(("a.pdf", drawn()))
    answer = coordinator.get(f"/papers/{document.pk}/facts")
    assert answer.status_code == 403
    assert "has not been read yet" in answer.content.decode()


def test_facts_are_corrected_and_what_they_were_is_kept(coordinator, review) -> None:
    address = f"/papers/reviews/{review.reference}/facts"
    assert 'value="March 2019"' in coordinator.get(address).content.decode()
    answer = coordinator.post(address, {**FACTS, "date_of_death": "03/2018"})
    assert answer["Location"] == f"/reviews/{review.reference}/"
    review.refresh_from_db()
    assert review.date_of_death == "2018-03"
    changed = AuditEvent.objects.get(event=Event.REVIEW_AMENDED).detail["changed"]
    assert changed["date_of_death"] == ["2019-03", "2018-03"]


def test_a_review_cannot_be_published_while_something_is_undecided(coordinator, review) -> None:
    address = f"/papers/reviews/{review.reference}/publish"
    page = coordinator.get(address).content.decode()
    count = Candidate.objects.count()
    assert f"{count} still to be checked before this review can be published." in page
    assert "Who will see it" not in page
    assert coordinator.post(address).status_code == 403
    review.refresh_from_db()
    assert review.published_at is None


def test_a_checked_review_is_published_after_a_look(coordinator, review, people) -> None:
    first, *others = Candidate.objects.all()
    take_up(candidate_id=first.pk, wording=Wording.proposed(first), by=people["chair"], at=timezone.now())
    refused = {"choice": Choice.REFUSED, "reason": RefusalReason.REPEATED}
    for candidate in others:
        decide(candidate_id=candidate.pk, **refused, by=people["chair"], at=timezone.now())
    address = f"/papers/reviews/{review.reference}/publish"
    page = coordinator.get(address).content.decode()
    assert "Everybody who signs in to this service" in page
    assert coordinator.post(address)["Location"] == f"/reviews/{review.reference}/"
    review.refresh_from_db()
    assert review.published_by == people["coordinator"]


def test_a_chair_sees_why_publishing_is_not_theirs(signed_in, review, people) -> None:
    for candidate in Candidate.objects.all():
        decide(
            candidate_id=candidate.pk,
            choice=Choice.REFUSED,
            reason=RefusalReason.OTHER,
            by=people["chair"],
            at=timezone.now(),
        )
    page = signed_in("chair").get(f"/papers/reviews/{review.reference}/publish").content.decode()
    assert "Only these roles of the partnership that holds the papers may do this: coordinator." in page
    assert "</button></form>" not in page.split("<main")[1]


@pytest.mark.parametrize("page", ["facts", "publish"])
@pytest.mark.parametrize("who", ["stranger", "researcher", "without a role"])
def test_reviews_of_others_are_not_to_be_changed(signed_in, review, who, page) -> None:
    assert signed_in(who).get(f"/papers/reviews/{review.reference}/{page}").status_code in (403, 404)
