"""Checks that every word that a page shows can be translated: xgettext can extract it, templates have no bare text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

TEMPLATES = Path("src/learnt/interfaces/web/templates")
# What is no word of ours, in the order in which it is taken away: translated words, tags of the template, of the page.
ASIDE = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}",
        r"\{%\s*block width\s*%\}.*?\{%\s*endblock\s*%\}",  # a class of the page's width
        r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
    )
]
PAGE_TAGS = re.compile(r"<!--.*?-->|<[^>]*>|&[a-z]+;|&#\d+;", re.DOTALL)
NAME = {"Learnt"}  # of the service, the same in every language
WORD = re.compile(r"[A-Za-z]{2,}")


def without_template_tags(template: str) -> str:
    """The template as a page without what is translated or computed."""
    for pattern in ASIDE:
        template = pattern.sub(" ", template)
    return template


def bare_words(page: str) -> list[str]:
    """The words that stand between the tags of a page without translation."""
    return [word for word in WORD.findall(PAGE_TAGS.sub(" ", page)) if word not in NAME]


def bare_attributes(page: str) -> list[str]:
    """The values of spoken attributes that are words without translation."""
    spoken = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', page)
    return [value for value in spoken if WORD.search(value) and value not in NAME]


def main() -> int:
    """Say which templates have bare words; returns the exit status."""
    faults = 0
    for path in sorted(TEMPLATES.rglob("*.html")):
        page = without_template_tags(path.read_text())
        for words in (bare_words(page), bare_attributes(page)):
            if words:
                faults += 1
                print(f"{path}: not translatable: {' '.join(words)[:120]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
