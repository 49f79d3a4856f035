"""Prints docs/reference from the tables of this folder and the words of the code.

Usage: scripts/reference           writes the pages
       scripts/reference --check   writes nothing; ends with status 1 when a page is out of date
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Made by scripts/reference. Do not change it here. -->"


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which are out of date."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "learnt.config.settings.test"
    import django

    django.setup()
    made = {FOLDER / f"{name}.md": page() for name, page in PAGES.items()}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text() != text]
    for path in stale:
        sys.stdout.write(f"{'out of date' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}\n")
    if "--check" in arguments:
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale:
        path.write_text(made[path])
    return 0


def permissions() -> str:
    """Who may do what."""
    from learnt.domain.accounts.permissions import MAP, Permission
    from learnt.domain.accounts.roles import MEANINGS, Role
    from tests.spec.tables import PERMISSIONS

    reaches = {"own": "in their own organisation", "everywhere": "everywhere"}
    rows = [
        [MAP[Permission(name)].meaning, *("yes" if role in roles else "" for role in Role), reaches[reach]]
        for name, (roles, reach) in PERMISSIONS.items()
    ]
    roles_told = [[role.label, MEANINGS[role]] for role in Role]
    return page(
        "Permissions",
        "Who may do what. A person may hold several roles, each in an organisation.",
        table(["May", *(role.label for role in Role), "Where"], rows),
        "## Roles",
        table(["Role", "What it is for"], roles_told),
    )


def document_states() -> str:
    """The life of a document."""
    from learnt.domain.documents.states import DocumentState
    from tests.spec.tables import DOCUMENT_STATES

    labels = {state.value: str(state.label) for state in DocumentState}
    moves = [(old, new, why) for old, following in DOCUMENT_STATES.items() for new, why in following.items()]
    return page(
        "States of a document",
        "Where a paper is on its way from being sent in to being ready to check.",
        diagram([("[*]", "received"), *((old, new) for old, new, _why in moves)]),
        table(["From", "To", "When"], [[labels[old], labels[new], why] for old, new, why in moves]),
    )


def candidate_decisions() -> str:
    """What can be decided about a candidate."""
    from learnt.domain.candidates.states import Choice, RefusalReason
    from tests.spec.tables import DECISIONS, MAKES_A_RECORD

    follow = [
        [
            Choice(latest).label if latest else "None yet",
            ", ".join(str(choice.label).lower() for choice in Choice if choice in following),
        ]
        for latest, following in DECISIONS.items()
    ]
    makes = [[choice.label, MAKES_A_RECORD[choice] or "nothing"] for choice in Choice]
    return page(
        "Decisions about candidates",
        "The machine proposes candidates; a person decides about each. Every decision is kept, and the latest counts. "
        "Opening a candidate again withdraws what the decision before had made.",
        table(["Latest decision", "May be followed by"], follow),
        "## What a decision makes",
        table(["Decision", "Makes"], makes),
        "## Reasons to refuse",
        "\n".join(f"- {reason.label}" for reason in RefusalReason),
    )


def dates_and_references() -> str:
    """How dates are kept, and what references look like."""
    from tests.spec.tables import NO_PRINTED_DATES, PRINTED_DATES, REFERENCES

    refused = ", ".join(f"`{date}`" for date in NO_PRINTED_DATES if date)
    typed = [[f"`{words}`", "yes" if is_one else "no"] for words, is_one in REFERENCES.items() if words]
    return page(
        "Dates and references",
        "## Dates",
        "Dates of deaths and reports are kept as exactly as the report gives them.",
        table(["Kept as", "In words"], [[f"`{kept}`", words] for kept, words in PRINTED_DATES.items()]),
        f"Not accepted: {refused}.",
        "## References",
        "Every recommendation (`rec-`) and review (`rev-`) has a permanent reference. It is never used twice, and "
        "leaves out letters and digits that are mistaken for one another. The register's search finds a "
        "recommendation by it.",
        table(["Typed", "Reference of a recommendation"], typed),
    )


def register_download() -> str:
    """The columns of a download of the register."""
    from learnt.interfaces.web.register.columns import CAVEAT, COLUMNS, LICENCE

    return page(
        "Downloads of the register",
        "The register is downloaded as CSV, XLSX or JSON: exactly what is listed for the words and filters asked for, "
        "in the same order. CSV is UTF-8 with a byte order mark. In CSV, text that a spreadsheet would run as a "
        "formula has an apostrophe before it. Who downloads what is kept in the audit trail.",
        table(["Column", "What it holds"], [[f"`{column.key}`", column.meaning] for column in COLUMNS]),
        f"- `caveat`: {CAVEAT}\n- `licence`: {LICENCE}",
        "JSON is one object: `about` with `downloaded_on`, `count`, `caveat` and `licence`, and `recommendations`, a "
        "list of objects with the other columns.",
    )


def dependencies() -> str:
    """What Learnt is built on, each with its reason."""
    told = (ROOT / "pyproject.toml").read_text()
    begins, ends = told.index("\ndependencies = ["), told.index("\n[project.scripts]")
    rows, group = [], "service and engine"
    for line in told[begins:ends].splitlines():
        if named := re.match(r"(\w+) = \[", line):
            group = {"dependencies": "service and engine"}.get(named[1], named[1])
        elif found := re.match(r'\s+"([\w-]+)[^"]*",?\s*(?:#\s*(.*))?', line):
            rows.append([f"`{found[1]}`", group, found[2] or ""])
    return page(
        "Dependencies",
        "What Learnt is built on. Versions are locked with hashes in `requirements/`.",
        table(["Package", "For", "Why"], rows),
    )


def reading() -> str:
    """How well reports are read; evals/report.py makes the page from the recorded results."""
    found = importlib.util.spec_from_file_location("report", ROOT / "evals" / "report.py")
    if found is None or found.loader is None:
        raise FileNotFoundError("evals/report.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return str(module.page())


PAGES: dict[str, Callable[[], str]] = {
    "permissions": permissions,
    "document-states": document_states,
    "candidate-decisions": candidate_decisions,
    "dates-and-references": dates_and_references,
    "register-download": register_download,
    "dependencies": dependencies,
    "reading": reading,
}


def page(title: str, *parts: str) -> str:
    """A page in Markdown."""
    return "\n\n".join([NOTE, f"# {title}", *parts]) + "\n"


def table(headings: Iterable[object], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    heads = [str(heading) for heading in headings]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def diagram(moves: Iterable[tuple[str, str]]) -> str:
    """A diagram of states and moves, as Mermaid draws it."""
    return "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {old} --> {new}" for old, new in moves), "```"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
