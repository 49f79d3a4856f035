"""What the formats without pages (DOCX, ODT, HTML, RTF) have in common: paragraphs that flow, and how they are set."""
