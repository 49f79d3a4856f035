"""Reports back from the plain data that `Report.as_dict` gives."""

from __future__ import annotations

from typing import Any

from learnt.engine.report import Action, Copy, Kind, Lesson, Recommendation, Report, ReviewFacts, Where
from learnt.engine.transcript import Box, Format, Place

Plain = dict[str, Any]


def report_from_dict(data: Plain) -> Report:
    """The report that `as_dict` made this of (edges to a tenth of a point, sureness to a thousandth).

    Raises KeyError, TypeError or ValueError for other data.
    """
    return Report(
        file=data["file"],
        format=Format(data["format"]),
        review=_facts(data["review"]),
        recommendations=tuple(_recommendation(found) for found in data["recommendations"]),
        lessons=tuple(Lesson(x["key"], x["text"], _places(x["places"])) for x in data["lessons"]),
        actions=tuple(_action(row) for row in data["actions"]),
        pages=data["pages"],
        warnings=tuple(data["warnings"]),
        pages_read_by_ocr=tuple((one["page"], one["sureness"]) for one in data.get("pages_read_by_ocr", ())),
        engine_version=data["engine_version"],
    )


def _facts(data: Plain) -> ReviewFacts:
    return ReviewFacts(**{**data, "subjects": tuple(data["subjects"])})


def _recommendation(data: Plain) -> Recommendation:
    return Recommendation(
        key=data["key"],
        text=data["text"],
        places=_places(data["places"]),
        label=data["label"],
        section=data["section"],
        kind=Kind(data["kind"]),
        addressees=tuple(data["addressees"]),
        copies=tuple(_copy(copy) for copy in data["copies"]),
        lessons=tuple(data["lessons"]),
        reasons=tuple(data["reasons"]),
        sureness=data["sureness"],
    )


def _copy(data: Plain) -> Copy:
    return Copy(Where(data["where"]), data["text"], _places(data["places"]), data["same_words"], data["label"])


def _action(data: Plain) -> Action:
    return Action(**{**data, "places": _places(data["places"])})


def _places(data: list[Plain]) -> tuple[Place, ...]:
    return tuple(Place(place["page"], None if place["box"] is None else Box(*place["box"])) for place in data)
