"""Learnt: carries a recommendation from the review that made it to the change it asked for."""
