"""Who did what, when and why: events that nobody can change."""
