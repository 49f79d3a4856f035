"""Checking what was found, through the pages."""
