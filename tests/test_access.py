"""Who may see and do what: every URL × every role × the other municipality, against the table below.

A URL that is not in the table fails. 404 is for who may not know that it exists, 403 for who sees the programme but may
not do this. Columns: nobody signed in, a stranger from another municipality, then the roles in the order of `Role`.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from neighbourhoods.models import Area
from programmes.models import ProgrammeArea, ProgrammeAreaMember
from tests.conftest import NOON, make_user
from tests.support.factories import InitiativeFactory, OwnFigureFactory, ProgrammeFactory
from tests.support.figures import make_import, make_mapping, make_release
from tests.support.indicators import make_own_indicator
from tests.support.monitoring import make_report
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

LOGIN = 302
ROLES = [
    Role.ADMINISTRATOR,
    Role.PROGRAMME_MANAGER,
    Role.PROCESS_DIRECTOR,
    Role.PROFESSIONAL,
    Role.PARTNER,
    Role.COUNCIL_CLERK,
    Role.READER,
]
#                                     nobody  stranger  admin manag direc profe partn clerk reader
MATRIX = """
programmes:home                  GET   200     200       200   200   200   200   200   200   200
neighbourhoods:download          GET   200     200       200   200   200   200   200   200   200
neighbourhoods:map               GET   200     200       200   200   200   200   200   200   200
neighbourhoods:map_areas         GET   200     200       200   200   200   200   200   200   200
programmes:figures_download      GET   200     200       200   200   200   200   200   200   200
monitoring:programme             GET   200     200       200   200   200   200   200   200   200
programmes:areas                 GET   200     200       200   200   200   200   200   200   200
programmes:area                  GET   200     200       200   200   200   200   200   200   200
programmes:programme_area        GET   200     200       200   200   200   200   200   200   200
programmes:compare               GET   200     200       200   200   200   200   200   200   200
monitoring:report_published      GET   200     200       200   200   200   200   200   200   200
programmes:initiatives_published GET   200     200       200   200   200   200   200   200   200
programmes:initiative_submit     GET   200     200       200   200   200   200   200   200   200
programmes:initiative_submit     POST  422     422       422   422   422   422   422   422   422
programmes:initiative_received   GET   200     200       200   200   200   200   200   200   200
programmes:initiative_confirm    GET   410     410       410   410   410   410   410   410   410
programmes:initiative_confirm    POST  410     410       410   410   410   410   410   410   410
programmes:initiative_confirmed  GET   200     200       200   200   200   200   200   200   200
stijlgids                        GET   302     404       200   200   200   200   200   200   200
programmes:programmes            GET   302     404       200   200   200   200   200   200   200
monitoring:overview              GET   302     404       200   200   200   200   200   200   200
monitoring:success_factors       GET   302     404       200   200   200   200   200   200   200
monitoring:criteria              GET   302     404       200   200   200   200   200   200   200
monitoring:criterion_edit        GET   302     404       200   403   200   403   403   403   403
monitoring:criterion_edit        POST  302     404       422   403   422   403   403   403   403
monitoring:reports               GET   302     404       200   200   200   200   200   200   200
monitoring:report                GET   302     404       200   200   200   200   200   200   200
monitoring:report_file           GET   302     404       200   200   200   200   200   200   200
monitoring:report_request        GET   302     404       403   200   200   403   403   200   403
monitoring:report_request        POST  302     404       403   422   422   403   403   422   403
monitoring:report_retry          POST  302     404       403   302   302   403   403   302   403
monitoring:report_adopt          GET   302     404       403   200   403   403   403   403   403
monitoring:report_adopt          POST  302     404       403   422   403   403   403   403   403
programmes:figures               GET   302     404       200   200   200   200   200   200   200
programmes:figure_releases       GET   302     404       200   200   200   200   200   200   200
programmes:figure_release        GET   302     404       200   200   200   200   200   200   200
programmes:figure_upload         GET   302     404       200   200   403   403   403   403   403
programmes:figure_upload         POST  302     404       422   422   403   403   403   403   403
programmes:mappings              GET   302     404       200   200   403   403   403   403   403
programmes:mapping_add           GET   302     404       200   200   403   403   403   403   403
programmes:mapping_add           POST  302     404       422   422   403   403   403   403   403
programmes:mapping_edit          GET   302     404       200   200   403   403   403   403   403
programmes:mapping_edit          POST  302     404       422   422   403   403   403   403   403
programmes:mapping_remove        POST  302     404       422   422   403   403   403   403   403
programmes:figure_import         GET   302     404       200   200   403   403   403   403   403
programmes:figure_import_correct POST  302     404       422   422   403   403   403   403   403
programmes:figure_import_publish POST  302     404       302   302   403   403   403   403   403
programmes:figure_import_retry   POST  302     404       302   302   403   403   403   403   403
programmes:figure_import_refusals GET  302     404       200   200   403   403   403   403   403
programmes:figure_release_withdraw GET 302     404       200   200   403   403   403   403   403
programmes:figure_release_withdraw POST 302    404       422   422   403   403   403   403   403
programmes:indicators            GET   302     404       200   200   200   200   200   200   200
programmes:indicator             GET   302     404       200   200   200   200   200   200   200
programmes:indicator_add         GET   302     404       200   200   403   403   403   403   403
programmes:indicator_add         POST  302     404       422   422   403   403   403   403   403
programmes:indicator_edit        GET   302     404       200   200   403   403   403   403   403
programmes:indicator_edit        POST  302     404       422   422   403   403   403   403   403
programmes:boundary              GET   302     404       200   200   200   200   200   200   200
programmes:boundary_edit         GET   302     404       200   200   403   403   403   403   403
programmes:boundary_edit         POST  302     404       422   422   403   403   403   403   403
programmes:initiatives           GET   302     404       403   200   200   200   403   403   403
programmes:initiative            GET   302     404       403   200   200   200   403   403   403
programmes:initiative_decide     GET   302     404       403   200   403   403   403   403   403
programmes:initiative_decide     POST  302     404       403   422   403   403   403   403   403
programmes:own_figures           GET   302     404       200   200   200   200   200   200   200
programmes:own_figures_file      GET   302     404       200   200   200   200   200   200   200
programmes:own_series            GET   302     404       200   200   200   200   200   200   200
programmes:own_series_add        GET   302     404       403   200   403   403   403   403   403
programmes:own_series_add        POST  302     404       403   422   403   403   403   403   403
programmes:own_series_edit       GET   302     404       403   200   403   403   403   403   403
programmes:own_series_edit       POST  302     404       403   422   403   403   403   403   403
programmes:own_periods           GET   302     404       403   200   200   403   403   403   403
programmes:own_periods           POST  302     404       403   422   422   403   403   403   403
programmes:own_period_close      POST  302     404       403   302   302   403   403   403   403
programmes:own_figure_enter      GET   302     404       403   200   403   200   403   403   403
programmes:own_figure_enter      POST  302     404       403   422   403   422   403   403   403
programmes:own_figure_review     GET   302     404       403   200   200   403   403   403   403
programmes:own_figure_review     POST  302     404       403   422   422   403   403   403   403
"""
OWN_FIGURES = ("own_figures", "own_figures_file", "own_series_add", "own_periods")
ROWS = [line.split() for line in MATRIX.strip().splitlines()]

# Above the municipalities: what is open to everybody. The rest asks to sign in, or is allauth's own affair.
OPEN = {
    "municipalities",
    "security_txt",
    "health_live",
    "health_ready",
    "about",
    "accessibility",
    "privacy",
    "set_language",
}
OF_ALLAUTH = ("account_", "mfa_")


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            yield from names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)


def test_every_url_of_a_municipality_is_in_the_table():
    assert set(names(get_resolver("wijkaanpak.urls_municipality"))) == {row[0] for row in ROWS}


def test_every_url_above_the_municipalities_is_known():
    unknown = {
        name
        for name in names(get_resolver("wijkaanpak.urls"))
        if name not in OPEN and not name.startswith((*OF_ALLAUTH, "admin:"))
    }

    assert unknown == set()


@pytest.fixture
def world(groningen, other_municipality, tmp_path, settings) -> dict[str, Any]:
    """A programme with one of everything, somebody for each role, and the addresses of the pages."""
    settings.MEDIA_ROOT = tmp_path
    groningen.code = "GM0014"
    groningen.save()
    programme = ProgrammeFactory(name="Selwerd", slug="selwerd")
    initiative = InitiativeFactory(programme=programme)
    figure = OwnFigureFactory(series__programme=programme, status="pending")
    area = ProgrammeArea.objects.create(programme=programme, starts_on=NOON.date(), division_year=2024)
    ProgrammeAreaMember.objects.create(area=area, code="BU00141000")
    Area.objects.create(code="BU00141000", division_year=2024, level="neighbourhood", name="Selwerd")
    ready = {"state": "done", "rendered_at": NOON, "file": ContentFile(b"%PDF", "rapport.pdf")}
    concept = make_report(programme, **ready)
    adopted = make_report(programme, status="adopted", version=2, **ready)
    people = [make_user(role.value, groningen, role) for role in ROLES]
    own = make_own_indicator(groningen, by=people[0])
    stranger = make_user("stranger", other_municipality, *Role)
    figure_import, release = make_import(people[0]), make_release()
    mapping = make_mapping()
    of_slug = {"slug": programme.slug}
    return {
        "people": [None, stranger, *people],
        "kwargs": {
            "neighbourhoods:download": {"code": "BU00141000", "kind": "csv"},
            "neighbourhoods:map": {"key": "woz"},
            "neighbourhoods:map_areas": {"key": "woz"},
            "programmes:figures_download": {**of_slug, "kind": "csv"},
            "programmes:indicator": {"key": "inwoners"},
            "programmes:indicator_edit": {"key": own.key},
            "programmes:initiative": {"pk": initiative.pk},
            "programmes:initiative_decide": {"pk": initiative.pk},
            "programmes:initiative_confirm": {"token": "nooit-verstuurd"},
            "programmes:area": {"code": "BU00141000"},
            "programmes:figures": of_slug,
            "programmes:programme_area": of_slug,
            "programmes:initiatives": of_slug,
            "programmes:figure_release": {"pk": release.pk},
            "programmes:mapping_edit": {"pk": mapping.pk},
            "programmes:mapping_remove": {"pk": mapping.pk},
            "programmes:figure_release_withdraw": {"pk": release.pk},
            **{
                f"programmes:figure_import{act}": {"pk": figure_import.pk}
                for act in ("", "_correct", "_publish", "_retry", "_refusals")
            },
            "programmes:boundary": of_slug,
            "programmes:boundary_edit": of_slug,
            "programmes:own_series": {"pk": figure.series_id},
            "programmes:own_series_edit": {"pk": figure.series_id},
            "programmes:own_period_close": {"pk": figure.period_id},
            "programmes:own_figure_enter": {"pk": figure.series_id, "period_pk": figure.period_id},
            "programmes:own_figure_review": {"pk": figure.pk},
            **{f"programmes:{page}": of_slug for page in OWN_FIGURES},
            "monitoring:criterion_edit": {"factor": "vision", "criterion": "horizon"},
            **{f"monitoring:report{act}": {"pk": concept.pk} for act in ("", "_adopt", "_file", "_retry")},
            "monitoring:report_published": {"pk": adopted.pk},
            **{
                f"monitoring:{page}": of_slug
                for page in ("programme", "overview", "success_factors", "reports", "report_request")
            },
        },
    }


def client_of(user: Any) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def ask(client: Client, method: str, path: str) -> Any:
    """A form is sent with nothing useful in it."""
    return client.post(path, {"leeg": ""}) if method == "POST" else client.generic(method, path)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[1]} {row[0]}" for row in ROWS])
def test_everybody_gets_what_the_table_says(row, world, groningen):
    name, method, *expected = row
    path = tenancy.path(groningen, name, **world["kwargs"].get(name, {}))

    found = []
    for user in world["people"]:
        response = ask(client_of(user), method, path)
        if response.status_code == LOGIN and user is None:
            assert response["Location"].startswith("/account/login/"), path
        found.append(str(response.status_code))
        if response.streaming:
            response.getvalue()  # read to the end, which closes the file

    assert found == expected


@pytest.mark.parametrize("name", sorted({row[0] for row in ROWS}))
def test_a_method_that_is_not_in_the_table_is_refused(name, world, groningen):
    path = tenancy.path(groningen, name, **world["kwargs"].get(name, {}))
    client = client_of(world["people"][ROLES.index(Role.PROGRAMME_MANAGER) + 2])
    listed = {row[1] for row in ROWS if row[0] == name}

    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - listed:
        assert client.generic(method, path).status_code == 405, f"{method} {path}"


@pytest.mark.parametrize(
    "name",
    sorted(
        row[0]
        for row in ROWS
        if row[0]
        in {
            "programmes:initiative",
            "programmes:own_series",
            "programmes:own_figure_review",
            "monitoring:report",
            "monitoring:report_file",
            "monitoring:report_published",
        }
    ),
)
def test_the_row_of_another_municipality_is_like_no_row_at_all(name, world, groningen, other_municipality):
    """Same status, same words, as many queries: nothing tells that it exists next door."""
    client = client_of(world["people"][1])
    theirs = tenancy.path(other_municipality, name, **world["kwargs"][name])
    nothing = tenancy.path(other_municipality, name, pk=987654321)

    answers = []
    for path in (theirs, nothing, theirs):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        answers.append(
            (response.status_code, without_tokens(response.content.replace(path.encode(), b"")), len(queries))
        )

    assert answers[1] == answers[2]
    assert answers[1][0] == 404


def without_tokens(content: bytes) -> bytes:
    """The page without what is made anew for each answer; its own address was taken out too."""
    return re.sub(rb'(X-CSRFToken": "|csrfmiddlewaretoken" value=")[A-Za-z0-9]+', rb"\1", content)


def test_a_right_taken_away_is_gone_at_the_next_request(groningen, world):
    from wijkaanpak.accounts.models import MunicipalityRole

    manager = world["people"][ROLES.index(Role.PROGRAMME_MANAGER) + 2]
    client = client_of(manager)
    path = tenancy.path(groningen, "monitoring:overview", slug="selwerd")
    before = client.get(path).status_code

    MunicipalityRole.objects.filter(user=manager).delete()

    assert (before, client.get(path).status_code) == (200, 404)


@pytest.mark.parametrize("path", ["/account/email/", "/account/2fa/", "/account/password/change/", "/platform/"])
def test_pages_above_the_municipalities_ask_to_sign_in(path, db):
    response = Client().get(path)

    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_a_form_without_its_token_is_refused(groningen, world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world["people"][ROLES.index(Role.PROGRAMME_MANAGER) + 2])
    posts = [row[0] for row in ROWS if row[1] == "POST"]

    for name in posts:
        path = tenancy.path(groningen, name, **world["kwargs"].get(name, {}))
        assert client.post(path).status_code == 403, path
