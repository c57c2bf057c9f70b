"""Figures to take along: one line a figure with everything that makes it answerable, as CSV, XLSX or GeoJSON.

`extract` reads, `files` writes. Files are in Dutch whatever the language of the page: they are made to be kept,
compared and read by machines.
"""
