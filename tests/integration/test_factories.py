"""The factories make what they say, for the tests that stand on them."""

import pytest

from learnt.domain.candidates.models import Candidate
from tests.factories import papers

pytestmark = pytest.mark.django_db


def test_the_small_report_has_five_recommendations_of_which_one_runs_over_a_page_break() -> None:
    document = papers.read_document()
    found = list(Candidate.objects.filter(document=document))
    assert [c.text for c in found] == [
        *papers.RECOMMENDATIONS[:3],
        papers.CROSSING,
        papers.RECOMMENDATIONS[3],
    ]
    assert [[place["page"] for place in c.places] for c in found] == [[2], [2], [2], [2, 3], [3]]
    assert papers.review_of(document).documents.get() == document
