"""Transcripts into what a report says: recommendations, lessons, actions, facts."""
