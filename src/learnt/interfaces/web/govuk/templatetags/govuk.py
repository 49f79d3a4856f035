"""Small things that templates ask for: states as tags, classes of inputs, marked words."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from learnt.domain.recommendations.queries import MARK_BEGINS, MARK_ENDS

register = template.Library()


@register.filter
def marks(text: str) -> SafeString:
    """Text in which the words looked for are marked by the search, as HTML."""
    safe = escape(text).replace(MARK_BEGINS, "<mark>").replace(MARK_ENDS, "</mark>")
    return mark_safe(safe)  # noqa: S308  (escaped in the line above)


@register.filter
def has_fieldset(field: BoundField) -> bool:
    """Whether a field is a group of radios or checkboxes, which needs a legend."""
    return bool(field.field.widget.use_fieldset)


@register.inclusion_tag("govuk/pagination.html")
def pagination(page) -> dict:
    """Previous, numbers and next for a page of a list (see govuk.pages)."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*forms) -> dict:
    """The list of what is wrong, at the top of the page, each linked to its field."""
    errors = []
    for form in forms:
        if form is None or not form.errors:
            continue
        for name, messages in form.errors.items():
            target = "" if name == "__all__" else form[name].id_for_label or form[name].auto_id
            errors += [{"text": message, "href": f"#{target}" if target else ""} for message in messages]
    return {"errors": errors}
