"""Files into transcripts: one module for each format."""
