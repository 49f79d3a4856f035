"""PDF files read into transcripts: pages with a text layer by it, pictures of pages by OCR."""

from learnt.engine.reading.pdf.file import MorePages, read_pdf

__all__ = ["MorePages", "read_pdf"]
