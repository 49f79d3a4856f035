"""Who is asked by a recommendation: the column, the heading, or the words say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learnt.engine.addressees.bodies import Bodies, Mention, gazetteer
from learnt.engine.addressees.headings import bare, says_who

_MODAL = re.compile(
    r"\b(?:should|must|shall|will|ought to|needs? to|(?:is|are) (?:to|asked|invited|requested|encouraged|urged|required|recommended)|may wish to|to)\b"
)
_ASKS = re.compile(
    r"\b(?:should|must|shall|will|ought to|needs? to|(?:is|are) (?:to|asked|invited|recommended)|recommend\w*)\b"
)
_PREAMBLE = re.compile(
    r"^(?:(?:It is (?:therefore |further |also )*recommended|The (?:panel|review|reviewers?|author|inquiry)[\w ]{0,30}? "
    r"(?:recommends?|asks?)|We recommend|I recommend) (?:that )?|That )",
    re.I,
)
_AIM = re.compile(
    r"^(?:To|In order to|For|By|When|Where|If|As|Before|After|During|Following|Until|Once|In)\b[^,]*(?:,[^,]{0,60})*?,\s+(?=(?:the |The |all )?[A-Z]|the \w+ of )"
)
_AGENT = re.compile(r"\b(?:by|from|between|on behalf of)\s+(?:the\s+)?$")
_ASSURED = re.compile(r"\b(?:seek|seeks|obtain|receive|require|ask for) (?:written )?assurances? from\b", re.I)
_HELD = re.compile(r"\b(?:of|in|within|for|at|across)\s+(?:the\s+)?$")
_STOP = re.compile(
    r"\b(?:which|who|that|whose|where(?! appropriate| necessary)|because|so that)\b|\bas (?:lead )?\w+ of\b|\("
)
_THE = re.compile(r"^the\s+", re.I)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands round a recommendation: the owner column, the agency headings above it, and to whom all are addressed."""

    owner: str = ""
    headings: tuple[str, ...] = ()  # the nearest first
    default: str = ""
    partnership: str = ""


def addressees_of(text: str, setting: Setting, bodies: Bodies) -> tuple[str, ...]:
    """Those to whom a recommendation is addressed, as printed."""
    if setting.owner.strip():
        return split_names(setting.owner, bodies)
    near = list(map(bare, setting.headings))
    heading = next((h for h in near if bodies.is_body(h)), "")
    asked = _asked(text, bodies)
    if heading:
        return _once([_full(_plain(n), setting, bodies) for n in _with_partners(heading, asked, bodies)])
    said = next((who for h in setting.headings if (who := says_who(h, bodies))), ())
    if said and (not asked or all(_same_body(a, " ".join(said).lower()) for a in asked)):
        return _once([_full(name, setting, bodies) for name in (*said, *_others(said, asked))])
    if not asked:
        asked = _named_anywhere(text, bodies)
    if not asked:
        asked = next(([m.name for m in found] for h in near if len(found := bodies.mentions(h)) == 1), [])
    named = [_full(name, setting, bodies) for name in asked]
    if not named and (setting.default or setting.partnership):
        named = [setting.default or setting.partnership]
    return _once(named)


def _others(said: Sequence[str], asked: Sequence[str]) -> list[str]:
    """Those that the words ask beside the ones whom the heading names."""
    heading = " ".join(said).lower()
    beside = [name for name in asked if not _same_body(name, heading)]
    return beside if len(beside) < len(asked) else []


def split_names(text: str, bodies: Bodies) -> tuple[str, ...]:
    """The names in a cell such as 'HSAB / ICB / Adult Social Care'."""
    parts = [p.strip(" .") for p in re.split(r"\s+/\s+|;|\n|•|\s/|/\s", text) if p.strip(" .")]
    return _once([name for part in parts for name in _split_part(part, bodies)])


def _split_part(part: str, bodies: Bodies) -> list[str]:
    strong = [p.strip() for p in re.split(r",? and the |, the ", part) if p.strip()]
    if len(strong) > 1 and all(p[0].isupper() for p in strong) and bodies.is_body(strong[0]):
        return [name for p in strong for name in _split_part(p, bodies)]
    if len(strong) > 1 and all(bodies.is_body(p) for p in strong):
        return strong
    for joint in (r",? and |, | & ", r"(?<=[a-z])/(?=[A-Z])"):
        pieces = [p.strip() for p in re.split(joint, part) if p.strip()]
        if len(pieces) > 1 and all(bodies.is_body(p) for p in pieces) and len(bodies.mentions(part)) > 1:
            return pieces
    return [part]


