"""Bodies: which words of a report name an organisation, and how far it reaches."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Reach(StrEnum):
    """How far a body speaks: for itself, for several agencies, or for the whole country."""

    SINGLE = "single"
    SHARED = "shared"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text, from `start` to `end`."""

    name: str
    start: int
    end: int


@cache
def gazetteer() -> dict[str, Any]:
    """The kinds of body as data; see gazetteer.json."""
    loaded: dict[str, Any] = json.loads(files(__package__).joinpath("gazetteer.json").read_text("utf-8"))
    return loaded


def _flexible(words: Iterable[str]) -> str:
    """An alternation, longest first, that takes straight apostrophes for curly ones."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(w).replace("’", "[’']").replace(r"\ ", r"\s+") for w in ordered)


@cache
def _all(field: str) -> tuple[str, ...]:
    return tuple(word for kind in gazetteer()["kinds"] for word in kind[field])


_CAP = r"(?:[A-Z][\w’'&.-]*[\w]|[A-Z]\b)"
_GLUE = r"(?:and|of|for|the|&|in|with|y|yr)"


@cache
def _run() -> re.Pattern[str]:
    nouns = _flexible(_all("nouns"))
    tail = rf"(?:\s+(?:of|for)\s+(?:the\s+)?{_CAP}(?:\s+(?:and\s+)?{_CAP}){{0,4}})?"
    return re.compile(
        rf"(?:{_CAP},?\s+(?:{_GLUE}\s+){{0,2}}){{0,8}}(?:{nouns})\b(?:[’']s?)?(?::\s+{_CAP}(?:\s+{_CAP})*)?" + tail
    )


@cache
def _names() -> re.Pattern[str]:
    named = _flexible(n for n in _all("names") if not n.startswith("the "))
    the = _flexible(n.removeprefix("the ") for n in _all("names") if n.startswith("the "))
    short = "|".join(sorted(set(_all("short")), key=len, reverse=True))
    where = rf"(?:\s+(?:in|across|within)\s+(?:the\s+)?{_CAP}(?:\s+{_CAP})*)?"
    return re.compile(
        rf"(?<![\w’-])(?:(?i:{named})(?:\s+(?:team|teams|service))?{where}|(?<=[Tt]he )(?:{the})|(?:{_CAP}\s+)?(?:{short})s?)(?![\w-])"
    )


@cache
def _collective() -> re.Pattern[str]:
    nouns = _flexible(gazetteer()["collective"])
    one = _flexible(gazetteer()["collective_one"])
    who = "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in gazetteer()["which"])
    place = rf"{_CAP}(?:\s+{_CAP})*"
    return re.compile(
        rf"\b(?:{who})\s+(?:of the |the )?(?:[\w’-]+\s+){{0,4}}?(?:{nouns}|{one})\b"
        rf"(?:\s+(?:represented on|on|of|in|within|that are members of)\s+(?:the\s+)?"
        rf"(?:{place}|panel|review|county|district|borough|region|partnership|city))?"
        rf"|\b(?:{nouns})\s+of\s+(?:the\s+)?{place}(?:(?:,| and|, and)\s+(?:the\s+)?{place})+"
    )


_LEADING = re.compile(
    r"^(?:(?:The|In|When|For|That|By|With|And|At|On|To|If|As|Where|From|Under|Within|Both|All|Each|Every|Any|This|Its|Our|"
    r"Recommendation|Agencies|Members|Staff|Officers|It|Following|Since|Because|Although|While|Should|Ask|Require|Train|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Chair|"
    r"But|So|Yet|However|Then|Here|There|These|Those|They|He|She|We|Before|After|During|Until|Once|Neither|Nor|Or|"
    r"of|the|and|for|in|with|by)\s+)+"
)
_NOT_BODIES = re.compile(
    r"^(?:(?:Domestic )?Violence,? Crime|Care|Mental (?:Health|Capacity)|Equality|Children|Single Unified|Social Services|Early Help|"
    r"Domestic Abuse|Safeguarding|Adult|Review|Police and Criminal|Sudden|Independent (?:Chair|Author|Reviewer)) ?(?:Act|Assessment|Plan|Review|Team)?$"
)


class Bodies:
    """The bodies that one report knows: those of the gazetteer and those that it names itself."""

    def __init__(self, text: str, listed: Sequence[str] = ()) -> None:
        counts = Counter(_clean(found.group()) for found in _run().finditer(text))
        counts.update(name for name in listed if _looks_like_name(name))
        self._counts = counts
        self._known = _untangled(counts)
        names = [n for n in self._known if len(n.split()) > 1]
        self._pattern = re.compile(rf"(?<![\w’-])(?:{_flexible(names)})(?![\w-])") if names else None

    def mentions(self, text: str) -> list[Mention]:
        """The bodies that a text names, in order, none inside another."""
        taken: list[Mention] = []
        patterns = [p for p in (_collective(), self._pattern, _names(), _run()) if p is not None]
        for pattern in patterns:
            for found in pattern.finditer(text):
                for span in self._spans(found):
                    start, end = _completed(text, *span)
                    if start < end and not any(m.start < end and start < m.end for m in taken):
                        taken.append(Mention(text[start:end], start, end))
        return _adjoined(sorted(taken, key=lambda m: m.start), text)

    def _spans(self, found: re.Match[str]) -> list[tuple[int, int]]:
        start, end = _trimmed(found)
        if found.re is not _run():
            return [(start, end)]
        spans = []
        for part in _parts(found.string[start:end], self._counts):
            at = found.string.index(part, start)
            spans.append((at, at + len(part)))
        return spans

    def is_body(self, text: str) -> bool:
        """Whether a heading or cell is the name of one body or of several, and nothing else."""
        left = text.strip(" .:")
        for mention in reversed(self.mentions(left)):
            left = left[: mention.start] + left[mention.end :]
        return left != text.strip(" .:") and not re.search(
            r"[a-z]{2,}",
            re.sub(r"\b(?:and|the|The|with|of|for|recommendations?|Recommendations?|as|an|employer)\b", "", left),
        )

    def in_full(self, name: str) -> str:
        """A short mention ('the Health Board') as the one full name in the report that ends so; else as it is."""
        words = name.split()
        if len(words) > 2 or not words or not words[-1][0].isupper() or (len(words) == 1 and name.isupper()):
            return name
        if len(words) > 1 and name in _whole_names():
            return name
        full = {
            k: self._counts[k]
            for k in self._known
            if k.endswith(" " + name)
            and ":" not in k
            and not re.search(r"\b(?:of|and|[Tt]he)(?: the)? " + re.escape(name) + "$", k)
            and not (name == "Board" and re.search(r"\b(?:Health|Care) Board$", k))
        }
        longest = {k: n for k, n in full.items() if not any(k != other and other.endswith(k) for other in full)}
        ranked = sorted(longest, key=lambda k: longest[k], reverse=True)
        clear = len(ranked) == 1 or (len(ranked) > 1 and longest[ranked[0]] >= 3 * longest[ranked[1]])
        return ranked[0] if clear else name


_NO_BODY_AFTER = re.compile(
    r"\s+(?:Reviews?|Acts?|Bill|Plans?|Policy|Procedures?|Strategy|Guidance|Measure|Code|Framework|Report|Standards?|staff)\b"
)


def _completed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what is no body ('Safeguarding Practice Review'), and with the rest of a name ('Housing Options')."""
    if _NO_BODY_AFTER.match(text, end):
        return end, end
    rest = re.compile(r"(?:\s+[A-Z][\w’'-]+)+(?=\s)").match(text, end) if " " not in text[start:end] else None
    return (start, rest.end()) if rest and text[start].isupper() else (start, end)


