"""Signing in, the home page, one's own account."""
