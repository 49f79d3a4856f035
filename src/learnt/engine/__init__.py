"""Understands documents and words. No Django, no database, no network, no clock."""
