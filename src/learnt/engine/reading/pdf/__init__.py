"""PDF files with a text layer, read into transcripts."""

from learnt.engine.reading.pdf.file import read_pdf

__all__ = ["read_pdf"]
