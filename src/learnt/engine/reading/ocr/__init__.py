"""Pages that are pictures, read by Tesseract into the same sheets of pieces as pages with a text layer."""
