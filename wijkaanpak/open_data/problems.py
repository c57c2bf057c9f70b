"""What went wrong, for a machine and for whoever wrote it: `application/problem+json` (RFC 9457) in Dutch."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error
from ninja import Schema

TYPE = "application/problem+json"
UNDER = "/api/"
TITLES = {
    400: "De vraag klopt niet",
    404: "Niet gevonden",
    405: "Alleen lezen",
    414: "Het adres is te lang",
    429: "Te veel vragen",
    500: "Er ging iets mis op de server",
}
WRONG = {
    "int_parsing": "Schrijf een heel getal.",
    "greater_than_equal": "Schrijf {ge} of meer.",
    "less_than_equal": "Schrijf {le} of minder.",
    "string_too_long": "Schrijf hoogstens {max_length} tekens.",
    "too_long": "Vraag er hoogstens {max_length} tegelijk.",
    "repeated": "Noem deze parameter één keer.",
    "unknown": "Deze parameter is er niet.",
}
OTHERWISE = "Dit is hier geen goede waarde. In openapi.json staat wat kan."


class Wrong(Schema):
    """One thing to put right. The names of the members are those of the NLGov rules."""

    code: str
    detail: str
    location: dict[str, str]


class Probleem(Schema):
    """Waarom er geen antwoord is, en wat u eraan doet."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Wrong] | None = None


class WrongQuestion(Exception):
    """What was asked cannot be answered: the name of a parameter, and what to do about it."""

    status, code = 400, "value"

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name, self.detail = name, detail


class NotListed(WrongQuestion):
    """Well asked, but there is nothing with this code."""

    status, code = 404, "not_listed"


def problem(status: int, detail: str, *, errors: Sequence[dict[str, Any]] = ()) -> HttpResponse:
    """The answer with this status; `detail` says what to do."""
    said: dict[str, Any] = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    if errors:
        said["errors"] = list(errors)
    return HttpResponse(json.dumps(said, ensure_ascii=False), status=status, content_type=TYPE)


def wrong(found: Sequence[dict[str, Any]]) -> HttpResponse:
    """400 with all that is wrong in the parameters, as django-ninja found it."""
    errors = [
        {
            "in": mistake["loc"][0],
            "location": {"name": next(part for part in reversed(mistake["loc"]) if isinstance(part, str))},
            "code": mistake["type"],
            "detail": WRONG.get(mistake["type"], OTHERWISE).format_map(mistake.get("ctx", {})),
        }
        for mistake in found
    ]
    return problem(400, " ".join(f"{error['location']['name']}: {error['detail']}" for error in errors), errors=errors)


def broken(request: HttpRequest) -> HttpResponse:
    """What Django calls after it logged an error: words for a machine where a machine asked."""
    if request.path_info.startswith(UNDER):
        return problem(500, "Probeer het later opnieuw. Blijft het misgaan? Meld het bij de gemeente.")
    return server_error(request)
