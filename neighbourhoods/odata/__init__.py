"""Tables as Statistics Netherlands publishes them over the network: StatLine (OData 4) and third parties (OData 3).

`client` asks and asks again, `pages` keeps what came in, `cells` (4) and `rows` (3) know the two protocols, `reading`
makes of it the very file a person would have downloaded. No database, and no pandas: a file is what comes out.
"""

from neighbourhoods.odata.about import About
from neighbourhoods.odata.client import ChangedShape, Trouble, UnknownTable, Unreachable
from neighbourhoods.odata.fetching import Fetched, about, fetch, series_tables

__all__ = [
    "About",
    "ChangedShape",
    "Fetched",
    "Trouble",
    "UnknownTable",
    "Unreachable",
    "about",
    "fetch",
    "series_tables",
]
