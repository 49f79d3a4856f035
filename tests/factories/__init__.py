"""Things that tests begin with, made through the real operations."""
