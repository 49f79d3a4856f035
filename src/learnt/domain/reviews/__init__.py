"""Reviews of deaths: what they are, which papers belong to them, whether they are published."""
