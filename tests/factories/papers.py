"""Papers for tests: received, read by the engine, opened as reviews, all through the real operations."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from pathlib import Path

from django.core.files.base import ContentFile

from learnt.domain.accounts.models import Person
from learnt.domain.candidates.operations import keep_findings
from learnt.domain.documents.models import Document
from learnt.domain.documents.operations import begin_reading, receive_document, set_aside
from learnt.domain.organisations.models import Organisation
from learnt.domain.reviews.models import Review
from learnt.domain.reviews.operations import Facts, open_review
from learnt.engine import pipeline
from learnt.engine.extraction import extract
from learnt.engine.transcript import Transcript
from learnt.engine.transcript_json import transcript_as_dict
from tests.personas import NOON, everybody, partnerships

DEMO_PAPERS = Path(pipeline.__file__).parents[1] / "interfaces" / "demo" / "papers"

RECOMMENDATIONS = (
    "Harrowmere Constabulary should ensure that every call about domestic abuse is graded by a supervisor before "
    "it is closed.",
    "The Mental Health Trust should review how it tells the police that a patient has missed an appointment, and "
    "should report to the Partnership within six months.",
    "Harrowmere Council Housing should train its reception staff to recognise coercive control.",
    "The Home Office should consider national guidance on the checks that are made before a firearm certificate is "
    "renewed.",
)
CROSSING = (
    "All agencies should agree one written protocol for sharing information about people who are assessed at high "
    "risk, should say in it who decides when agencies disagree, and should test it together at least once a year "
    "with the help of the specialist domestic abuse service, so that what one agency knows is known to those who "
    "have to act on it."
)


def received(
    *,
    content: bytes | None = None,
    name: str = "harrowmere-2021.pdf",
    organisation: Organisation | None = None,
    by: Person | None = None,
    at: datetime = NOON,
) -> Document:
    """A document that was sent in and not read yet; the small report unless `content` is given."""
    return receive_document(
        organisation=organisation or partnerships().harrowmere,
        name=name,
        file=ContentFile(small_report() if content is None else content, name=name),
        by=by or everybody()["coordinator"],
        at=at,
    )


def read_document(
    *,
    paper: str = "",
    content: bytes | None = None,
    name: str = "harrowmere-2021.pdf",
    organisation: Organisation | None = None,
    by: Person | None = None,
    at: datetime = NOON,
) -> Document:
    """A document that is ready to check: a demo paper ("ALD2012.pdf"), some bytes, or else the small report."""
    if paper:
        content, name = (DEMO_PAPERS / paper).read_bytes(), paper
    content = small_report() if content is None else content
    document = begin_reading(
        document_id=received(content=content, name=name, organisation=organisation, by=by, at=at).pk, at=at
    )
    assert document is not None
    transcript = _transcript(content)
    keep_findings(
        document=document,
        report=extract(transcript, name).as_dict(),
        pages=transcript_as_dict(transcript)["pages"],
        at=at,
    )
    document.refresh_from_db()
    return document


def unreadable_document(*, why: str = "The file is empty.", **told) -> Document:
    """A document that could not be read, with the reason."""
    document = begin_reading(document_id=received(**told).pk, at=NOON)
    assert document is not None
    set_aside(document=document, why=why, at=NOON)
    return document


def review_of(document: Document, *, by: Person | None = None, at: datetime = NOON, **facts) -> Review:
    """The review opened from a document, by its coordinator."""
    told = {"kind": "DHR", "subjects": ("Carol",), "report_date": "2021-05", **facts}
    return open_review(document_id=document.pk, facts=Facts(**told), by=by or everybody()["coordinator"], at=at)


@cache
def small_report() -> bytes:
    """A report of three pages with five recommendations, the fourth of which runs over a page break."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, Spacer

    styles = getSampleStyleSheet()
    first, second, third, last = RECOMMENDATIONS
    flow = [
        Paragraph("Safer Harrowmere Partnership", styles["Title"]),
        Paragraph("Domestic Homicide Review into the death of Carol", styles["Title"]),
        Paragraph("Overview report, May 2021", styles["Normal"]),
        PageBreak(),
        Paragraph("1. Introduction", styles["Heading1"]),
        *(Paragraph(_PROSE, styles["Normal"]) for _ in range(5)),
        Spacer(1, 310),
        Paragraph("2. Recommendations", styles["Heading1"]),
        *_said(styles["Normal"], enumerate((first, second, third, CROSSING, last), start=1)),
    ]
    return _printed(flow)


@cache
def report_without_recommendations() -> bytes:
    """A report of one page that recommends nothing."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph

    styles = getSampleStyleSheet()
    return _printed([Paragraph("1. Introduction", styles["Heading1"]), Paragraph(_PROSE, styles["Normal"])])


def _printed(flow: list) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    room = io.BytesIO()
    SimpleDocTemplate(room, pagesize=A4, invariant=True).build(flow)
    return room.getvalue()


_PROSE = (
    "Carol was known to several agencies in the year before she died. The panel met six times and heard from her "
    "sister, from her employer and from the agencies that had known her. It looked at what each of them had done, and "
    "at what they had known of what the others did."
)


def _said(style, numbered) -> list:
    from reportlab.platypus import Paragraph, Spacer

    flow = []
    for number, words in numbered:
        flow += [Paragraph(f"<b>Recommendation {number}:</b> {words}", style), Spacer(1, 14)]
    return flow


@cache
def _transcript(content: bytes) -> Transcript:
    return pipeline.transcribe(content)
