"""Papers: sending them in, following them, checking what was found."""
