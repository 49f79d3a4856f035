"""Spreadsheets, documents and bundles, in and out."""
