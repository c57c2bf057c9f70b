"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The municipality of the address, or None on pages above the municipalities; the languages one can choose."""
    return {"municipality": getattr(request, "municipality", None), "languages": settings.LANGUAGES}
