"""The review's own facts: what kind of review, whose, about whom, when, by whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from learnt.engine.report import ReviewFacts
from learnt.engine.transcript import Block, BlockKind, Transcript

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        ("SUSR", r"single\s+unified\s+safeguarding\s+review|adolygiad diogelu unedig|\bSUSR\b"),
        ("DARDR", r"domestic\s+abuse[\s-]+related\s+death\s+review|\bDARDR\b"),
        ("DHR", r"domestic\s+homicide\s+review|\bDHR\b"),
        ("LCSPR", r"(?:local\s+)?child\s+safeguarding\s+practice\s+review|\bLCSPR\b"),
        ("SCR", r"serious\s+case\s+review|\bSCR\b"),
        ("SAR", r"safeguarding\s+adults?\s+review|\bSAR\b"),
        (
            "MHHR",
            r"mental\s+health\s+homicide|independent\s+investigation\s+into\s+the\s+care\s+and\s+treatment|\bMHHR\b",
        ),
        ("inquiry", r"\bpublic\s+inquiry\b|\binquiry\b"),
    )
)
_MONTHS = {
    m: n
    for n, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_WELSH = {
    m: n
    for n, m in enumerate(
        [
            "ionawr",
            "chwefror",
            "mawrth",
            "ebrill",
            "mai",
            "mehefin",
            "gorffennaf",
            "awst",
            "medi",
            "hydref",
            "tachwedd",
            "rhagfyr",
        ],
        1,
    )
}
_MONTH = r"(?P<month>" + "|".join(m.capitalize() for m in _MONTHS) + r")"
_DATE = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)")
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<year>(?:19|20)\d\d)")
_DEATH = r"(?:died|was (?:killed|murdered|found dead)|were killed|killed|murdered|took (?:her|his|their) (?:own )?life|death|homicide|murder)"
_DIED = re.compile(
    rf"\b(?:{_DEATH})\b[^.;]{{0,60}}?\b(?:in|on|of|during|:)\s+(?:the )?(?=(?:\d{{1,2}}\S{{0,2}} )?{_MONTH})", re.I
)
_DEATH_LINE = re.compile(
    rf"(?:date|month) of (?:the )?death\b[^A-Z0-9]{{0,10}}(?=(?:\d{{1,2}}\S{{0,2}} )?{_MONTH})", re.I
)
_ON_WHICH = re.compile(
    rf"\b(?:In|On|on|in) (?:the )?(?:\d{{1,2}}\S{{0,2}} (?:of )?)?{_MONTH} \d{{4}},? [^.;]{{0,60}}?"
    r"\b(?:died|killed (?:his|her|their|a|an)\b|was (?:killed|murdered|found dead|fatally \w+|stabbed|strangled|shot)|took (?:her|his|their) own life)\b"
)
_BOARD = re.compile(
    r"(?:(?:Safer|Together|[A-Z][\w’'&-]+|and|of|the|for)\s+){0,8}"
    r"(?:Community Safety (?:Partnership|Board)|Safeguarding (?:Adults?|Children(?:[’']?s)?) (?:Board|Partnership)|Safeguarding (?:Children )?Partnership|Safeguarding Board|"
    r"Domestic Abuse (?:Partnership|Board)|Partnership Board|Partnership|Public Services Board|Safer [A-Z]\w+|CSP|SAB|LSCP)\b"
)
_SAFER = re.compile(r"^Safer [A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+| [A-Z][\w’'-]+){0,4}$")
_TITLE = r"(?:(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|Baroness|Rev(?:d|erend)?|Judge|Cllr|The (?:Rt )?Hon(?:ourable)?\.?)\.?\s+(?:the\s+)?)*"
_PERSON = rf"{_TITLE}[A-ZÀ-Þ][\w’'À-ÿ.-]*(?:\s+(?:de|von|van|ap|ab|ferch|[A-ZÀ-Þ][\w’'À-ÿ.-]*)){{1,3}}"
_PEOPLE = rf"(?P<who>{_PERSON}(?:(?:,| and| &)\s+{_PERSON}){{0,2}})"
_ROLE = r"(?P<role>(?:(?:[Ii]ndependent|[Rr]eport|[Oo]verview|[Ll]ead|[Rr]eview|[Pp]anel|[Cc]o-?|DHR|DARDR|Cadeirydd|Adolygwyr|Adolygydd|Awdur|Annibynnol|/)\s*)*(?:[Cc]hair(?:person|man|woman)?|[Aa]uthors?|[Rr]eviewers?|[Ww]riters?|[Ii]nvestigators?)(?:\s*(?:and|&|/)\s*(?:(?:[Ii]ndependent|[Rr]eport|[Oo]verview|[Ll]ead)\s+)*(?:[Cc]hair|[Aa]uthors?|[Rr]eviewers?))*)"
_ROLE_FIRST = re.compile(
    rf"{_ROLE}(?:\s+(?:of|to) (?:the |this )?(?:[A-Z]\w+ ){{0,3}}(?:[Rr]eview|[Rr]eport|[Pp]anel)(?: [Pp]anel)?)?\s*(?::|–|-|\bby\b|\bwas\b|\bis\b|,)\s*{_PEOPLE}"
)
_NAME_FIRST = re.compile(
    rf"{_PEOPLE}\s*(?:,|–|-|\(|\bwas (?:the|appointed as|appointed)\b|\bis the\b)\s*(?:the\s+)?(?:as\s+)?{_ROLE}"
)
_BY = re.compile(rf"\b(?:[Ww]ritten|[Pp]repared|[Aa]uthored|[Cc]ompiled|[Rr]eport) by:?\s+{_PEOPLE}")
_CHAIRED = re.compile(rf"\b(?:[Cc]haired|[Ll]ed and chaired) by:?\s+{_PEOPLE}")
_DID_CHAIR = re.compile(rf"{_PEOPLE} (?:has )?chaired (?:the|this) (?:review|panel)")
_DID_WRITE = re.compile(
    rf"{_PEOPLE} (?:(?:has )?chaired the \w+ and )?(?:wrote|has written) (?:the|this) (?:overview )?report"
)
_TO_DO_BOTH = re.compile(rf"\bappointed {_PEOPLE} (?:to|as) (?:be )?(?P<task>[^.]{{0,80}})")
_KILLED = re.compile(
    r"(?:\bkilled (?:his|her|their|a|an|the) (?:[\w-]+ ){0,3}?[\w-]+, (?P<second>(?:Mr|Mrs|Ms|Miss|Adult|Child) [A-Z]\w*)|"
    r"^(?:[\d.]+ )?(?P<first>(?:Mr|Mrs|Ms|Miss|Adult|Child) [A-Z]\w*),[^.;]{0,30}? was (?:killed|murdered|stabbed))"
)
_SUBJECT = re.compile(
    r"(?:(?:death|deaths|homicide|murder|case|circumstances|life) of|[Rr]eview(?: into the death of| concerning| in respect of| of)?:?|[Cc]oncerning|[Ss]ubjects?:|[Rr]eport (?:on|about)|[Rr]egarding|[Ii]n respect of)\s+"
    r"(?P<who>[‘'“\"]?(?:(?:Adult|Child|Baby|Mr|Mrs|Ms|Miss|Person|Family)\s+)?[A-ZÀ-Þ][\w’-]*[’'”\"]?(?:(?:,| and| &)\s+[‘'“\"]?(?:(?:Adult|Child|Baby|Mr|Mrs|Ms|Miss)\s+)?[A-ZÀ-Þ][\w-]*[’'”\"]?)*)"
)
_PSEUDONYM = r"[‘'“\"]?(?:(?:Adult|Child|Baby|Mr|Mrs|Ms|Miss)\s+)?[A-ZÀ-Þ][\w-]*(?:\s+[A-Z]\b)?[’'”\"]?"
_TITLE_SUBJECT = re.compile(
    rf"(?:^|(?:[Rr]eport|[Rr]eview|[Ss]ummary):\s+)(?P<who>{_PSEUDONYM}(?:(?:,| and| &)\s+{_PSEUDONYM})*)"
    rf"(?=:\s|\s*\(and|,?\s+(?:who\s+)?died\b|,\s+(?:aged\b|(?:\w+ / )?{_MONTH.replace('?P<month>', '?:')}\s+\d{{4}})|$)"
)
_NO_SUBJECT = re.compile(
    r"^(?:The|This|He|She|They|It|Domestic|Overview|Executive|Report|Review|Safeguarding|Serious|Local|Home|Independent|Single|Adult|Adults|Child|Children|Final|Draft|Homicide|Chair|"
    r"Harm|January|February|March|April|May|June|July|August|September|October|November|December|Recommendation|Death|A|An|Panel|Terms|Learning|Action|Part|Section|Crime|Violence|Safer|England|Wales|"
    r"Mawrth|Summary|Contents|Official|Published|Version|Volume|Module|Preface|Introduction|Inquiry|Board|Partnership|Public|Post|UK)$"
)


def facts_of(transcript: Transcript) -> ReviewFacts:
    """What the report says of itself, from its cover first and then from its first pages."""
    cover, opening = _cover(transcript), _opening(transcript)
    front = [*cover, *opening]
    people = _people(cover, opening)
    kind = _kind(cover, opening)
    subjects = _subjects(kind, cover, opening)
    return ReviewFacts(
        kind=kind,
        partnership=_partnership(kind, cover, opening),
        subjects=subjects,
        date_of_death=_date_of_death(cover, front, subjects),
        report_date=_report_date(cover, subjects),
        author=people.get("author"),
        chair=people.get("chair"),
    )


def _texts(blocks: Iterable[Block]) -> list[str]:
    return [
        f"{b.label} {b.text}".strip() for b in blocks if b.text and b.kind not in (BlockKind.CONTENTS, BlockKind.TABLE)
    ]


def _cover(transcript: Transcript) -> list[str]:
    """The lines of the title page, or of a paged-less file before its contents list or first long paragraph."""
    first = transcript.pages[0] if transcript.pages else None
    if first is None:
        return []
    if first.number is not None:
        page = next((p for p in transcript.pages[:3] if sum(len(b.text) for b in p.blocks) > 40), first)
        return [t for b in page.blocks for t in _block_lines(b)][:40]
    lines: list[str] = []
    for block in first.blocks:
        if block.kind is BlockKind.CONTENTS or len(block.text) > 250 or len(lines) > 25:
            break
        lines += _block_lines(block)
    return lines


def _block_lines(block: Block) -> list[str]:
    if block.table is not None:
        rows = ([c.text.strip(" :") for c in block.table.row(n)] for n in block.table.row_numbers())
        return [": ".join(row) for row in rows if len(row) == 2 and len(" ".join(row)) < 160]
    if block.kind is BlockKind.FURNITURE:
        return []
    lines = [line.text.strip() for line in block.lines if line.text.strip()]
    whole = f"{block.label} {block.text}".strip()
    return [whole] if len(lines) < 2 else [whole, *lines]


def _opening(transcript: Transcript) -> list[str]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
    return list(islice((t for t in _texts(b for b in transcript.body() if b.kind in kinds)), 120))


def _kind(cover: Sequence[str], opening: Sequence[str]) -> str | None:
    for texts in (cover, opening[:40]):
        joined = " ".join(texts)
        found = [(m.start(), kind) for kind, pattern in _KINDS if (m := pattern.search(joined))]
        if found:
            return min(found)[1]
    return None


def _partnership(kind: str | None, cover: Sequence[str], opening: Sequence[str]) -> str | None:
    lines = [_capitals_lowered(_in_english(text).strip()) for text in cover]
    for text in lines:
        found = _COMMISSIONED.search(text) or (_INQUIRY.fullmatch(text) if kind == "inquiry" else None)
        if found:
            return found["who"]
        if _SAFER.match(text):
            return text
        board = _BOARD.search(text)
        if board and len(board.group()) >= 0.6 * len(text) and _is_particular(board.group()):
            return _bare_name(board.group())
    for text in lines:
        board = _BOARD.search(text)
        if board and _is_particular(board.group()):
            return _bare_name(board.group())
    counts = Counter(
        _bare_name(m.group()) for text in opening for m in _BOARD.finditer(text) if len(m.group().split()) > 2
    )
    return counts.most_common(1)[0][0] if counts else None


_COMMISSIONED = re.compile(
    r"(?:^|\b(?:for|by) )(?P<who>NHS England(?: \([^)]*\))?|NHS (?:[A-Z]\w+ (?:and )?)*(?:Integrated Care Board|Clinical Commissioning Group))$"
)
_INQUIRY = re.compile(r"(?:The )?(?P<who>(?:[A-Z0-9][\w’-]* (?:and |of |the )?){1,8}Inquiry)")
_OF_ITS_KIND = re.compile(
    r"(?:The )?(?:Local |Regional )?(?:Community Safety|Safeguarding(?: (?:Adults?|Children[’']?s?))?|Domestic Abuse)? ?(?:Partnership|Board)"
)


def _is_particular(name: str) -> bool:
    """Whether a name says which board it is, and not only what kind of board."""
    clean = _bare_name(name)
    return len(clean.split()) > 1 and not _OF_ITS_KIND.fullmatch(clean)


def _capitals_lowered(text: str) -> str:
    """A line of capitals as a name is written: 'SAFER SALTREATH' as 'Safer Saltreath'."""
    if not text.isupper() or len(text.split()) < 2:
        return text
    small = {"And", "Of", "The", "For", "In"}
    words = [w.capitalize() for w in text.split()]
    return " ".join(w.lower() if w in small and n else w for n, w in enumerate(words))


def _in_english(text: str) -> str:
    """The English half of a name that stands in Welsh and in English: 'Bwrdd ... Bro Arlais Bro Arlais ... Board'."""
    if not re.match(r"(?:Bwrdd|Partneriaeth)\b", text):
        return text
    found = re.search(r"\b([A-Z]\w+(?: [A-Z]\w+)*) (?:/ )?(?=\1\b)", text)
    return text[found.end() :] if found else text.rpartition(" / ")[2]


def _bare_name(text: str) -> str:
    whole = re.sub(
        r"^(?:[A-Z]\w+ )*?(?:Chair|Report|Review|Recommendations) (?:of|for|to) ", "", " ".join(text.split())
    )
    return re.sub(r"^(?:(?:The|the|of|for|and|by|By)\s+)+", "", whole)


def _people(cover: Sequence[str], opening: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in [*cover, *opening]:
        for pattern in (_ROLE_FIRST, _NAME_FIRST):
            for match in pattern.finditer(text):
                _take(found, match["role"], match["who"])
        for role, pattern in (("author", _BY), ("chair", _CHAIRED), ("chair", _DID_CHAIR), ("author", _DID_WRITE)):
            if named := pattern.search(text):
                found.setdefault(role, _clean_people(named["who"]))
        if appointed := _TO_DO_BOTH.search(text):
            for role, verb in (("chair", r"\bchair"), ("author", r"\bwrite|\bauthor")):
                if re.search(verb, appointed["task"]):
                    found.setdefault(role, _clean_people(appointed["who"]))
    return _joined_reviewers(found, cover)


def _take(found: dict[str, str], role: str, who: str) -> None:
    name = _clean_people(who)
    if _is_role_or_place(name):
        return
    if re.search(r"chair|cadeirydd", role, re.I):
        found.setdefault("chair", name)
    if re.search(r"author|writer|investigator|awdur", role, re.I) or re.search(r"reviewer|adolyg", role, re.I):
        found.setdefault("author", name)


def _is_role_or_place(name: str) -> bool:
    return bool(
        re.search(
            r"\b(?:Review|Panel|Partnership|Board|Report|Council|Trust|Independent|Chair|Author|Home Office|Police|Constabulary|Safety|Community)\b",
            name,
        )
    )


def _clean_people(who: str) -> str:
    return " ".join(who.split()).strip(" ,.")


def _joined_reviewers(found: dict[str, str], cover: Sequence[str]) -> dict[str, str]:
    """Two reviewers on lines of their own are one authorship."""
    names = [
        _clean_people(m["who"])
        for text in cover
        if (m := _NAME_FIRST.match(text)) and re.search(r"reviewer|author", m["role"], re.I)
    ]
    unique = list(dict.fromkeys(names))
    if len(unique) == 2 and found.get("author") in unique:
        found["author"] = " and ".join(unique)
    return found


def _subjects(kind: str | None, cover: Sequence[str], opening: Sequence[str]) -> tuple[str, ...]:
    if kind == "MHHR" and (killed := _killed(opening)):
        return killed
    body = " ".join(opening)
    for text in cover:
        for match in (*_SUBJECT.finditer(text), *_TITLE_SUBJECT.finditer(text)):
            names = _names(match["who"])
            if names and (
                match.re is _SUBJECT or all(len(re.findall(rf"\b{re.escape(n)}\b", body)) >= 2 for n in names)
            ):
                return names + _named_beside(text, match.end())
    standing = _standing_alone(cover, opening)
    if standing:
        return standing
    counts: Counter[tuple[str, ...]] = Counter()
    for text in opening:
        counts.update(names for m in _SUBJECT.finditer(text) if (names := _names(m["who"])))
    return counts.most_common(1)[0][0] if counts else ()


def _killed(opening: Sequence[str]) -> tuple[str, ...]:
    """Who was killed, where the title names the patient who killed."""
    for text in opening:
        if found := _KILLED.search(text):
            return (found["first"] or found["second"],)
    return ()


def _named_beside(text: str, end: int) -> tuple[str, ...]:
    """The second who died, in brackets after the first: 'Finn (and his mother Hannah)'."""
    beside = re.match(r"\s*\(and (?:his|her|their) [\w-]+ (?P<who>[A-Z][\w-]+)\)", text[end:])
    return (beside["who"],) if beside else ()


def _standing_alone(cover: Sequence[str], opening: Sequence[str]) -> tuple[str, ...]:
    """A name that has a line of the cover to itself and that the text then uses."""
    body = " ".join(opening)
    for text in cover:
        names = _names(text.strip(" .,"))
        shape = r"[‘'“\"]?(?:(?:Adult|Child|Baby|Mr|Mrs|Ms)\s+)?[A-ZÀ-Þ][\w-]*[’'”\"]?(?:(?:,| and| &) [‘'“\"]?[A-ZÀ-Þ][\w -]*[’'”\"]?)*(?: \(.{0,40}\))?"
        if (
            names
            and re.fullmatch(shape, text.strip(" .,"))
            and all(len(re.findall(rf"\b{re.escape(n)}\b", body)) >= 3 for n in names)
        ):
            return names
    return ()


def _names(text: str) -> tuple[str, ...]:
    dateless = re.sub(rf",? (?:in )?{_MONTH.replace('?P<month>', '?:')}\b.*$", "", re.sub(r"\(.*?\)", "", text))
    parts = [p.strip(" ‘’'“”\".,()") for p in re.split(r",| and | & ", dateless)]
    kept = [
        p
        for p in parts
        if p
        and not _NO_SUBJECT.match(
            p.split()[0] if len(p.split()) > 1 and p.split()[0] not in ("Adult", "Child", "Baby") else p
        )
        and len(p.split()) < 4
    ]
    return tuple(kept) if kept and len(kept) == len([p for p in parts if p]) else ()


def _iso(match: re.Match[str]) -> str:
    day = match["day"]
    month = _MONTHS[match["month"].lower()]
    return f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _date_of_death(cover: Sequence[str], front: Sequence[str], subjects: Sequence[str]) -> str | None:
    named = [re.compile(rf"\b{re.escape(name)}\b") for name in subjects]
    for text in cover:
        dated = _DATE.search(text)
        if dated is None or _DEATH_LINE.search(text) or len(text) >= 120:
            continue
        if any(n.search(text[: dated.start()]) for n in named):
            return _iso(dated)[:7]
    best: tuple[int, int, str] | None = None
    for position, text in enumerate(front):
        for pattern in (_DEATH_LINE, _DIED, _ON_WHICH):
            for match in pattern.finditer(text):
                printed = _DATE.search(text, match.start()) if pattern is _ON_WHICH else _DATE.match(text, match.end())
                if printed is None:
                    continue
                about = any(n.search(text[max(0, match.start() - 80) : match.end()]) for n in named)
                weight = 2 * about + 2 * (pattern is _DEATH_LINE)
                if best is None or weight > best[0]:
                    best = (weight, position, _iso(printed))
    return best[2][:7] if best else None


def _report_date(cover: Sequence[str], subjects: Sequence[str]) -> str | None:
    best: tuple[int, str] | None = None
    for text in cover:
        if len(text) < 120 and any(re.search(rf"\b{re.escape(n)}\b[^:]*\d{{4}}", text) for n in subjects):
            continue
        for date in _DATE.finditer(text):
            before = text[: date.start()]
            weight = _report_weight(text, before)
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, _iso(date))
    return best[1] if best else None


def _report_weight(text: str, before: str) -> int:
    if re.search(rf"\b{_DEATH}\b|\bborn\b", before, re.I):
        return 0
    if re.search(r"complet|report date|date of (?:the )?report|dated|final", before, re.I):
        return 4
    if re.search(r"publish|version|publication", before, re.I):
        return 1
    return 3 if len(text) < 45 else 2
