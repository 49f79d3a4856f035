"""How fast the register is searched over 15,000 recommendations, beside plain `icontains` in the same run.

Usage: python benchmarks/register.py [--recommendations 15000] [--repeat 5] [--bar 100] [--json OUT]

Makes a scratch database on the PostgreSQL in use, fills it with invented recommendations, and times for each of 30
searches what the page asks of the database:
  search    the count, and a page of 25 in order of rank with the words marked and the addressees
  page      the same and everything else on the page: areas, years, the commonest addressees
  icontains the baseline: each word anywhere in the text, the count and a page of 25, nothing ranked or marked
Ends with status 1 if the 95th percentile of `search` is not under the bar, in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from learnt.domain.accounts.models import Person
    from learnt.domain.recommendations.queries import Wanted

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PER_PAGE = 25
PER_REVIEW = 25
RESULTS = Path(__file__).parent / "results" / "register.json"

WORDS = (
    "training",
    "police",
    "risk assessment",
    "information sharing",
    '"coercive control"',
    "housing or accommodation",
    "supervision -police",
    "safeguarding children school",
    "review",
    "review protocol within months",
    '"within six months"',
    "victims' voices recorded",
    "alcohol or drugs or substance",
    "Harrobrook",
    "multi-agency audit -training",
)


def main() -> int:
    """Measure, print, and say by the exit status whether the bar is kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recommendations", type=int, default=15_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--bar", type=float, default=100.0)
    parser.add_argument("--json", type=Path, default=RESULTS)
    options = parser.parse_args()
    with scratch_database():
        fill(options.recommendations, Random(7))
        person, searches = reader(), list(all_searches())
        ways: dict[str, Callable[[Wanted], Any]] = {
            "search": lambda wanted: search(person, wanted),
            "page": lambda wanted: whole_page(person, wanted),
            "icontains": lambda wanted: plain(person, wanted),
        }
        measured = {name: milliseconds(way, searches, options.repeat) for name, way in ways.items()}
    figures = {name: percentiles(times) for name, times in measured.items()}
    slowest = slowest_search(measured["search"], searches, options.repeat)
    report(figures, slowest, options)
    return 0 if figures["search"]["p95"] < options.bar else 1


@contextmanager
def scratch_database() -> Iterator[None]:
    """Django on a database of its own, dropped at the end."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "learnt.config.settings.local"
    from learnt.config import database

    database.ensure()
    import django
    from django.conf import settings

    settings.DATABASES["default"]["TEST"] = {"NAME": "learnt_benchmark_register"}
    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def fill(recommendations: int, chance: Random) -> None:
    """Invented reviews of invented partnerships, PER_REVIEW recommendations in each, every tenth unpublished."""
    from django.db import connection

    by = someone()
    for number in range(recommendations // PER_REVIEW):
        fill_review(number, by, chance)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def fill_review(number: int, by: Person, chance: Random) -> None:
    """One review with its paper, candidates, recommendations and addressees."""
    from learnt.domain.candidates.models import Candidate, Origin
    from learnt.domain.documents.models import Document
    from learnt.domain.documents.states import DocumentState
    from learnt.domain.recommendations.models import Addressee, Recommendation
    from learnt.domain.reviews.models import Review, ReviewDocument

    partnership = partnership_of(number % 60)
    document = Document.objects.create(
        organisation=partnership, name=f"{number}.pdf", sha256=f"{number:064}", size=1, state=DocumentState.READY,
        received_at=NOON, received_by=by,
    )  # fmt: skip
    published = {"published_at": NOON, "published_by": by} if number % 10 else {}
    review = Review.objects.create(
        organisation=partnership, kind=chance.choice(KINDS), subjects=[place(chance)], opened_at=NOON, opened_by=by,
        report_date=f"{chance.randint(2011, 2026)}-{chance.randint(1, 12):02}", **published,
    )  # fmt: skip
    ReviewDocument.objects.create(review=review, document=document, attached_at=NOON, attached_by=by)
    texts = [sentence(chance) for _ in range(PER_REVIEW)]
    candidates = Candidate.objects.bulk_create(
        Candidate(document=document, number=n, origin=Origin.MACHINE, text=text, kind="other", proposed_at=NOON)
        for n, text in enumerate(texts, start=1)
    )
    made = Recommendation.objects.bulk_create(
        Recommendation(
            review=review, document=document, candidate=c, number=c.number, label=str(c.number), text=c.text,
            kind=chance.choice(("multi-agency", "single-agency", "national")), page=c.number, recorded_at=NOON,
            recorded_by=by,
        )
        for c in candidates
    )  # fmt: skip
    Addressee.objects.bulk_create(
        Addressee(recommendation=one, position=position, as_printed=name)
        for one in made
        for position, name in enumerate(chance.sample(BODIES, chance.randint(1, 3)), start=1)
    )


def someone() -> Person:
    """Somebody to have done all this."""
    from learnt.domain.accounts.operations import add_person

    return add_person(email="bench@example.org", name="Ben Bench", password="x" * 20, by=None, at=NOON)


def reader() -> Person:
    """A coordinator: sees everything published and what is unpublished of one partnership."""
    from learnt.domain.accounts.models import Person
    from learnt.domain.accounts.operations import appoint
    from learnt.domain.accounts.roles import Role

    person = Person.objects.get()
    appoint(person=person, role=Role.COORDINATOR, organisation=partnership_of(3), by=None, at=NOON)
    return person


def partnership_of(number: int) -> Any:
    """One of the invented partnerships."""
    from learnt.domain.organisations.models import OrganisationKind
    from learnt.domain.organisations.operations import ensure_area, ensure_organisation

    area = ensure_area(name=f"Area {number}")
    return ensure_organisation(name=f"Partnership {number}", kind=OrganisationKind.PARTNERSHIP, area=area)


def all_searches() -> Iterator[Wanted]:
    """Each choice of words without filters, and once with filters and another order."""
    from learnt.domain.organisations.models import Area
    from learnt.domain.recommendations.queries import Wanted

    area = Area.objects.earliest("pk").pk
    narrowed = ({"area": area}, {"year": "2019"}, {"kind": "national"}, {"addressee": "housing"}, {"sort": "oldest"})
    for at, words in enumerate(WORDS):
        yield Wanted(words=words)
        yield Wanted(words=words, **narrowed[at % len(narrowed)])


def search(person: Person, wanted: Wanted) -> tuple[int, list]:
    """The count and the first page, ranked and marked."""
    from learnt.domain.recommendations.queries import marked, register

    found = register(person, wanted)
    return found.count(), list(marked(found, wanted.words)[:PER_PAGE])


def whole_page(person: Person, wanted: Wanted) -> tuple:
    """Everything that the register's page asks of the database."""
    from learnt.domain.recommendations import queries

    choices = list(queries.areas_in_register(person)), queries.years_in_register(person)
    return *choices, queries.commonest_addressees(person), search(person, wanted)


