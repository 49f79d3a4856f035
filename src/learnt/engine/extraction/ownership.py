"""Whose recommendations a list holds: those of this review, or of another review, body or agency that it quotes."""

from __future__ import annotations

import re

from learnt.engine.extraction.asking import sentences

_SOURCE = re.compile(
    r"\b(?:(?:internal|own|earlier|previous|other|serious case|another|second|first|national|neighbouring|inspectorate[’']s) "
    r"(?:\w+ ){0,2}(?:review|investigation|inquiry|report|inspection|audit)s?\b|"
    r"(?:review|report|inquiry|investigation|inspection|audit)s? (?:of|into|on|by|in|for|concerning) [^.]{0,60}?\(?(?:19|20)\d\d|"
    r"(?:19|20)\d\d (?:\w+ ){0,3}(?:review|report|inquiry|investigation|inspection|audit)\b|"
    r"coroners?\b|inspectorate\b|HMIC\w*|CQC|Ofsted|IOPC|IPCC|iopc|the [a-z]+ trust\b)",
)
_ITS_RECOMMENDATIONS = re.compile(
    r"\b(?:made|its|their|whose|had|contain(?:s|ed)|that review)\b[^.]{0,60}?\brecommend(?:ations?|ed)\b|"
    r"\brecommend(?:ations?|ed)\b[^.]{0,40}\b(?:of that|from that|were|was)\b|\brecommended:?$"
)
_OWN = re.compile(
    r"\b(?:this review|this report|(?:the|our|review) panel|we|the (?:overview )?author|the chair)\b[^.]{0,50}\b(?:recommend|makes?\b)",
    re.I,
)
_DISOWNS = re.compile(
    r"\b(?:(?:are|is) not (?:\w+ )?recommendations? of (?:the|this)|form(?:s)? no part of|"
    r"not (?:adopted|endorsed|made) by (?:the|this) (?:panel|review)|printed (?:here )?for information|"
    r"(?:do|does) not belong to (?:the|this) review)\b",
    re.I,
)


def introduces_others(text: str) -> bool:
    """Whether a paragraph leads up to the recommendations of another review or body."""
    if "ecommend" not in text:
        return False
    end = " ".join(sentences(text)[-2:])
    if "ecommend" not in end:
        return False
    return bool(_SOURCE.search(text) and _ITS_RECOMMENDATIONS.search(end) and not _OWN.search(end))


def disowns(text: str) -> bool:
    """Whether a paragraph says that what stands beside it is not recommended by this review."""
    return bool(_DISOWNS.search(text))
