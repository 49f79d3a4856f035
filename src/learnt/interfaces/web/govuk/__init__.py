"""The design system's patterns as Django sees them: fields, pagination, tags, error summaries."""
