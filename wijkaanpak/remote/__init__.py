"""Open data over the network: a server is asked, and asked again when that may help.

`client` knows HTTP and trusts one host; `pages` keeps a long answer on disk, so that a break costs one page. Which
protocol a server speaks is for the one who asks: a subclass of `Client` says what a page is. No database.
"""

from wijkaanpak.remote.client import ChangedShape, Client, NotThere, Trouble, Unreachable
from wijkaanpak.remote.pages import Pages

__all__ = ["ChangedShape", "Client", "NotThere", "Pages", "Trouble", "Unreachable"]
