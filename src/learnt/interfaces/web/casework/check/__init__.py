"""Checking what was found in a paper."""
