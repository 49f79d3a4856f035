"""Words weighed by the trained model."""

from __future__ import annotations

import pytest

from learnt.engine.extraction import wording


@pytest.mark.parametrize("sentence", ["X should train its staff.", "X", "x X", "9 X"])
def test_a_lone_capital_is_a_name_wherever_it_stands(sentence: str) -> None:
    assert "X" in wording._blanked(sentence)
