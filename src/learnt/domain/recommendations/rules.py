"""What may be done with recommendations, and why not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.candidates.models import Candidate
from learnt.domain.documents import rules as document_rules
from learnt.domain.recommendations.models import Recommendation
from learnt.domain.reviews import rules as review_rules
from learnt.domain.reviews.models import Review
from learnt.domain.verdict import YES, Verdict, no


def may_see(person: Person, recommendation: Recommendation) -> Verdict:
    """Whether a person may see a recommendation: whoever may see its review."""
    return review_rules.may_see(person, recommendation.review)


def may_see_page(person: Person, recommendation: Recommendation, page: int) -> Verdict:
    """Whether a person may see a page of the paper that a recommendation stands in, as it was sent in.

    Whoever may see the recommendation may see the pages on which it and its copies stand; the rest of the paper is
    for those who may see the paper, and so are all its pages once the recommendation has been withdrawn.
    """
    if page in recommendation.pages:
        return may_see_passage(person, recommendation)
    return document_rules.may_see(person, recommendation.document)


def shows_paper(recommendation: Recommendation, page: int) -> bool:
    """Whether a page shows more of the paper than the recommendation: looking at it is looking into the paper."""
    is_for_all = recommendation.review.published_at and not recommendation.withdrawn_at
    return not is_for_all or page not in recommendation.pages


def may_see_passage(person: Person, recommendation: Recommendation) -> Verdict:
    """Whether a person may see how a recommendation stands in its paper: not what was taken up by mistake."""
    if recommendation.withdrawn_at:
        return document_rules.may_see(person, recommendation.document)
    return may_see(person, recommendation)


def may_amend(person: Person, recommendation: Recommendation) -> Verdict:
    """Whether a person may amend the record of a recommendation."""
    if recommendation.withdrawn_at:
        return no(_("This recommendation was withdrawn. Its record stays as it was."))
    return may(person, Permission.CHECK_CANDIDATES, recommendation.review.organisation_id)


def may_merge(candidates: list[Candidate]) -> Verdict:
    """Whether these candidates can be made into one recommendation."""
    if len(candidates) < 2:
        return no(_("Choose at least one other to merge with."))
    if len({candidate.document_id for candidate in candidates}) > 1:
        return no(_("Only candidates of the same report can be merged."))
    return YES


def may_record_in(review: Review | None) -> Verdict:
    """Whether recommendations can be recorded from a report: it must belong to a review."""
    if review is None:
        return no(_("Say first which review this report belongs to."))
    return YES
