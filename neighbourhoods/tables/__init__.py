"""Files to typed figures, or to refusals by line and column. The only package with pandas; no database.

`files` turns bytes into a sheet of text, `cells` understands one cell, `reading` makes publications of them.
"""

from neighbourhoods.tables.interpreting import interpret
from neighbourhoods.tables.publications import Publication
from neighbourhoods.tables.reading import Reading

__all__ = ["Publication", "Reading", "interpret"]
