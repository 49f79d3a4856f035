"""The page of a paper with the passage marked, as the recommendation's page draws it."""

from __future__ import annotations

from dataclasses import dataclass

from learnt.domain.documents.queries import transcript_page
from learnt.domain.recommendations.models import Recommendation

WIDTH = 1800  # pixels of a picture
_MARGIN = 4.0  # points between the words and the edge of their mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle over a passage, in points."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page and the marks on it; lengths in points."""

    page: int
    width: float
    height: float
    marks: list[Mark]


def drawing(recommendation: Recommendation) -> list[Drawing]:
    """The pages on which a recommendation stands, with its marks; none when the paper has no pages."""
    return [found for page in _own_pages(recommendation) if (found := _drawing_of(recommendation, page))]


def _own_pages(recommendation: Recommendation) -> list[int]:
    return sorted({place["page"] for place in recommendation.places if place["page"] and place["box"]})


def _drawing_of(recommendation: Recommendation, number: int) -> Drawing | None:
    page = transcript_page(recommendation.document, number)
    if page is None or not page.width or not page.height:
        return None
    boxes = [place["box"] for place in recommendation.places if place["page"] == number and place["box"]]
    return Drawing(number, page.width, page.height, [_mark(*box) for box in boxes])


def _mark(left: float, top: float, right: float, bottom: float) -> Mark:
    return Mark(left - _MARGIN, top - _MARGIN, right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN)