def _adjoined(mentions: list[Mention], text: str) -> list[Mention]:
    """Mentions in order, a body and its part in one: 'Harrowmere County Council Public Health'."""
    out: list[Mention] = []
    for mention in mentions:
        if out and text[out[-1].end : mention.start] == " " and mention.name[0].isupper() and out[-1].name[0].isupper():
            mention = Mention(text[out[-1].start : mention.end], out.pop().start, mention.end)
        out.append(mention)
    return out


def _clean(name: str) -> str:
    return re.sub(r"[’']s?$", "", _LEADING.sub("", " ".join(name.split()))).strip(" ,.")


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    lead = _LEADING.match(found.group())
    start = found.start() + (lead.end() if lead and not _collective().match(found.group()) else 0)
    text = found.string[start : found.end()]
    end = found.end() - (len(text) - len(re.sub(r"(?:[’']s?|[ ,.])$", "", text)))
    return start, end


def _looks_like_name(name: str) -> bool:
    return bool(re.match(r"[A-Z]", name)) and 1 < len(name.split()) < 12


_STRONG_JOINT = re.compile(r",? and the |,? with (?:the )?|,? together with (?:the )?|, (?:the )?(?=[A-Z])|;\s*| / ")


def _untangled(counts: Counter[str]) -> set[str]:
    """Names, those that are several known ones joined by 'and' taken apart."""
    known = {n for n in counts if n and not _NOT_BODIES.match(n)}
    for name in sorted(known, key=len, reverse=True):
        parts = _parts(name, counts)
        if len(parts) > 1:
            known.discard(name)
            known.update(p for p in parts if re.match(r"[A-Z]", p))
    return known


