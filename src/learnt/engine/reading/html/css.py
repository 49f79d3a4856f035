"""As much of a page's style sheets as says how words look: weight, size, whether they are shown, how lists count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Said = dict[str, str]

_MOST = 400_000  # characters of style sheets
_BRACE = re.compile(r"([{}])")
_DEEP = 5  # at-rules in one another, as far as they are looked at
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?(?:([.#])([\w-]+))?$")
_WORDS = {
    *("font-weight", "font-size", "font-style", "font", "display", "visibility", "list-style-type", "list-style"),
    *("border", "border-left", "border-right", "border-top", "border-bottom", "background", "background-color"),
    *("vertical-align", "mso-hide", "mso-element", "border-width", "border-style", "clip-path", "clip"),
}
_PIXEL, _ROOT = 0.75, 12.0  # points
_UNITS = {"pt": 1.0, "px": _PIXEL, "rem": _ROOT, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
_LENGTH = re.compile(r"([\d.]{1,8})\s*(pt|px|rem|em|%|in|cm|mm|pc|ex)\b")
_NAMED = {
    "xx-small": 7.0,
    "x-small": 7.5,
    "small": 10.0,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
    "xxx-large": 36.0,
}
_NO_TINT = ("transparent", "none", "inherit", "initial", "white", "#fff", "#ffffff", "rgb(255, 255, 255)", "unset")
_TINT = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^)]{3,60}\)|\b[a-z]{3,20}\b")


class StyleSheet:
    """What the page's own style sheets say of elements by name, class and identifier."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, Said] = {}
        text = "\n".join(style.text or "" for style in root.iter("style"))[:_MOST]
        for selectors, body in _rules(_COMMENT.sub("", text)):
            said = declarations(body)
            for selector in selectors.split(",") if said else ():
                if _SELECTOR.match(selector.strip()):
                    self._rules.setdefault(selector.strip(), {}).update(said)

    def of(self, element: etree._Element) -> Said:
        """What is said of an element, its own style included, which counts most."""
        tag, said = str(element.tag), Said()
        names = (element.get("class") or "").split()[:20] if self._rules else []
        identifier = element.get("id")
        keys = [tag, *(f".{name}" for name in names), *(f"{tag}.{name}" for name in names)]
        for key in (*keys, f"#{identifier}", f"{tag}#{identifier}") if self._rules else ():
            said.update(self._rules.get(key, {}))
        own = element.get("style")
        if own:
            said.update(declarations(own))
        return said


def declarations(body: str) -> Said:
    """The declarations of a rule or a style attribute, those that matter here."""
    said = Said()
    for part in body[:5_000].split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in _WORDS:
            said[name] = value.replace("!important", "").strip().lower()
    return said


def is_hidden(said: Said) -> bool:
    """Whether an element of which this is said shows nothing."""
    return said.get("display") == "none" or said.get("visibility") == "hidden" or said.get("mso-hide") == "all"


def is_boxed(said: Said) -> bool:
    """Whether a border is drawn around an element or beside it, or its ground tinted."""
    sides = {side: _is_drawn(said.get(side)) for side in ("border", "border-left", "border-top", "border-bottom")}
    drawn = sides["border"] or sides["border-left"] or (sides["border-top"] and sides["border-bottom"])
    return drawn or is_tinted(said)


def is_tinted(said: Said) -> bool:
    """Whether the ground of an element has a colour."""
    fill = said.get("background-color") or said.get("background") or "none"
    return bool(_TINT.match(fill)) and not fill.startswith(_NO_TINT) and "url(" not in fill


def size_in(said: Said, around: float) -> float | None:
    """The size of letters in points, given that of those around; None when nothing is said of it."""
    value = said.get("font-size") or said.get("font") or ""
    if value in _NAMED:
        return _NAMED[value]
    found = _LENGTH.search(value)
    if not found or found[1].count(".") > 1 or found[1] == ".":
        return None
    number = float(found[1])
    if found[2] in ("em", "%", "ex"):
        return around * number / (100 if found[2] == "%" else 1)
    return number * _UNITS[found[2]]


def is_bold(said: Said) -> bool | None:
    """Whether letters are bold; None when nothing is said of it."""
    weight = said.get("font-weight")
    if weight is None:
        return True if "bold" in said.get("font", "") else None
    return int(weight) >= 600 if weight.isdecimal() and len(weight) < 5 else weight in ("bold", "bolder")


def counting_of(said: Said) -> str | None:
    """How a list counts ("lower-alpha", "none"...); None when nothing is said of it."""
    words = (said.get("list-style-type") or said.get("list-style") or "").split()
    return next((word for word in words if word not in ("inside", "outside") and "(" not in word), None)


def _is_drawn(border: str | None) -> bool:
    return border is not None and "none" not in border and not border.startswith(("0", "hidden")) and border != ""


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The rules for the screen, each with its selectors; those within other at-rules are left out."""
    around: list[str] = []
    parts = _BRACE.split(text)
    for before, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            around.append(before.rpartition(";")[2].strip())
        elif around:
            selectors = around.pop()
            if not selectors.startswith("@") and all(
                a.startswith("@media") and "print" not in a for a in around[-_DEEP:]
            ):
                yield selectors, before
