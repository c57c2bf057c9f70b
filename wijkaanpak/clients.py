"""Where a request comes from, as far as our own proxies say so."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

IPV6_CUSTOMER = 48  # what a provider often gives to one customer
IPV6_HOME = 64  # one connection has a whole network of addresses to choose from


def address(request: HttpRequest) -> str:
    """The address our outermost proxy saw. What stands left of it in X-Forwarded-For anybody can write there."""
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    hops = settings.TRUSTED_PROXIES
    if hops and len(said) >= hops and _parsed(said[-hops]):
        return said[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def connection(request: HttpRequest) -> str:
    """What counts as one visitor: an IPv4 address, or the /64 of an IPv6 address."""
    found = _parsed(address(request))
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, IPV6_HOME), strict=False))
    return str(found or "unknown")


def network(connection: str) -> str | None:
    """The /48 around a visitor with an IPv6 address; None for any other."""
    home = ipaddress.ip_network(connection) if ":" in connection else None
    return str(home.supernet(new_prefix=IPV6_CUSTOMER)) if home else None


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return (isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped) or found
