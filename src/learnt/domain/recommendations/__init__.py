"""Recommendations as records: made by a person's decision, with their place, copies and history."""
