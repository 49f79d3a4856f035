"""Words, sentences and numbers as printed."""
