"""Recommendations made inside a paragraph: a name in mid-sentence, a bold sentence, or the panel's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnt.engine.extraction.asking import asking, declared, sentences
from learnt.engine.extraction.items import Form, Item
from learnt.engine.extraction.labels import NAMED, Label, Style
from learnt.engine.extraction.outline import Outline, Part, Passage, letters, lines_of
from learnt.engine.transcript import BlockKind

_SHUT = Part.EARLIER | Part.QUESTIONS | Part.TERMS | Part.ASIDE | Part.DONE
_NAMED_AFTER = re.compile(r"\s*[(\[](?P<label>(?:Recommendation|Rec\.?|R)\s?\d+[a-z]?)[)\]]\s*\.?$")


_OWN_VIEW = re.compile(
    r"\b(?:panel|review|reviewers?|author|chair|inquiry|we|I|it follows|therefore|for this reason)\b[^.]*\b(?:should|must|shall|recommend\w*)\b",
    re.I,
)


def run_in_items(laid: Outline) -> list[Item]:
    """Items that are named after it is made or set bold within a paragraph."""
    return [item for passage in _open(laid) for item in (*_named_after(passage), *_bold(passage))]


def declared_items(laid: Outline) -> list[Item]:
    """Sentences of running text in which the review says that it recommends something."""
    return [item for passage in _open(laid) if "recommend" in passage.text for item in _declared(passage)]


def asking_sentences(laid: Outline) -> list[Item]:
    """Sentences of running text that ask for something, and may state beforehand what is recommended later."""
    return [
        _item(passage, sentence, None)
        for passage in _open(laid)
        if not passage.section.parts & (Part.RECOMMENDATIONS | Part.PLAN | Part.LESSONS) and not passage.boxed
        for sentence in sentences(passage.text)
        if _OWN_VIEW.search(sentence) and asking(sentence).strength >= 0.8
    ]


def _declared(passage: Passage) -> Iterator[Item]:
    parts = sentences(passage.text)
    label = passage.label
    if parts and declared(parts[0]) and label is not None and label.printed:
        yield _item(passage, passage.text, label)
        return
    for sentence in parts:
        if declared(sentence) and len(sentence.split()) > 6:
            yield _item(passage, sentence, None)


def _open(laid: Outline) -> Iterator[Passage]:
    return (
        p
        for p in laid.passages
        if p.table is None
        and p.kind is not BlockKind.HEADING
        and not p.section.parts & _SHUT
        and not (p.label is not None and p.label.style in NAMED)
    )


def _named_after(passage: Passage) -> Iterator[Item]:
    for sentence in sentences(passage.text):
        found = _NAMED_AFTER.search(sentence)
        if found and asking(sentence).strength >= 0.7:
            text = sentence[: found.start()].rstrip() + "."
            label = Label(found["label"], Style.RECOMMENDATION, int(re.findall(r"\d+", found["label"])[0]))
            yield _item(passage, text.replace("..", "."), label, Form.NAMED)


def _bold(passage: Passage) -> Iterator[Item]:
    """Sentences set bold in a paragraph that is not."""
    flags = "".join(("b" if line.bold else ".") * len(letters(line.text)) for line in passage.lines)
    if "b" not in flags or "." not in flags:
        return
    whole = letters("".join(line.text for line in passage.lines))
    for sentence in sentences(passage.text):
        words = letters(sentence)
        start = whole.find(words[:40])
        marked = flags[start : start + len(words)].count("b") if start >= 0 else 0
        if marked >= 0.6 * len(words) and asking(sentence).strength >= 0.8:
            yield _item(passage, sentence, None, Form.PARAGRAPH)


def _item(passage: Passage, text: str, label: Label | None, form: Form = Form.INLINE) -> Item:
    return Item(label, passage.section, form, passage.order, [text], list(lines_of(passage.lines, text)))
