"""The register: reviews and recommendations."""