def plain(person: Person, wanted: Wanted) -> tuple[int, list]:
    """The baseline: the words anywhere in the text, newest first."""
    from learnt.domain.recommendations.queries import Wanted, register

    rest = Wanted(area=wanted.area, year=wanted.year, kind=wanted.kind, addressee=wanted.addressee, sort="newest")
    found = register(person, rest)
    for word in wanted.words.replace('"', "").split():
        found = found.exclude(text__icontains=word[1:]) if word[0] == "-" else found.filter(text__icontains=word)
    return found.count(), list(found[:PER_PAGE])


def milliseconds(way: Callable[[Wanted], Any], searches: list[Wanted], repeat: int) -> list[float]:
    """How long each search takes, so many times each, after a first time that is not counted."""
    times = []
    for wanted in searches:
        way(wanted)
        for _ in range(repeat):
            began = time.perf_counter()
            way(wanted)
            times.append((time.perf_counter() - began) * 1000)
    return times


def percentiles(times: list[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    return {"p50": round(statistics.median(times), 1), "p95": round(statistics.quantiles(times, n=20)[-1], 1)}


def slowest_search(times: list[float], searches: list[Wanted], repeat: int) -> str:
    """The words of the search that took longest, and how long it took at best."""
    best = [min(times[at * repeat : (at + 1) * repeat]) for at in range(len(searches))]
    at = best.index(max(best))
    return f"{searches[at].words} ({best[at]:.0f} ms)"


def report(figures: dict[str, dict[str, float]], slowest: str, options: argparse.Namespace) -> None:
    """Print the figures, and keep them with what they were measured on."""
    for name, told in figures.items():
        print(f"{name:10} p50 {told['p50']:7.1f} ms   p95 {told['p95']:7.1f} ms")
    ratio = figures["icontains"]["p95"] / figures["search"]["p95"]
    print(f"search takes 1/{ratio:.1f} of icontains at p95; slowest: {slowest}; bar {options.bar:.0f} ms")
    kept = {
        "recommendations": options.recommendations,
        "searches": len(WORDS) * 2,
        "milliseconds": figures,
        "icontains_to_search_at_p95": round(ratio, 2),
        "slowest": slowest,
        "bar_p95": options.bar,
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }
    options.json.parent.mkdir(exist_ok=True)
    options.json.write_text(json.dumps(kept, indent=1) + "\n")


# --- invented sentences


def sentence(chance: Random) -> str:
    """An invented recommendation of one to three sentences."""
    first = f"{chance.choice(BODIES)} {chance.choice(DUTIES)} {chance.choice(DEEDS)} {chance.choice(MATTERS)}"
    first += f" {chance.choice(SETTINGS)}, {chance.choice(PURPOSES)}."
    more = [
        f"This should be {chance.choice(PROOFS)} {chance.choice(TIMES)} with {place(chance)} {chance.choice(PEOPLE)}."
        for _ in range(chance.randint(0, 2))
    ]
    return " ".join([first, *more])


def place(chance: Random) -> str:
    """One of some 3,000 invented place names, so that the vocabulary is as wide as that of real reports."""
    return "".join(chance.choice(part) for part in (BEGINNINGS, MIDDLES, ENDINGS)).capitalize()


BEGINNINGS = [
    "harro",
    "alder",
    "fen",
    "lar",
    "stow",
    "glan",
    "rother",
    "mer",
    "brack",
    "win",
    "thorn",
    "ash",
    "hol",
    "kel",
    "wis",
    "pen",
    "cor",
    "dun",
]
MIDDLES = ["mere", "marsh", "wick", "bury", "field", "stone", "water", "well", "cliff", "moor", "wood", "gate", ""]
ENDINGS = ["brook", "ton", "ham", "ford", "ley", "worth", "by", "combe", "dale", "port", "sea", "hurst"]
KINDS = ("DHR", "DARDR", "SAR", "LCSPR", "SUSR")
BODIES = [
    "The Police",
    "The Mental Health Trust",
    "The Council Housing Department",
    "Children's Social Care",
    "Adult Social Care",
    "The Probation Service",
    "The Integrated Care Board",
    "All GP practices",
    "The Community Safety Partnership",
    "The Safeguarding Adults Board",
    "The Home Office",
    "The specialist domestic abuse service",
    "The Ambulance Service",
    "The acute hospital's emergency department",
    "Schools and colleges",
    "The drug and alcohol service",
    "The housing association",
    "All agencies",
    "The MARAC steering group",
    "Health visiting",
]
DUTIES = ["should", "must", "should, within six months,", "is asked to", "should continue to", "will"]
DEEDS = [
    "review",
    "provide training on",
    "audit",
    "strengthen its policy on",
    "agree a written protocol for",
    "raise awareness of",
    "commission research into",
    "monitor",
    "improve the recording of",
    "escalate concerns about",
    "share information about",
    "supervise decisions on",
    "test the quality of",
    "publish guidance about",
    "ensure consistent use of",
]
MATTERS = [
    "risk assessment",
    "coercive control",
    "information sharing between agencies",
    "safeguarding of children who live with abuse",
    "missed appointments",
    "firearms licensing checks",
    "non-fatal strangulation",
    "carers' assessments",
    "alcohol and drug misuse",
    "referrals to MARAC",
    "routine enquiry",
    "economic abuse",
    "suicide risk after separation",
    "housing transfers and temporary accommodation",
    "interpreters and language needs",
    "stalking and harassment",
    "the victims' voices as they are recorded",
    "perpetrator programmes",
    "discharge from hospital",
    "professional curiosity",
    "older people who are abused by relatives",
    "bail conditions",
    "case supervision",
    "the use of body-worn video",
]
SETTINGS = [
    "in every case that is closed",
    "in primary care",
    "at the first contact",
    "across the county",
    "in custody suites",
    "during pregnancy",
    "where several agencies are involved",
    "when a family moves between areas",
    "in schools",
    "at multi-agency meetings",
    "out of hours",
    "on hospital wards",
]
PURPOSES = [
    "so that practitioners recognise the pattern",
    "so that no decision rests on one person",
    "so that victims are seen alone",
    "and assure the Partnership that it has been embedded",
    "and report on progress within six months",
    "with substance rather than by circulating a memorandum",
    "so that families know whom to ask",
    "and evaluate what has changed after a year",
    "so that risk is understood before a case is closed",
    "drawing on the experience of survivors",
]
PROOFS = ["audited", "reviewed", "tested", "discussed", "evidenced", "reported on", "shared"]
TIMES = ["every quarter", "within six months", "each year", "before the next review", "at once", "by the spring"]
PEOPLE = ["practitioners", "managers", "partners", "survivors", "volunteers", "commissioners", "schools", "families"]


if __name__ == "__main__":
    sys.exit(main())