def _with_partners(heading: str, asked: Sequence[str], bodies: Bodies) -> tuple[str, ...]:
    """The body of the heading, and any other that the words ask beside it; of several, those that the words ask."""
    names = list(split_names(heading, bodies))
    if asked and (len(heading.split()) == 1 or heading[1:].islower()):
        return _once(asked)
    if len(names) > 1:
        meant = [n for n in names if any(_same_body(a, n.lower()) for a in asked)]
        return _once(meant or names)
    if len(asked) < 2:
        return _once(names)
    others = [a for a in asked if not _same_body(a, " ".join(names).lower())]
    return _once(names + (others if len(others) < len(asked) else []))


def _plain(name: str) -> str:
    """A heading's 'the Trust' without its article; 'The Home Office' is kept as printed."""
    return name[4:] if name.startswith("the ") else name


def _same_body(name: str, heading: str) -> bool:
    if name.isupper() and len(name) > 1:
        return name in re.sub(r"[^A-Z]", "", heading.title()) or name.lower() in heading
    words = [w for w in re.findall(r"\w+", name.lower()) if w not in {"the", "of", "and", "for"}]
    return bool(words) and all(w in heading for w in words)


def _asked(text: str, bodies: Bodies) -> list[str]:
    """The bodies that the asking sentences make their subject or their agent."""
    parts = re.split(r"(?<=[.;?!:])\s+(?=[A-Z])", text)[:5]
    asking = [p for p in parts if _ASKS.search(p)]
    return next((names for part in asking or parts if (names := _asked_in(part, bodies))), [])


def _asked_in(sentence: str, bodies: Bodies) -> list[str]:
    body = _PREAMBLE.sub("", sentence)
    mentions = bodies.mentions(body)
    leading = [m for m in mentions if m.start <= 4]
    subject = (
        _run_on(body, mentions) if body != sentence and leading and mentions[0].start <= 4 else _subject(body, mentions)
    )
    agents = [
        m.name for m in mentions if m.name not in subject and _AGENT.search(body[: m.start]) and _is_passive(body, m)
    ]
    agents += [m.name for m in mentions if m.name not in subject and (_also_asked(body, m) or _is_partner(body, m))]
    assured = _ASSURED.search(body)
    if assured:
        agents = _run_on(body, [m for m in mentions if m.start >= assured.end()])
    return subject + [a for a in agents if a not in subject]


def _also_asked(body: str, mention: Mention) -> bool:
    """Whether a body is the subject of a second clause: 'and the Department shall'."""
    joined = re.search(r"(?:,|;) and (?:the )?$", body[: mention.start])
    return bool(joined and re.match(r"\s+(?:should|must|shall|will)\b", body[mention.end :]))


def _is_partner(body: str, mention: Mention) -> bool:
    """Whether a body is to act with the one asked: 'should commission, with the Office of ..., an audit'."""
    before, after = body[: mention.start], body[mention.end :]
    return bool(re.search(r",\s+(?:jointly |together |working )?with (?:the )?$", before) and re.match(r"\s*,", after))


def _is_passive(body: str, mention: Mention) -> bool:
    return bool(
        re.search(
            r"\b(?:be|is|are|being) (?:\w+ )?\w+(?:ed|en|t|ne|ut) (?:\w+ ){0,3}by (?:the )?$", body[: mention.start]
        )
    )


def _subject(body: str, mentions: Sequence[Mention]) -> list[str]:
    """The bodies before the asking verb, leaving out those of which something else is the subject's head."""
    plural = _PLURAL_SUBJECT.match(body)
    if plural and (not mentions or mentions[0].start >= plural.end()):
        return [plural["who"]]
    aim = _AIM.match(body)
    start = aim.end() if aim else 0
    modal = _MODAL.search(body, start)
    stated = re.match(r"(?:the |The )?", body[start:])
    start += stated.end() if stated else 0
    end = modal.start() if modal else len(body)
    if modal is None:
        first = [m for m in mentions if m.start - start <= 4]
        end = first[0].end + 1 if first else start
        return _run_on(body, [m for m in mentions if m.start >= start]) if first else []
    inside = [m for m in mentions if m.start >= start and m.end <= end + 1]
    return _heads(body, inside, start, end)


