"""The gold answers of a demo paper, in the format of the gold sets: what the paper says and where."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from learnt.interfaces.demo.press import pages as press_pages
from learnt.interfaces.demo.press.paper import Mark, Paper, Recommendation
from learnt.interfaces.demo.press.typography import curly, plain

_REVIEW = ("kind", "partnership", "subjects", "date_of_death", "report_date", "author", "chair")
_REGISTER = ("area", "county_or_region", "published_on", "summary")


class NotPrinted(Exception):
    """A passage that the source marks is not to be found in the printed file."""


def gold_of(paper: Paper, printed: Path) -> dict[str, Any]:
    """The gold of a printed paper; pages are read back from the PDF and are null for a Word file."""
    found = _on_pages(paper, printed)
    return {
        "file": paper.file,
        "fictional": True,
        "review": {name: _curled(paper, paper.facts.get(name)) for name in _REVIEW},
        **{name: _worded(paper, str(paper.facts[name])) for name in _REGISTER},
        "recommendations": [_recommendation(each, found, paper) for each in paper.recommendations],
        "lessons": [
            {"key": mark.key, "text": mark.text, "page": page} for mark, page in found if mark.kind == "lesson"
        ],
        "actions": [row.__dict__ for row in paper.plan],
        "neutral": [mark.text for mark, _ in found if mark.kind == "neutral"],
        "distractors": [mark.text for mark, _ in found if mark.kind == "distractor"],
    }


def _on_pages(paper: Paper, printed: Path) -> list[tuple[Mark, int | None]]:
    if printed.suffix != ".pdf":
        return [(mark, None) for mark in paper.marks]
    pages, place, found = press_pages.page_letters(printed), press_pages.Place(1, 0), []
    for mark in paper.marks:
        here = press_pages.place_of(pages, mark.text, place)
        if here is None:
            raise NotPrinted(f"{paper.name}: after {place} there is no {mark.text[:60]!r}")
        place = press_pages.Place(here.page, here.letter + 1)
        found.append((mark, here.page))
    return found


def _recommendation(each: Recommendation, found: list[tuple[Mark, int | None]], paper: Paper) -> dict[str, Any]:
    main, page = next((mark, page) for mark, page in found if mark.kind == "recommendation" and mark.key == each.key)
    answer: dict[str, Any] = {
        "key": each.key,
        "label": each.label.rstrip(":.") or None,
        "text": main.text,
        "page": page,
        "section": main.section,
        "kind": each.kind,
        "addressees": [_worded(paper, name) for name in each.addressees],
        "copies": [
            {"page": number, "where": mark.where, "same_words": _same(mark.text, main.text)}
            for mark, number in found
            if mark.kind == "copy" and mark.key == each.key
        ],
        "lessons": list(each.lessons),
        "label_id": each.label_id,
    }
    if main.in_table:
        answer["in_table"] = True
    if each.echoes:
        answer["echoes"] = list(each.echoes)
    return answer


def _same(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() > 0.97


def _worded(paper: Paper, text: str) -> str:
    return text if paper.look.get("quotes") == "straight" else curly(plain(text))


def _curled(paper: Paper, value: Any) -> Any:
    return _worded(paper, value) if isinstance(value, str) else value
