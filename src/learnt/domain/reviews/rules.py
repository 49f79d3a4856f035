"""What may be done with reviews, and why not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.permissions import Permission, may
from learnt.domain.candidates.rules import may_check
from learnt.domain.documents.models import Document
from learnt.domain.reviews.models import Review
from learnt.domain.verdict import Verdict, no


def may_see(person: Person, review: Review) -> Verdict:
    """Whether a person may see a review: a published one everybody, others their partnership."""
    if review.published_at:
        return may(person, Permission.SEE_PUBLISHED)
    return may(person, Permission.SEE_UNPUBLISHED, review.organisation_id)


def may_open(person: Person, document: Document) -> Verdict:
    """Whether a person may open a review from a document that was read."""
    return may_check(person, document)


def may_amend(person: Person, review: Review) -> Verdict:
    """Whether a person may correct the facts of a review."""
    return may(person, Permission.CHECK_CANDIDATES, review.organisation_id)


def may_attach_to(person: Person, review: Review) -> Verdict:
    """Whether a person may add papers to a review: what is taken up from a paper of a published one is published."""
    if review.published_at:
        return may(person, Permission.PUBLISH_REVIEWS, review.organisation_id)
    return may_amend(person, review)


def may_publish(person: Person, review: Review, undecided: int) -> Verdict:
    """Whether a person may publish a review of which so many candidates are not decided."""
    if review.published_at:
        return no(_("This review is published already."))
    if undecided:
        return no(_("%(count)s still to be checked before this review can be published.") % {"count": undecided})
    return may(person, Permission.PUBLISH_REVIEWS, review.organisation_id)
