"""Cutting a run of passages into items: where each begins, what belongs to it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnt.engine.extraction.asking import asking, declared, is_about_recommendations, opening_ask, sentences
from learnt.engine.extraction.families import Family, family_of, is_of
from learnt.engine.extraction.items import Form, Item, Sought
from learnt.engine.extraction.labels import NAMED, Style, leading_label
from learnt.engine.extraction.outline import Passage, letters
from learnt.engine.extraction.ownership import introduces_others
from learnt.engine.transcript import BlockKind

_REFERRING = re.compile(
    r"^(?:This|These|That|Those|It|They|Such|In doing so|In addition|As (?:a|an|part)|Where|Rationale|Reason|Subsequently|To (?:support|achieve|do))\b"
)


_LEAD_IN = re.compile(
    r"\b(?:recommends?|recommended|recommendations?|recommending)\b(?: (?:that|the following|as follows|are|is|are made|"
    r"are as follows|were agreed|to|arise|below))*\s*[:.–—-]?$",
    re.I,
)


def cut_into_items(run: Sequence[Passage], family: Family | None, sought: Sought, strict: bool) -> list[Item]:
    """Items of one run, each with the passages that belong to it. `strict`: the run is ordinary running text."""
    items: list[Item] = []
    item: Item | None = None
    others, caption = False, ""
    family_run = [p for p in run if is_of(p, family)]
    opening = family_run[0] if len(family_run) > 1 and family and family[0] is Style.DECIMAL else None
    last_start = max((p.order for p in run if _starts(p, family, sought, strict)), default=-1)
    if family is None and sum(p.boxed for p in run) > 1:
        run = [p for p in run if p.boxed]
    for passage in run:
        if passage.label is None and passage.text:
            others = introduces_others(passage.text)
        if passage.label is not None and not _is_named(passage) and introduces_others(passage.text):
            others, item = True, None
        elif (
            _starts(passage, family, sought, strict)
            and not (passage is opening and _is_introduction(passage, sought))
            and not (passage.boxed and family is None and item is not None and item.section is passage.section)
        ):
            if others and (strict or not _is_named(passage)):
                continue
            item = _begun(passage, family)
            item.group = caption
            items.append(item)
        elif not strict and _is_caption(passage):
            caption, item = passage.text.rstrip(" :"), None
        elif item is not None and _continues(item, passage, family, strict, passage.order < last_start):
            item.add(_with_label(passage), passage.lines)
        else:
            if item is not None:
                item.after = item.after or passage.text
            item = None
    return [i for i in items if i.text]


def _is_named(passage: Passage) -> bool:
    return passage.label is not None and passage.label.style in NAMED


def _is_caption(passage: Passage) -> bool:
    """Whether a short passage, numbered or bold, names those to whom the items after it are addressed."""
    words = passage.text.split()
    labelled = passage.label is not None and passage.label.style in (Style.DECIMAL, Style.NUMBER)
    return (
        (labelled or passage.bold or passage.text.endswith(":"))
        and 1 < len(words) <= 10
        and passage.text[0].isupper()
        and not passage.text.endswith((".", ";", ",", "?"))
        and (asking(passage.text).strength < 0.4 or bool(_ADDRESSED.match(passage.text)))
        and (sum(word[0].isupper() for word in words) > len(words) / 2 or bool(_ADDRESSED.match(passage.text)))
    )


_ADDRESSED = re.compile(r"(?:For|To)\b.+:$")


def _is_introduction(passage: Passage, sought: Sought) -> bool:
    """Whether the first numbered paragraph of a section leads up to the list and is no part of it."""
    return sought.asks and asking(passage.text).strength < 0.4


def _starts(passage: Passage, family: Family | None, sought: Sought, strict: bool) -> bool:
    if family is None:
        return not strict and _starts_unlabelled(passage, sought)
    if not is_of(passage, family):
        return False
    if family[0] in NAMED or family[0] is Style.CODE:
        return not (
            sought.asks and is_about_recommendations(passage.text) and passage.label and not passage.label.printed
        )
    return not (sought.asks and asking(passage.text).strength < 0.08) and not is_about_recommendations(passage.text)


def _starts_unlabelled(passage: Passage, sought: Sought) -> bool:
    if not sought.asks or passage.kind is BlockKind.HEADING:
        return False
    if passage.boxed:
        return True
    return asking(passage.text).strength >= 0.5 and not re.match(r"[a-z(]", passage.text)


def _begun(passage: Passage, family: Family | None) -> Item:
    form = Form.PARAGRAPH
    if family is not None:
        form = Form.NAMED if family[0] in NAMED or family[0] is Style.CODE else Form.LISTED
    item = Item(passage.label, passage.section, form, passage.order, boxed=passage.boxed)
    item.title, text = _title(passage)
    item.add(_bold_part(text, passage) if form is Form.NAMED else text, passage.lines)
    return item


def _title(passage: Passage) -> tuple[str, str]:
    """The bold title that a labelled item may begin with, and the words after it."""
    if passage.kind is BlockKind.HEADING or (
        passage.bold and len(passage.text.split()) < 16 and not _is_sentence(passage.text)
    ):
        asked = asking(passage.text).strength > 0.6 and _is_sentence(passage.text)
        return ("", passage.text) if asked else (passage.text, "")
    bold = 0
    while bold < len(passage.lines) and passage.lines[bold].bold:
        bold += 1
    if not bold or bold == len(passage.lines):
        return "", passage.text
    head = " ".join(line.text for line in passage.lines[:bold])
    _, head = leading_label(head)
    count = len(head.split())
    words = passage.text.split()
    rest = " ".join(words[count:])
    if (
        not count
        or count > 18
        or _is_sentence(head)
        or len(sentences(head)) > 1
        or not rest[:1].isupper()
        or asking(head).strength > 0.6
        or words[:1] != head.split()[:1]
    ):
        return "", passage.text
    return head, rest


def _bold_part(text: str, passage: Passage) -> str:
    """The bold sentences with which a passage begins, if bold marks the recommendation off from what is said of it."""
    parts = sentences(text)
    whole = letters("".join(line.text for line in passage.lines))
    flags = "".join(("b" if line.bold else ".") * len(letters(line.text)) for line in passage.lines)
    start = whole.find(letters(text)[:40])
    if start < 0 or "b" not in flags or "." not in flags or len(parts) < 2:
        return text
    kept: list[str] = []
    for part in parts:
        end = start + len(letters(part))
        if flags[start:end].count("b") < 0.5 * (end - start):
            break
        kept.append(part)
        start = end
    return " ".join(kept) if kept and asking(" ".join(kept)).strength >= 0.5 else text


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ":"))


def _continues(item: Item, passage: Passage, family: Family | None, strict: bool, amid: bool) -> bool:
    """Whether a passage that starts no item belongs to the one before it."""
    if passage.section is not item.section or passage.kind is BlockKind.HEADING:
        return False
    if passage.label is not None:
        return _is_sub_item(item, passage, family)
    text = item.text
    if item.boxed and not passage.boxed and text.endswith("."):
        return False
    if not text or text.endswith((":", ";", ",")) or re.match(r"[a-z(]", passage.text):
        return True
    if is_about_recommendations(passage.text) or passage.text.endswith("?"):
        return False
    if item.boxed or passage.boxed:
        return item.boxed and passage.boxed
    if (_is_all_bold(item) and not passage.bold) or _is_outdented(passage, item):
        return False
    if not strict and _is_indented(passage, item):
        return True
    strength = opening_ask(passage.text) if strict else asking(passage.text).strength
    if strength >= (0.9 if strict else 0.7) and not declared(sentences(passage.text)[0]):
        return True
    return not strict and ((amid and family is not None) or bool(_REFERRING.match(passage.text)))


def _is_outdented(passage: Passage, item: Item) -> bool:
    """Whether a paragraph stands farther out than the whole of an item that is set in from the text."""
    first, own = item.lines[0].place if item.lines else None, passage.lines[0].place if passage.lines else None
    if first is None or own is None or first.page != own.page or first.box is None or own.box is None:
        return False
    return own.box.left < first.box.left - 12


def _is_all_bold(item: Item) -> bool:
    """Whether bold marks the recommendation, so that what is not bold speaks of it."""
    return bool(item.lines) and all(line.bold for line in item.lines) and len(item.text.split()) > 5


def _is_indented(passage: Passage, item: Item) -> bool:
    """Whether a paragraph is set in from the label of the item before it, as its own further paragraphs are."""
    box = item.lines[0].place.box if item.lines else None
    return box is not None and item.label is not None and bool(item.label.printed) and 8 < passage.left - box.left < 90


def _is_sub_item(item: Item, passage: Passage, family: Family | None) -> bool:
    label = passage.label
    if label is None or label.style in NAMED or label.style is Style.CODE:
        return False
    if label.style in (Style.LETTER, Style.ROMAN, Style.BULLET):
        return True
    if label.style is Style.DECIMAL:
        return family is not None and family[0] is Style.DECIMAL and label.depth > family[1]
    return (
        label.number is not None
        and label.number <= 20
        and (label.number == 1 or item.text.endswith((";", ":", "and", "or")))
    )


def _with_label(passage: Passage) -> str:
    label = passage.label
    if label is None or label.style is Style.BULLET or not label.printed:
        return passage.text
    printed = f"({label.printed})" if label.style in (Style.LETTER, Style.ROMAN) else f"{label.printed}."
    return f"{printed} {passage.text}"


def led_in(run: Sequence[Passage], sought: Sought, family: Family | None = None) -> list[Item]:
    """Lists in running text that a sentence announces: 'The panel therefore recommends:'."""
    if not sought.asks:
        return []
    items: list[Item] = []
    leading = False
    chosen: Family | None = None
    for passage in run:
        if passage.label is None or not (is_of(passage, chosen) or chosen is None):
            if items and leading and items[-1].text.endswith((":", ";", ",")):
                items[-1].add(_with_label(passage), passage.lines)
                continue
            leading = _announces(passage)
            chosen = None
        elif leading and not is_of(passage, family):
            if chosen is None and asking(passage.text).strength < 0.4:
                leading = _announces(passage)
                continue
            chosen = chosen or family_of(passage)
            items.append(
                Item(passage.label, passage.section, Form.LISTED, passage.order, [passage.text], list(passage.lines))
            )
        else:
            leading = _announces(passage)
    return items


def _announces(passage: Passage) -> bool:
    last = (sentences(passage.text) or ("",))[-1]
    return bool(_LEAD_IN.search(last)) and last.rstrip().endswith(":") and not introduces_others(passage.text)
