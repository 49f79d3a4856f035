"""Areas and the organisations that work in them."""
