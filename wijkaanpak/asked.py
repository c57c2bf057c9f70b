"""What a request asks for, in words of ours: in the address itself anybody can write."""

from django.http import HttpRequest


def route(request: HttpRequest) -> str:
    """The name of the page; one word for all addresses that are none."""
    return str(request.resolver_match.view_name) if request.resolver_match else "no page"


def numbers(request: HttpRequest) -> dict[str, int]:
    """Those in its address, by their name."""
    found = request.resolver_match
    return {name: value for name, value in (found.kwargs if found else {}).items() if isinstance(value, int)}


def municipality(request: HttpRequest) -> str | None:
    """The address of the municipality; None above them."""
    found = getattr(request, "municipality", None)
    return str(found.slug) if found else None
