"""Whether words ask somebody to do something: the judgement on which the reader's sureness rests most.

Two questions are kept apart. In a list under 'Recommendations' nearly everything asks and `asking` weighs how
plainly. In running text only the review's own voice counts ('the panel recommends that'), which `declared` finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from learnt.engine.extraction.wording import likelihood

MIX = 0.5  # how far the rules count beside the words


@dataclass(frozen=True, slots=True)
class Ask:
    """How plainly a passage asks, 0 to 1, and why."""

    strength: float
    reason: str


_MODAL = re.compile(
    r"(?<!\bI )\b(?:should|must|shall|ought to|needs? to|(?:is|are) (?:to|asked|invited|requested|encouraged|urged|required|"
    r"recommended|advised|expected) ?\b|may wish to|would benefit from|it is essential that|"
    r"there (?:should|must|needs?)|would be merit in|might be)",
    re.I,
)
_WILL = re.compile(r"\bwill\b", re.I)
_RECOMMEND = re.compile(
    r"\b(?:it is (?:therefore |further |also |strongly )*recommended|(?:the )?(?:review|panel|reviewers?|author|chair|"
    r"inquiry|overview author|we|i) (?:therefore |further |also |strongly |would )*(?:recommends?|asks?|invites?|urges?)|"
    r"recommend(?:s|ed)? that)\b",
    re.I,
)
_OPENING = re.compile(r"(?:[Tt]o\s+[a-z]+|That\s+|For\s+.{3,80}?\s+to\s+[a-z]+|In order to\b|By\s+[a-z]+ing\b)")
_SUBJECT_TO = re.compile(r"\S[^.;]{2,140}?\s(?:not )?to\s+(?:be\s+)?[a-z]+")
_IMPERATIVE = re.compile(
    r"(?:Do not |Never |Always |Jointly |Urgently |Formally )?(?:Accept|Add|Adopt|Agree|Allow|Alter|Amend|Appoint|"
    r"Approve|Arrange|Ask|Assess|Assure|Audit|Base|Begin|Brief|Bring|Build|Carry|Cease|Challenge|Change|Check|Circulate|"
    r"Clarify|Close|Collect|Commission|Complete|Conduct|Confirm|Consider|Consult|Continue|Convene|Create|Define|Deliver|"
    r"Design|Develop|Discuss|Display|Distribute|Embed|Employ|Enable|End|Engage|Ensure|Establish|Evaluate|Examine|Explore|"
    r"Extend|Find|Follow|Fund|Give|Hold|Identify|Implement|Improve|Include|Increase|Inform|Install|Introduce|Invite|Issue|"
    r"Keep|Launch|Lead|Link|Make|Map|Meet|Monitor|Move|Name|Obtain|Offer|Pay|Pilot|Place|Plan|Prepare|Prioriti[sz]e|"
    r"Produce|Promote|Provide|Publish|Put|Raise|Record|Recruit|Reduce|Refer|Reflect|Refresh|Reinforce|Remind|Remove|"
    r"Replace|Report|Request|Require|Restore|Review|Revise|Rewrite|Roll|Sample|Secure|Seek|Send|Set|Share|Simplify|"
    r"Start|Stop|Strengthen|Supply|Support|Take|Target|Teach|Tell|Test|Track|Train|Treat|Undertake|Update|Upgrade|Use|"
    r"Work|Write)\b(?!\s+(?:was|were|is|has|had)\b)"
)
_NOUN_ASK = re.compile(
    r"\b(?:training|audit|review|refresher|briefing|briefings|guidance|policy) (?:on|of|for|in|to)\b", re.I
)
_HINDSIGHT = re.compile(r"\b(?:should|must|ought to|could|would) (?:not )?have (?:been )?\w+(?:ed|en|t|de|ne)\b", re.I)
_MUSING = re.compile(
    r"(?:I|In my|My|It (?:seems|appears|may|might|is (?:possible|likely|tempting|clear|easy|difficult)))\b"
)
_OF_FEELING = re.compile(
    r"\b(?:able|unable|inclined|likely|unlikely|difficult|hard|easy|possible|prepared|appears?|seems?|tends?|continues?|going|"
    r"wish(?:es)?|wants?|tr(?:y|ies)|attempts?|fails?|right|opportunity|power|ability|chance|reluctant|willing|anxious|led|due|has|have|had|grateful|thankful|thanks|close|next|similar|relevant|related|contrary|owing|according|sent|given|known|"
    r"familiar|important|access|response|attention|addressed|referred|back|up|down|prior|subject) (?:not )?to\s+(?:be\s+)?[a-z]+$"
)
_BY_A_DATE = re.compile(r"(?:By|Before|Within)\b[^,]{0,40}\b(?:\d{4}|months?|weeks?|days?|years?)\b")
_REPORTED = re.compile(
    r"\b(?:policy|policies|guidance|guideline|procedure|procedures|protocol|code|act|framework|standards?|strategy|"
    r"agreement|inspectorate|inspection|nice|review|reviews|report|letter|statement|plan|toolkit|briefing|instruction|"
    r"document|advice|practice|measure|coroner|judge|gp|consultant|doctor|midwife|nurse|officer|college|iopc|"
    r"investigation|evaluation|rapid review|view|family|sister|mother|brother|participants|panel's letter)\b"
    r"[^.]{0,60}?\b(?:says?|said|stated?|states|provided?|provides|required?|requires|recommended|recommends|suggested|"
    r"suggests|advised|advises|expected|expects|told|asked for|wished|wants?|felt|thought|called for|made clear|"
    r"makes clear)\b",
    re.I,
)
_META = re.compile(
    r"(?:^(?:the (?:review |panel |following )|this (?:review|section|chapter|report)|these |there are |all |most |"
    r"single|recommendations?\b|below|they are|we make|in all|in this)[^.]{0,120}\brecommendations?\b)|"
    r"\brecommends? (?:as follows|the following)\b|^The recommendations\b|"
    r"\b(?:makes?|made|set out|makes the following|following) (?:\w+ )?recommendations?\b|\bno (?:further )?recommendations?\b|"
    r"^(?:(?!\b(?:should|must|will|shall|to)\b).){0,90}\bthese recommendations\b|^this table\b|"
    r"^(?:(?!\b(?:should|must|will|shall|to)\b).){0,90}\brecommendations? (?:(?:that|which) [^.]{0,40})?(?:should be|are|were|is|have been|has been|must be|will be|run|appear|fall|follow|carry|begin)\b"
    r"(?! (?:implemented|delivered|carried|shared|monitored|tracked|acted|completed|embedded|reviewed|audited|incorporated|included|fed|progressed|reported|evidenced|put))",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|had|did|told|found|accepted|noted|reported|completed|has been|have been)\b", re.I)
_SENTENCE = re.compile(r"(?<=[.?!])[’”\"')]*\s+(?=[A-Z‘“(\"'])")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """A text cut at the ends of its sentences."""
    return tuple(part for part in _SENTENCE.split(text) if part.strip())


@lru_cache(maxsize=4096)
def asking(text: str) -> Ask:
    """How plainly a listed passage asks for something to be done: what the rules see and how the words weigh."""
    ask = ruled(text)
    return Ask(_weighed(ask.strength, text), ask.reason)


@lru_cache(maxsize=4096)
def opening_ask(text: str) -> float:
    """How plainly a passage asks at once, 0 to 1: a list of recommendations does so, reasoning does not."""
    return _weighed(_ruled_opening(text), text)


def _weighed(strength: float, text: str) -> float:
    if strength <= 0.05:
        return strength
    return MIX * strength + (1 - MIX) * likely(text)


@lru_cache(maxsize=4096)
def likely(text: str) -> float:
    """How likely a passage is a recommendation by its words, 0 to 1, wherever it stands."""
    return likelihood(sentences(text), signs(text))


def signs(text: str) -> list[str]:
    """What the rules see in a passage, for the model to weigh among its words."""
    parts = sentences(text)
    if not parts:
        return []
    seen = {
        "declared": declared(parts[0]),
        "hindsight": any(_HINDSIGHT.search(p) for p in parts),
        "reports": any(_reports(p) for p in parts),
        "past": bool(_PAST.search(parts[0])),
        "quoted": bool(_QUOTED.search(text)),
    }
    found = [sign for sign, holds in seen.items() if holds]
    return [*found, f"rule {ruled(text).strength:.2f}", f"opening {_ruled_opening(text):.2f}"]


@lru_cache(maxsize=4096)
def ruled(text: str) -> Ask:
    """What the rules alone say of a passage."""
    first = sentences(text)[:1]
    if not first:
        return Ask(0.0, "it is empty")
    if text.rstrip().endswith("?"):
        return Ask(0.0, "it is a question")
    if is_about_recommendations(text):
        return Ask(0.05, "it speaks about recommendations and makes none")
    return max((_judged(s, number) for number, s in enumerate(sentences(text)[:6])), key=lambda ask: ask.strength)


@lru_cache(maxsize=4096)
def _ruled_opening(text: str) -> float:
    parts = sentences(text)
    if not parts or text.rstrip().endswith("?") or is_about_recommendations(text):
        return 0.0
    if parts[0].rstrip().endswith(":") or len(parts[0].split()) < 4:
        return ruled(text).strength
    return _judged(parts[0], 0).strength


_QUOTED = re.compile(r"“[^”]{12,}”|‘[^’]{12,}’|\"[^\"]{12,}\"|(?<=\s)'[^']{12,}'(?=[\s.,;]|$)")


def _judged(sentence: str, number: int) -> Ask:
    sentence = _QUOTED.sub("‘...’", sentence)
    if _MUSING.match(sentence) and not declared(sentence):
        return Ask(0.1, "it tells what the author thinks")
    if declared(sentence) or (_RECOMMEND.search(sentence) and not _reports(sentence)):
        return Ask(1.0, "it says that something is recommended")
    if _MODAL.search(sentence) and (_BY_A_DATE.match(sentence) or not _HINDSIGHT.search(sentence)):
        if _reports(sentence):
            return Ask(0.15, "it reports what others ask")
        return Ask(0.95 if number == 0 else 0.8, "it says what should, must or is to be done")
    if number:
        return Ask(0.1, "it does not ask")
    return _judged_opening(sentence)


def _judged_opening(sentence: str) -> Ask:
    if _IMPERATIVE.match(sentence):
        return Ask(0.85, "it begins with what is to be done")
    if _OPENING.match(sentence):
        return Ask(0.75, "it begins with the aim or the deed asked for")
    if _WILL.search(sentence) and not _reports(sentence):
        return Ask(0.7, "it says what will be done")
    subject = _SUBJECT_TO.match(sentence)
    if subject and not _PAST.search(subject.group()) and not _OF_FEELING.search(subject.group()):
        return Ask(0.7, "it names somebody and what they are to do")
    if _NOUN_ASK.search(sentence) and not _PAST.search(sentence) and len(sentence) < 160:
        return Ask(0.45, "it names a measure")
    return Ask(0.1, "it does not ask")


def _reports(sentence: str) -> bool:
    modal = _MODAL.search(sentence)
    found = _REPORTED.search(sentence)
    return bool(found and (modal is None or found.start() < modal.start()))


@lru_cache(maxsize=4096)
def is_about_recommendations(text: str) -> bool:
    """Whether a passage introduces or speaks about recommendations instead of making one."""
    first = sentences(text)[:1]
    return bool(first and _META.search(first[0]) and not re.match(r"It is recommended", first[0]))


_OWN_VOICE = re.compile(
    r"(?:^|[,;:]\s+|\b(?:so|and|therefore|that is why|for this reason),?\s+)"
    r"(?:The |This |the |this )?(?:[Ii]ndependent |[Oo]verview |[Rr]eview |DHR )?"
    r"(?:panel|review|review panel|reviewers?|author|chair|inquiry|we|We|I|Panel|Review|Inquiry|report)\s+"
    r"(?:therefore |further |also |strongly |accordingly |would |does )*(?:recommends?|asks? that|asks? (?=the |all |each |[A-Z])|invites?|urges?|calls? (?:up)?on)\b(?! no\b)"
)
_IMPERSONAL = re.compile(
    r"^(?:It is (?:therefore |further |also |strongly |accordingly )*recommended that|"
    r"(?:The |A )?(?:panel|review)[’']s recommendation is that|The recommendation is that|"
    r"(?:There is|This leads to|The panel makes) (?:a|one) recommendation that)",
    re.I,
)


def declared(sentence: str) -> bool:
    """Whether a sentence of running text makes a recommendation in the review's own voice."""
    return bool(_IMPERSONAL.match(sentence) or _OWN_VOICE.search(sentence)) and not sentence.rstrip().endswith("?")
