"""Checks that every word that a page shows can be translated: xgettext can extract it, templates have no bare text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

TEMPLATES = Path("src/learnt/interfaces/web/templates")
# What is no word of ours: tags, comments, expressions, the contents of translation tags.
ASIDE = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
    r"|<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>|&[a-z]+;|&#\d+;",
    re.DOTALL,
)
PUT_IN_TAGS = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
NAME = {"Learnt"}  # of the service, the same in every language
WORD = re.compile(r"[A-Za-z]{2,}")


def bare_words(template: str) -> list[str]:
    """The words of a template that stand outside every translation tag."""
    text = ASIDE.sub(lambda found: "\n" * found.group().count("\n") + " ", template)
    return [word for word in WORD.findall(text) if word not in NAME]


def bare_attributes(template: str) -> list[str]:
    """The values of spoken attributes that are words rather than translation tags."""
    spoken = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', PUT_IN_TAGS.sub("", template))
    return [value for value in spoken if WORD.search(value) and value not in NAME]


def main() -> int:
    """Say which templates have bare words; returns the exit status."""
    faults = 0
    for path in sorted(TEMPLATES.rglob("*.html")):
        template = path.read_text()
        for words in (bare_words(template), bare_attributes(template)):
            if words:
                faults += 1
                print(f"{path}: not translatable: {' '.join(words)[:120]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
