"""django-ninja as the REST API Design Rules of the Dutch government (NLGov) ask it.

Whoever asks needs no account and gets no cookie; nothing changes but how often they asked. Every answer carries the
version, may be read by any website, and is kept as long as it still holds.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from email.utils import parseaddr
from functools import wraps
from hashlib import sha256
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import re_path, reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from ninja import NinjaAPI
from ninja.errors import ValidationError

from wijkaanpak import clients, limits
from wijkaanpak.limits import Limit, TooMany
from wijkaanpak.open_data import problems
from wijkaanpak.open_data.paging import absolute
from wijkaanpak.open_data.problems import Probleem, WrongQuestion, problem

ACTION = "open data"
VERSION_HEADER = {"API-Version": {"description": "De volledige versie van de API.", "schema": {"type": "string"}}}
# Below what gunicorn takes, so that who asks too much reads our words and not its own.
LONGEST = 4000
PROBLEMS = {
    400: "Er klopt iets niet in de vraag.",
    404: "Dit is er niet, of is niet openbaar.",
    414: f"Het adres met de parameters is langer dan {LONGEST} tekens.",
    429: "U vraagt te vaak. ‘Retry-After’ zegt na hoeveel seconden het weer kan.",
}


class ReadOnly(Exception):
    """Somebody tried to do something else than read."""


class TooLong(Exception):
    """More was asked in one address than we read."""


class OpenData(NinjaAPI):
    """The API of every municipality; `reverse` and rows are those of the one whose address was asked."""

    def __init__(self, **about: Any) -> None:
        super().__init__(docs_url=None, urls_namespace="open_data", **about)
        self.add_decorator(knows_its_parameters, mode="view")
        self.add_exception_handler(Http404, _not_there)
        self.add_exception_handler(ValidationError, _wrong)
        self.add_exception_handler(WrongQuestion, _not_so)
        self.add_exception_handler(ReadOnly, _not_allowed)
        self.add_exception_handler(TooLong, _too_long)

    @property
    def urls(self) -> Any:
        """Each behind the door, and all others an answer for machines too."""
        patterns, app, namespace = super().urls
        patterns.append(re_path("", _nothing, name="nothing"))
        for pattern in patterns:
            pattern.callback = self.door(pattern.callback)
        return patterns, app, namespace

    def door(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Ask `view` in Dutch, and count it.

        Counted last: until the transaction ends, others from this connection wait for the count.
        """

        @login_not_required
        @wraps(view)
        def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
            with translation.override("nl"):
                an_hour = Limit(settings.OPEN_DATA_PER_CONNECTION, timedelta(hours=1))
                uses = limits.for_connection(clients.connection(request), an_hour)
                try:
                    limits.look(ACTION, uses, at=timezone.now())
                    response = self._asked(request, view, parts)
                    limits.take(ACTION, uses, at=timezone.now())
                except TooMany as refused:
                    response = _not_now(refused)
            return self._sent(request, response)

        answer.csrf_exempt = True  # nothing can be changed, and 405 says more than 403
        return answer

    def _asked(self, request: HttpRequest, view: Callable[..., HttpResponse], parts: Mapping[str, Any]) -> HttpResponse:
        """HEAD is answered as GET is; the server leaves the content out."""
        method = request.method
        try:
            _check(request)
            request.method = "GET"
            return view(request, **parts)
        except Exception as refused:
            return self.on_exception(request, refused)
        finally:
            request.method = method

    def _sent(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 200:
            etag = quote_etag(sha256(response.content).hexdigest()[:32])
            response["ETag"] = etag
            response = get_conditional_response(request, etag=etag, response=response)
        patch_cache_control(response, public=True, no_cache=True)
        response["API-Version"] = self.version
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "API-Version, ETag, Retry-After"
        response["Content-Language"] = "nl"
        return response

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:
        """Paths below the address of the API of this municipality; every answer with its version and problems."""
        schema = super().get_openapi_schema(path_prefix="", path_params=path_params)
        schema["servers"] = [{"url": absolute(reverse(f"{self.urls_namespace}:api-root")).rstrip("/")}]
        schema["info"]["contact"] = {
            "name": "Beheer van de open data",
            "email": parseaddr(settings.OPEN_DATA_EMAIL)[1],
            "url": absolute(reverse("monitoring:open_data")),
        }
        described = Probleem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= described.pop("$defs") | {"Probleem": described}
        for operation in (operation for path in schema["paths"].values() for operation in path.values()):
            for response in operation["responses"].values():
                response["headers"] = VERSION_HEADER
            operation["responses"] |= {status: _described(words) for status, words in PROBLEMS.items()}
        return schema


def knows_its_parameters(run: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse a parameter that an operation does not have, or has once: a filter spelled wrong would give everything,
    and of two values one would be left out.
    """
    models = [model for model in run.__self__.models if model.__ninja_param_source__ == "query"]  # type: ignore[attr-defined]
    known = {name for model in models for name in model.__ninja_flatten_map__}
    lists = {name for model in models for name in model.__ninja_collection_fields__}

    @wraps(run)
    def asked(request: HttpRequest, **parts: Any) -> Any:
        strange = [("unknown", name) for name in request.GET if name not in known]
        twice = [("repeated", name) for name in known - lists if len(request.GET.getlist(name)) > 1]
        if wrong := strange + sorted(twice):
            raise ValidationError([{"type": what, "loc": ("query", name)} for what, name in wrong])
        return run(request, **parts)

    return asked


def _check(request: HttpRequest) -> None:
    """Raises ReadOnly, TooLong, Http404, WrongQuestion."""
    if request.method not in ("GET", "HEAD"):
        raise ReadOnly
    if len(request.get_full_path()) > LONGEST:
        raise TooLong
    if "\0" in request.path_info:
        raise Http404
    for name, values in request.GET.lists():
        if "\0" in name or any("\0" in value for value in values):
            raise WrongQuestion(name.replace("\0", ""), "Haal het teken met code 0 weg.")


def _described(words: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Probleem"}
    return {"description": words, "headers": VERSION_HEADER, "content": {problems.TYPE: {"schema": schema}}}


def _nothing(request: HttpRequest) -> HttpResponse:
    raise Http404


def _not_there(request: HttpRequest, refused: Any) -> HttpResponse:
    return problem(404, "Dit is er niet, of is niet openbaar. In openapi.json staat wat er is.")


def _wrong(request: HttpRequest, refused: Any) -> HttpResponse:
    return problems.wrong(refused.errors)


def _not_so(request: HttpRequest, refused: Any) -> HttpResponse:
    error = {"in": "query", "location": {"name": refused.name}, "code": refused.code, "detail": refused.detail}
    return problem(refused.status, f"{refused.name}: {refused.detail}", errors=[error])


def _too_long(request: HttpRequest, refused: Any) -> HttpResponse:
    return problem(414, "Vraag minder tegelijk, of neem de bestanden op de pagina Open data.")


def _not_allowed(request: HttpRequest, refused: Any) -> HttpResponse:
    response = problem(405, "Deze gegevens zijn alleen te lezen: gebruik GET.")
    response["Allow"] = "GET, HEAD"
    return response


def _not_now(refused: TooMany) -> HttpResponse:
    seconds = max(1, ceil((refused.again_at - timezone.now()).total_seconds()))
    response = problem(429, f"Wacht {seconds} seconden. Haalt u veel op? Neem dan de bestanden op de pagina Open data.")
    response["Retry-After"] = str(seconds)
    return response
