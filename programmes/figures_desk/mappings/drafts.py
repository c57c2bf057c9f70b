"""A mapping that waits in the session while its indicator is made: what was chosen already is not lost."""

from typing import Any

from django.http import HttpRequest

DRAFT = "mapping_draft"
ASKED = "nieuwe_indicator"  # the button that leaves for the page of a new indicator
BACK = "verder"


def asks_indicator(request: HttpRequest) -> bool:
    return ASKED in request.POST


def keep(request: HttpRequest) -> None:
    """Keep what was filled in on this page until somebody comes back to it."""
    answers = {name: value for name, value in request.POST.items() if name not in (ASKED, "csrfmiddlewaretoken")}
    request.session[DRAFT] = {"page": request.path, "answers": answers}


def answers(request: HttpRequest) -> dict[str, Any]:
    """What waits, whatever page it is of; empty without."""
    return dict(request.session.get(DRAFT, {}).get("answers", {}))


def back(request: HttpRequest) -> str:
    """The address of the page that waits; empty without."""
    page = request.session.get(DRAFT, {}).get("page", "")
    return f"{page}?{BACK}=1" if page else ""


def taken_up(request: HttpRequest) -> dict[str, Any]:
    """What was kept of this page, for who came back to it."""
    is_this = BACK in request.GET and request.session.get(DRAFT, {}).get("page") == request.path
    return answers(request) if is_this else {}


def forget(request: HttpRequest) -> None:
    request.session.pop(DRAFT, None)
