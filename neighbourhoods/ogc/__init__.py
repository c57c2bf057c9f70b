"""Boundaries as PDOK publishes them over the network: OGC API Features, one service for each year's division.

`wijkaanpak.remote` asks, asks again and keeps what came in; `client` knows the protocol, `boundaries` which collections
make a division. The features are those of the file a person would have downloaded: `geometry.read` judges both alike.
"""

from neighbourhoods.ogc.boundaries import FetchedBoundaries, fetch
from wijkaanpak.remote import Trouble

__all__ = ["FetchedBoundaries", "Trouble", "fetch"]
