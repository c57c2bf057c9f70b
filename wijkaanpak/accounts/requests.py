"""What a view may count on: a request as the middlewares leave it."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from wijkaanpak.accounts.models import Municipality, User


class StaffRequest(HttpRequest):
    """Within a municipality, by somebody who signed in. Only a type: Django makes the request, middlewares fill it."""

    municipality: Municipality
    user: User
    htmx: HtmxDetails
    rights: Any
    """What somebody may do here: `programmes.access` says so when it lets them in, and the bar on top reads it."""
