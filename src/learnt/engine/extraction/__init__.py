"""From a transcript to what the report says: recommendations, lessons, actions and the review's own facts."""

from learnt.engine.extraction.extract import extract

__all__ = ["extract"]