def _heads(body: str, inside: Sequence[Mention], start: int, end: int) -> list[str]:
    kept: list[str] = []
    last = start
    for mention in inside:
        before = body[start : mention.start]
        if kept and re.search(r"\bconsult\w+ with (?:the )?$", before):
            continue
        if kept and _STOP.search(body[inside[0].end : mention.start]) and not _JOINED.search(before):
            continue
        if _HELD.search(before) and not _people_before(before) and kept:
            continue
        kept += [*_unknown(body[last : mention.start]), mention.name]
        last = mention.end
    return kept + (_unknown(body[inside[-1].end : end], after=True) if inside else _bare_subject(body[start:end]))


_PLURAL_SUBJECT = re.compile(
    r"(?P<who>(?:Agencies|Partners|Partner agencies|Organisations|Schools|Employers|Commissioners|Services|Providers|Local authorities|"
    r"Operators|Lenders|Landlords|Colleges|Nurseries|Practices|Surgeries|Hospitals|Courts|Councils|Forces|Banks)\b"
    r"(?:(?: and| of| in)(?: [a-z]+| [A-Z]\w+){1,2})?)"
    r"(?=[^.;:]{0,50}?\b(?:should|must|shall|will|ought|need|are|to)\b)"
)
_JOINED = re.compile(r"\band\s+(?:the\s+|both\s+)?$|,\s+(?:and\s+)?(?:with\s+)?(?:the\s+)?$")
_CAPITALS = r"[A-Z][\w’'&-]+(?:\s+[A-Z][\w’'&-]+)*"
_BEFORE = re.compile(rf"(?:^|,\s+)(?:[Tt]he\s+)?(?P<name>{_CAPITALS})(?=(?:\s+and(?:/or)?|,)\s+(?:the\s+)?$)")
_AFTER = re.compile(rf"^(?:,|\s+and(?:/or)?|, and)\s+(?:the\s+)?(?P<name>{_CAPITALS})\s*,?\s*$")


def _unknown(text: str, after: bool = False) -> list[str]:
    """A name that no list knows, joined by 'and' to one that is known."""
    found = (_AFTER if after else _BEFORE).search(text)
    return [found["name"]] if found else []


_PLAIN_BODY = re.compile(
    r"(?:[a-z][\w’-]* |and |of |[A-Z][\w’-]* ){0,5}(?:department|service|services|group|team|store|unit|clinic|hub|body|forum|chair|chairs|clinicians)"
)


def _bare_subject(text: str) -> list[str]:
    """A subject that is nothing but a name in capitals: 'Turning Tide should'."""
    name = re.sub(r",.*$", "", text).strip()
    if _PLAIN_BODY.fullmatch(name):
        return [name]
    return [name] if re.fullmatch(rf"{_CAPITALS}(?: of {_CAPITALS})?", name) and len(name.split()) > 1 else []


def _people_before(before: str) -> bool:
    people = "|".join(gazetteer()["people"])
    return bool(re.search(rf"\b(?:{people})\s+(?:of|in|within|at|from|for|across)\s+(?:the\s+)?$", before))


def _run_on(body: str, mentions: Sequence[Mention]) -> list[str]:
    """The first mention and those joined to it by 'and' or a comma."""
    out: list[str] = []
    end = -1
    for mention in mentions:
        if out and not re.fullmatch(
            r"\s*(?:,|and|, and|with|, with|together with|&|/)\s*(?:the\s+|both\s+)?", body[end : mention.start]
        ):
            break
        out.append(mention.name)
        end = mention.end
    return out


def _named_anywhere(text: str, bodies: Bodies) -> list[str]:
    mentions = bodies.mentions(text)
    owned = [m for m in mentions if _HELD.search(text[: m.start]) or _AGENT.search(text[: m.start])]
    return [owned[0].name] if owned else []


def _full(name: str, setting: Setting, bodies: Bodies) -> str:
    bare = name if name.startswith("The ") else _THE.sub("", name)
    word = bare.removeprefix("The ")
    if setting.partnership and len(word.split()) == 1 and setting.partnership.endswith(" " + word):
        return setting.partnership
    return bodies.in_full(bare)


def _once(names: Sequence[str]) -> tuple[str, ...]:
    out: list[str] = []
    for name in names:
        clean = " ".join(name.split()).strip(" ,.;:")
        if clean and clean.lower() not in {o.lower() for o in out}:
            out.append(clean[0].upper() + clean[1:] if re.match(r"(?:all|every|each) ", clean) else clean)
    return tuple(out)
