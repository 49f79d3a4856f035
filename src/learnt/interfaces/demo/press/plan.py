"""Action plans: what each agency said it would do, by whom and by when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from learnt.interfaces.demo.press.paper import PlanRow, Recommendation


def row(
    recommendation: Recommendation,
    place: int,
    agencies: dict[str, Any],
    phrases: dict[str, Any],
    words: Callable[[str], str],
) -> PlanRow:
    """The row for the recommendation that stands at `place`, from its own plan or else from the stock of phrases.

    `agencies` is the `plan` of the source: lists of `targets` and `completions` taken in turn, the `offset` at which
    this paper starts in the stock, and the `lead` where the recommendation is addressed to nobody.
    """
    action, milestones = _in_turn(phrases[recommendation.mechanism], place + int(agencies.get("offset", 0)))
    own = recommendation.plan
    lead = own.get("lead") or ", ".join(recommendation.addressees) or agencies.get("lead", "")
    return PlanRow(
        recommendation=recommendation.key,
        action=words(own.get("action", action)),
        lead=words(lead),
        milestones=words(own.get("milestones", milestones)),
        target_date=words(own.get("target", _in_turn(agencies.get("targets", [""]), place))),
        completion=words(own.get("completion", _in_turn(agencies.get("completions", [""]), place))),
    )


def only(row: PlanRow, columns: list[str]) -> PlanRow:
    """The row as a table with these columns prints it: what has no column is empty."""
    kept = {name: value if name in columns else "" for name, value in row.__dict__.items()}
    return PlanRow(**{**kept, "recommendation": row.recommendation})


def _in_turn(stock: list[Any], place: int) -> Any:
    return stock[(place - 1) % len(stock)]
