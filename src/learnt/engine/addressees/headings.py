"""Who a heading says is asked: 'For the Trust', 'What we ask of Loxmere Police', or a name and nothing else."""

from __future__ import annotations

import re

from learnt.engine.addressees.bodies import Bodies

_SAYS_WHO = re.compile(
    r"^(?:[^/]*/ )?(?:(?:(?:what (?:we|the (?:panel|review)) (?:asks?|wants?|recommends?)(?: (?:of|for|to|from)))|"
    r"(?:[\w-]+ )?(?:recommendations?|actions?|asks?) (?:for|to|on)|for|to)\s+)(?P<who>(?:the\s+)?\S.*)$",
    re.I,
)
_TAIL = re.compile(
    r",? on behalf of .*$|\s+(?:jointly|together|as (?:an )?employers?)$|\s*[:–-]?\s*recommendations?\s*$", re.I
)
_NOT_WHO = re.compile(
    r"\b(?:more than one|others?|its|their|partners|NHS|general|all of|this review|the future|change|everyone|individual|single)\b",
    re.I,
)
_DEPARTMENT = re.compile(r"^(?P<whole>[^,]+\b(?:Council|Borough|Trust)), [\w ]+$")


def bare(heading: str) -> str:
    """A heading without the words that lead up to a name and those that follow it."""
    clean = _TAIL.sub("", heading.strip(" :."))
    said = _SAYS_WHO.match(clean)
    found = said["who"] if said else clean
    part = _DEPARTMENT.match(found)
    return part["whole"] if part else found


def says_who(heading: str, bodies: Bodies) -> tuple[str, ...]:
    """Those whom a heading of the form 'For ...' names, though no list knows them; nothing when it names a theme."""
    said = _SAYS_WHO.match(_TAIL.sub("", heading.strip(" :.")))
    if said is None or _NOT_WHO.search(said["who"]):
        return ()
    who = said["who"]
    if not re.search(r"\b[A-Z]", who.removeprefix("The ")) and not bodies.mentions(who):
        return ()
    parts = [p.strip() for p in re.split(r",? and (?=the |[A-Z])|, (?=the |[A-Z])", who) if p.strip()]
    named = [p for p in parts if re.search(r"\b[A-Z]", p) or p.startswith("the ")]
    return tuple(named) if len(named) == len(parts) else (who,)
