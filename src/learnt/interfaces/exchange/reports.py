"""What was found in reports as rows of a spreadsheet: one row for each recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from learnt.engine.report import Recommendation, Report, ReviewFacts
from learnt.interfaces.exchange.spreadsheets import Column, Row

COLUMNS = (
    Column("file", "File", 24),
    Column("review_kind", "Review", 10),
    Column("partnership", "Partnership", 28),
    Column("subjects", "Subjects", 16),
    Column("date_of_death", "Date of death", 14),
    Column("report_date", "Report date", 14),
    Column("label", "Label", 20),
    Column("text", "Recommendation", 80),
    Column("page", "Page", 8),
    Column("section", "Section", 28),
    Column("kind", "Kind", 16),
    Column("addressees", "Addressees", 36),
    Column("copies", "Also printed", 28),
    Column("lessons", "Lessons", 36),
    Column("reasons", "Reasons", 36),
    Column("sureness", "Sureness", 10),
)


def rows_of(report: Report) -> Iterator[Row]:
    """A row for each recommendation of a report, with the review's facts repeated in each."""
    facts = _facts(report.review)
    lessons = {lesson.key: lesson.text for lesson in report.lessons}
    for found in report.recommendations:
        yield {"file": report.file, **facts, **_recommendation(found, lessons)}


def _facts(facts: ReviewFacts) -> Row:
    return {
        "review_kind": facts.kind,
        "partnership": facts.partnership,
        "subjects": "; ".join(facts.subjects),
        "date_of_death": facts.date_of_death,
        "report_date": facts.report_date,
    }


def _recommendation(found: Recommendation, lessons: dict[str, str]) -> Row:
    return {
        "label": found.label,
        "text": found.text,
        "page": found.page,
        "section": found.section,
        "kind": found.kind.value,
        "addressees": "; ".join(found.addressees),
        "copies": "; ".join(f"{copy.where.value}{_on_page(copy.page)}" for copy in found.copies),
        "lessons": "\n".join(lessons[key] for key in found.lessons if key in lessons),
        "reasons": "; ".join(found.reasons),
        "sureness": round(found.sureness, 3),
    }


def _on_page(page: int | None) -> str:
    return "" if page is None else f" (page {page})"
