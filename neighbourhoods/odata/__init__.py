"""Tables as Statistics Netherlands publishes them over the network: StatLine (OData 4) and third parties (OData 3).

`wijkaanpak.remote` asks, asks again and keeps what came in; `client` says what a page is, `cells` (4) and `rows` (3)
know the two protocols, and `fetching` makes of it the very file a person would have downloaded. No database, and no
pandas: a file is what comes out.
"""

from neighbourhoods.odata.about import About
from neighbourhoods.odata.client import UnknownTable
from neighbourhoods.odata.fetching import FetchedTable, about, fetch, series_tables
from wijkaanpak.remote import ChangedShape, Trouble, Unreachable

__all__ = [
    "About",
    "ChangedShape",
    "FetchedTable",
    "Trouble",
    "UnknownTable",
    "Unreachable",
    "about",
    "fetch",
    "series_tables",
]
