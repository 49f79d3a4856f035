"""How sure the reader is of a candidate, and why, in plain English."""

from __future__ import annotations

from learnt.engine.extraction.asking import asking
from learnt.engine.extraction.items import Form
from learnt.engine.extraction.outline import Part
from learnt.engine.extraction.statements import Statement

_DOUBT = {Form.NAMED: 0.15, Form.ROW: 0.3, Form.LISTED: 0.4, Form.PARAGRAPH: 0.6, Form.INLINE: 1.2}
_SET_OUT = {
    Form.ROW: "it is a row of a table of recommendations",
    Form.LISTED: "it is one of a numbered or bulleted series",
    Form.PARAGRAPH: "it is a paragraph set out on its own",
    Form.INLINE: "it is a sentence of running text in the review's own voice",
}
_PRINTED_IN = {Part.SUMMARY: "the executive summary", Part.PLAN: "the action plan"}


def reasons_for(statement: Statement) -> tuple[str, ...]:
    """The evidence that a passage is a recommendation, the strongest first."""
    item = statement.item
    named = item.form is Form.NAMED and item.label is not None and item.label.printed
    reasons = [
        f"it is labelled ‘{item.label.printed}’" if named and item.label else _SET_OUT.get(item.form, "it is named")
    ]
    section = item.section.announcing(Part.RECOMMENDATIONS)
    if section is not None:
        reasons.append(f"it stands under ‘{section.heading}’")
    reasons.append(asking(item.text).reason)
    printed = sorted({_PRINTED_IN.get(where, "another part of the report") for _, where in statement.copies})
    reasons += [f"it is printed again in {place}" for place in printed]
    return tuple(reasons)


def sureness_of(statement: Statement) -> float:
    """From 0 to 1: each piece of evidence takes away part of the doubt that is left."""
    item = statement.item
    doubt = _DOUBT[item.form]
    if item.section.announcing(Part.RECOMMENDATIONS) is not None:
        doubt *= 0.4
    doubt *= 1.2 - 0.9 * asking(item.text).strength
    doubt *= 0.6 ** min(len(statement.copies), 2)
    return round(max(0.01, min(0.99, 1 - doubt)), 3)