def _parts(name: str, counts: Counter[str]) -> list[str]:
    """The bodies that one run of capitals names."""
    if name in _whole_names():
        return [name]
    strong = [p.strip() for p in _STRONG_JOINT.split(name) if p.strip()]
    if len(strong) > 1 and all(re.match(r"[A-Z]", p) for p in strong):
        return [part for piece in strong for part in _parts(piece, counts)]
    for found in re.finditer(r",? and ", name):
        left, right = name[: found.start()], name[found.end() :]
        if right in _whole_names() or (_is_apart(left, counts) and (right in counts or _run().fullmatch(right))):
            return [*_parts(left, counts), right]
        if counts[right] > counts[name] and len(left.split()) > 1:
            return [left, right]
    return [name]


def _is_apart(left: str, counts: Counter[str]) -> bool:
    found = _run().fullmatch(left)
    return (
        left in _whole_names()
        or (left in counts and len(left.split()) > 1)
        or (found is not None and len(left.split()) > 2)
    )


@cache
def _whole_names() -> frozenset[str]:
    return frozenset((*(n.removeprefix("the ") for n in _all("names")), *_all("short")))


@cache
def _by_reach() -> tuple[tuple[Reach, re.Pattern[str]], ...]:
    rows: list[tuple[Reach, re.Pattern[str]]] = []
    for reach in (Reach.NATIONAL, Reach.SHARED, Reach.SINGLE):
        kinds = [k for k in gazetteer()["kinds"] if k["reach"] == reach]
        nouns = _flexible(n for k in kinds for n in k["nouns"]) or "(?!)"
        names = _flexible(n.removeprefix("the ") for k in kinds for n in (*k["names"], *k["short"])) or "(?!)"
        rows.append((reach, re.compile(rf"(?:^|\b)(?:{nouns})$|^(?:the\s+)?(?:{names})$", re.I)))
    return tuple(rows)


_SHARED = re.compile(
    r"^(?:all|both|every|each|panel|partner|member)\b|(?:agencies|partners|organisations|employers|lenders)$|"
    r"^(?:Schools|Practices|Operators|Landlords|Councils|Forces|Hospitals|Colleges)\b|^Safer [A-Z]|"
    r"\b(?:Community Safety|Safeguarding (?:Children|Adults)) Partnership\b|\bIntegrated Care System$|^(?:the )?(?:Board|Partnership)$",
    re.I,
)


def reach_of(name: str) -> Reach:
    """How far a body reaches, by its name."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip())
    if _SHARED.search(bare):
        return Reach.SHARED
    if re.match(r"National\b", bare) and not bare.endswith("Probation Service"):
        return Reach.NATIONAL
    if re.search(r"\bgovernments?\b", bare, re.I) and not re.search(r"\blocal government\b", bare, re.I):
        return Reach.NATIONAL
    for reach, pattern in _by_reach():
        found = pattern.search(bare)
        if found and (
            reach is not Reach.SHARED or not re.search(r"NHS|Partnership (?:NHS|University)|Health Board$", bare)
        ):
            return reach
    if re.search(r"\bSAB$|\bCSP$|\bLSCP$|\b[A-Z]*S[AC][BP]$", bare):
        return Reach.SHARED
    return Reach.SINGLE
