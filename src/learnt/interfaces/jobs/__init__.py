"""Background jobs, by name."""
