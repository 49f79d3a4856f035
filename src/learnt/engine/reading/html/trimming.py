"""What every page of a site says, told from what this page says, by structure and by density of links; and cut off."""

from __future__ import annotations

import re

from lxml import etree

from learnt.engine.reading.html.css import StyleSheet, is_hidden
from learnt.engine.reading.html.opening import without_code

_NEVER = {"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "tooltip", "banner", "contentinfo"}
_SITE_WORDS = {
    *(
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "breadcrumb",
        "breadcrumbs",
        "navbar",
        "nav",
        "navigation",
        "menu",
        "skip",
    ),
    *("skiplink", "share", "sharing", "social", "newsletter", "subscribe", "footer", "masthead", "sidebar", "related"),
    *("pagination", "pager", "advert", "advertisement", "modal", "popup", "search", "toolbar", "translate", "login"),
    *("topbar", "megamenu", "feedback", "banner", "print", "noprint", "survey"),
}
_SITE_IDENTIFIERS = {"cookie", "cookies", "breadcrumb", "breadcrumbs", "navbar", "nav", "menu", "skiplink", "skip"}
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SMALL_SHARE = 0.2  # of the page's words: what belongs to the site is less
_FEW = 120  # words
_DENSE = 0.3  # share of words in links, with a name of the site's furniture
_ALL_LINKS = 0.8  # the same, without
_FEWEST_LINKS = 4
_LONG_LINK = 8  # words: longer ones are sentences, not signposts
_MAIN_SHARE = 0.3  # of the words: less, and it is not the main part whatever it is called
_PANEL = 20  # words of a folded part that is worth unfolding


def trimmed(root: etree._Element, styles: StyleSheet) -> etree._Element:
    """The element that holds what the page says. The page is cut down in passing."""
    without_code(root)
    body = root.find("body")
    body = root if body is None else body
    _cut_hidden(body, styles)
    main = _main(body)
    total = words_in(main)
    for element in list(main.iter(etree.Element)):
        if element is not main and _is_attached(element, main) and _belongs_to_site(element, total):
            cut(element)
    return main


def cut(element: etree._Element) -> None:
    """Take an element out of the page; the words that follow it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail
    if tail:
        if before is None:
            parent.text = f"{parent.text or ''} {tail}"
        else:
            before.tail = f"{before.tail or ''} {tail}"
    parent.remove(element)


def words_in(element: etree._Element) -> int:
    """How many words an element shows."""
    return sum(len(str(text).split()) for text in element.itertext())


def leads_within(element: etree._Element) -> bool:
    """Whether the links of a list lead to places on this page: then it is its contents list."""
    links = [link.get("href") or "" for link in element.iter("a")]
    return len(links) > 1 and sum(link.startswith("#") and len(link) > 1 for link in links) * 2 > len(links)


def _main(body: etree._Element) -> etree._Element:
    """The part that the page itself calls its main part, if that holds enough of its words."""
    total = words_in(body)
    called = [e for e in body.iter("main", "article", "div", "section") if _is_called_main(e)]
    for tags in (("main", "div", "section"), ("article",)):
        found = [e for e in called if e.tag in tags]
        if len(found) == 1 and words_in(found[0]) >= _MAIN_SHARE * total:
            return found[0]
    return body


def _is_called_main(element: etree._Element) -> bool:
    return element.tag in ("main", "article") or element.get("role") == "main"


def _cut_hidden(body: etree._Element, styles: StyleSheet) -> None:
    unfolded = _unfolded(body)
    for element in list(body.iter(etree.Element)):
        if element is body or not _is_hidden(element, styles):
            continue
        opens = element.get("id") in unfolded and words_in(element) >= _PANEL and _link_share(element) < _DENSE
        if not opens or element.get("role") in _NEVER:
            cut(element)


def _is_hidden(element: etree._Element, styles: StyleSheet) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    return is_hidden(styles.of(element))


def _unfolded(body: etree._Element) -> set[str]:
    """The identifiers of parts that the reader of the page can unfold."""
    found: set[str] = set()
    for element in body.iter(etree.Element):
        for name in ("aria-controls", "data-target", "data-bs-target"):
            found.update(part.lstrip("#") for part in (element.get(name) or "").split())
        link = element.get("href") or ""
        if element.tag == "a" and link.startswith("#"):
            found.add(link[1:])
    return found - {""}


def _is_attached(element: etree._Element, main: etree._Element) -> bool:
    """Whether it has not been cut off already, with something around it."""
    while element is not main:
        parent = element.getparent()
        if parent is None:
            return False
        element = parent
    return True


def _belongs_to_site(element: etree._Element, total: int) -> bool:
    tag, role = element.tag, element.get("role")
    if tag == "nav" or role in _NEVER:
        return not leads_within(element) and words_in(element) <= _SMALL_SHARE * total + _FEW
    if tag in ("header", "footer"):
        return _is_of_page(element) and _is_small(element, total) and (tag == "footer" or element.find(".//h1") is None)
    if tag == "button":
        return not any(a.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary") for a in element.iterancestors())
    if tag == "input":
        return True
    return (_has_site_name(element) and _is_furniture(element, total)) or _is_menu(element)


def _is_of_page(element: etree._Element) -> bool:
    return not any(around.tag in ("article", "section", "blockquote") for around in element.iterancestors())


def _is_small(element: etree._Element, total: int) -> bool:
    return words_in(element) <= max(_SMALL_SHARE * total, _FEW)


def _has_site_name(element: etree._Element) -> bool:
    """Whether its class is a word for the furniture of sites. Identifiers are often made from headings: fewer count."""
    if element.tag in ("body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "tr", "p", "li", "main"):
        return False
    names = {part.lower() for part in _PARTS.findall((element.get("class") or "")[:500])}
    identifiers = {part.lower() for part in _PARTS.findall((element.get("id") or "")[:200])}
    return bool(names & _SITE_WORDS or (element.tag in ("div", "ul") and identifiers & _SITE_IDENTIFIERS))


def _is_furniture(element: etree._Element, total: int) -> bool:
    words = words_in(element)
    if words > _SMALL_SHARE * total or leads_within(element):
        return False
    return words == 0 or (words <= _FEW and element.find(".//table") is None) or _link_share(element) >= _DENSE


def _is_menu(element: etree._Element) -> bool:
    """Whether it is a list of short links to other pages and next to nothing else."""
    if element.tag not in ("ul", "ol", "div", "aside"):
        return False
    links = list(element.iter("a"))
    if len(links) < _FEWEST_LINKS or element.find(".//table") is not None or leads_within(element):
        return False
    return _link_share(element) >= _ALL_LINKS and sum(map(words_in, links)) <= _LONG_LINK * len(links)


def _link_share(element: etree._Element) -> float:
    return sum(words_in(link) for link in element.iter("a")) / max(words_in(element), 1)
