"""Prints the invented review reports of the demo county, and writes down what each of them says.

One source makes both the report and its gold answers, so neither can drift from the other.
Needs the `test` extra (reportlab, python-docx, PyYAML) and, for some papers, Chromium.
"""
