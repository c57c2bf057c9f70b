"""Who may see and do what: every URL × every role × the other municipality and programme, against the tables below.

A URL that is not in a table fails; those above the municipalities are in test_access_above.py. 404 is for who may not
know that it exists, 403 for who sees the programme but may not do this. Columns: nobody signed in, a stranger from
another municipality, somebody of another programme here, then the roles in the order of `Role`.
"""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.conftest import make_municipality
from tests.support.routes import MUNICIPALITY, names, routes
from tests.support.world import World, ask, client_of, make_world
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, MunicipalityRole, User

LOGIN = 302
WITHOUT_SIGNING_IN = {"programmes:initiative_link"}  # goes on to the page without the secret
#                                          nobody strang elsew admin manag direc profe partn clerk reader
MATRIX = """
programmes:home                      GET  200   200   200   200   200   200   200   200   200   200
neighbourhoods:download              GET  200   200   200   200   200   200   200   200   200   200
neighbourhoods:map                   GET  200   200   200   200   200   200   200   200   200   200
neighbourhoods:map_areas             GET  200   200   200   200   200   200   200   200   200   200
programmes:figures_download          GET  200   200   200   200   200   200   200   200   200   200
monitoring:programme                 GET  200   200   200   200   200   200   200   200   200   200
programmes:areas                     GET  200   200   200   200   200   200   200   200   200   200
programmes:area                      GET  200   200   200   200   200   200   200   200   200   200
programmes:programme_area            GET  200   200   200   200   200   200   200   200   200   200
programmes:compare                   GET  200   200   200   200   200   200   200   200   200   200
monitoring:report_published          GET  200   200   200   200   200   200   200   200   200   200
programmes:initiatives_published     GET  200   200   200   200   200   200   200   200   200   200
programmes:initiative_submit         GET  200   200   200   200   200   200   200   200   200   200
programmes:initiative_submit         POST 422   422   422   422   422   422   422   422   422   422
programmes:initiative_received       GET  200   200   200   200   200   200   200   200   200   200
programmes:initiative_confirm        GET  410   410   410   410   410   410   410   410   410   410
programmes:initiative_confirm        POST 410   410   410   410   410   410   410   410   410   410
programmes:initiative_link           GET  302   302   302   302   302   302   302   302   302   302
programmes:initiative_confirmed      GET  200   200   200   200   200   200   200   200   200   200
open_data:openapi-json               GET  200   200   200   200   200   200   200   200   200   200
open_data:indicators                 GET  200   200   200   200   200   200   200   200   200   200
open_data:indicator                  GET  200   200   200   200   200   200   200   200   200   200
open_data:areas                      GET  200   200   200   200   200   200   200   200   200   200
open_data:area                       GET  200   200   200   200   200   200   200   200   200   200
open_data:area_figures               GET  200   200   200   200   200   200   200   200   200   200
open_data:programmes                 GET  200   200   200   200   200   200   200   200   200   200
open_data:programme                  GET  200   200   200   200   200   200   200   200   200   200
open_data:programme_figures          GET  200   200   200   200   200   200   200   200   200   200
open_data:own_figures                GET  200   200   200   200   200   200   200   200   200   200
open_data:reports                    GET  200   200   200   200   200   200   200   200   200   200
open_data:api-root                   GET  404   404   404   404   404   404   404   404   404   404
open_data:nothing                    GET  404   404   404   404   404   404   404   404   404   404
monitoring:open_data                 GET  200   200   200   200   200   200   200   200   200   200
monitoring:dcat                      GET  200   200   200   200   200   200   200   200   200   200
stijlgids                            GET  302   404   404   200   200   200   200   200   200   200
programmes:programmes                GET  302   404   200   200   200   200   200   200   200   200
monitoring:overview                  GET  302   404   404   200   200   200   200   200   200   200
monitoring:success_factors           GET  302   404   404   200   200   200   200   200   200   200
monitoring:criteria                  GET  302   404   404   200   200   200   200   200   200   200
monitoring:criterion_edit            GET  302   404   404   200   403   200   403   403   403   403
monitoring:criterion_edit            POST 302   404   404   422   403   422   403   403   403   403
monitoring:reports                   GET  302   404   404   200   200   200   200   200   200   200
monitoring:report                    GET  302   404   404   200   200   200   200   200   200   200
monitoring:report_file               GET  302   404   404   200   200   200   200   200   200   200
monitoring:report_request            GET  302   404   404   403   200   200   403   403   200   403
monitoring:report_request            POST 302   404   404   403   422   422   403   403   422   403
monitoring:report_retry              POST 302   404   404   403   302   302   403   403   302   403
monitoring:report_adopt              GET  302   404   404   403   200   403   403   403   403   403
monitoring:report_adopt              POST 302   404   404   403   422   403   403   403   403   403
monitoring:report_offer              GET  302   404   404   403   200   403   403   403   200   403
monitoring:report_offer              POST 302   404   404   403   422   403   403   403   422   403
programmes:figures                   GET  302   404   404   200   200   200   200   200   200   200
programmes:figure_releases           GET  302   404   200   200   200   200   200   200   200   200
programmes:figure_release            GET  302   404   200   200   200   200   200   200   200   200
programmes:figure_upload             GET  302   404   403   200   200   403   403   403   403   403
programmes:figure_upload             POST 302   404   403   422   422   403   403   403   403   403
programmes:mappings                  GET  302   404   403   200   200   403   403   403   403   403
programmes:mapping_add               GET  302   404   403   200   200   403   403   403   403   403
programmes:mapping_add               POST 302   404   403   422   422   403   403   403   403   403
programmes:mapping_edit              GET  302   404   403   200   200   403   403   403   403   403
programmes:mapping_edit              POST 302   404   403   422   422   403   403   403   403   403
programmes:mapping_remove            POST 302   404   403   422   422   403   403   403   403   403
programmes:figure_import             GET  302   404   403   200   200   403   403   403   403   403
programmes:figure_import_correct     POST 302   404   403   422   422   403   403   403   403   403
programmes:figure_import_publish     POST 302   404   403   302   302   403   403   403   403   403
programmes:figure_import_retry       POST 302   404   403   302   302   403   403   403   403   403
programmes:figure_import_refusals    GET  302   404   403   200   200   403   403   403   403   403
programmes:figure_release_withdraw   GET  302   404   403   200   200   403   403   403   403   403
programmes:figure_release_withdraw   POST 302   404   403   422   422   403   403   403   403   403
programmes:indicators                GET  302   404   200   200   200   200   200   200   200   200
programmes:indicator                 GET  302   404   200   200   200   200   200   200   200   200
programmes:indicator_add             GET  302   404   403   200   200   403   403   403   403   403
programmes:indicator_add             POST 302   404   403   422   422   403   403   403   403   403
programmes:indicator_edit            GET  302   404   403   200   200   403   403   403   403   403
programmes:indicator_edit            POST 302   404   403   422   422   403   403   403   403   403
programmes:boundary                  GET  302   404   404   200   200   200   200   200   200   200
programmes:boundary_edit             GET  302   404   404   200   200   403   403   403   403   403
programmes:boundary_edit             POST 302   404   404   422   422   403   403   403   403   403
programmes:initiatives               GET  302   404   404   403   200   200   200   403   403   403
programmes:initiative                GET  302   404   404   403   200   200   200   403   403   403
programmes:initiative_check          POST 302   404   404   403   302   403   302   403   403   403
programmes:initiative_decide         GET  302   404   404   403   200   403   403   403   403   403
programmes:initiative_decide         POST 302   404   404   403   422   403   403   403   403   403
programmes:own_figures               GET  302   404   404   200   200   200   200   200   200   200
programmes:own_figures_file          GET  302   404   404   200   200   200   200   200   200   200
programmes:own_series                GET  302   404   404   200   200   200   200   200   200   200
programmes:own_series_add            GET  302   404   404   403   200   403   403   403   403   403
programmes:own_series_add            POST 302   404   404   403   422   403   403   403   403   403
programmes:own_series_edit           GET  302   404   404   403   200   403   403   403   403   403
programmes:own_series_edit           POST 302   404   404   403   422   403   403   403   403   403
programmes:own_periods               GET  302   404   404   403   200   200   403   403   403   403
programmes:own_periods               POST 302   404   404   403   422   422   403   403   403   403
programmes:own_period_close          POST 302   404   404   403   302   302   403   403   403   403
programmes:own_figure_enter          GET  302   404   404   403   200   403   200   403   403   403
programmes:own_figure_enter          POST 302   404   404   403   422   403   422   403   403   403
programmes:own_figure_review         GET  302   404   404   403   200   200   403   403   403   403
programmes:own_figure_review         POST 302   404   404   403   422   422   403   403   403   403
"""
ROWS = [line.split() for line in MATRIX.strip().splitlines()]
METHODS = {name: sorted(row[1] for row in ROWS if row[0] == name) for name in sorted({row[0] for row in ROWS})}


def test_every_url_of_a_municipality_is_in_the_table():
    assert names(MUNICIPALITY) == METHODS.keys()


@pytest.fixture(scope="module")
def _world(rows_of_module, tmp_path_factory) -> Iterator[World]:
    here, there = (make_municipality(name.lower(), name) for name in ("Groningen", "Voorbeeldstad"))
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        with tenancy.municipality(here):
            world = make_world(here, there)
        yield world


@pytest.fixture(scope="module")
def sessions(_world) -> dict[User | None, str]:
    """The cookie of everybody, who sign in once: that takes as long as a page does."""
    return {user: client_of(user).cookies.output(attrs=[], header="", sep=";") for user in _world.columns}


@pytest.fixture
def groningen(_world, db) -> Iterator[Municipality]:
    with tenancy.municipality(_world.municipality):
        yield _world.municipality


@pytest.fixture
def other_municipality(_world, db) -> Municipality:
    return _world.stranger.home


@pytest.fixture
def world(_world, groningen) -> World:
    return _world


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[1]} {row[0]}" for row in ROWS])
def test_everybody_gets_what_the_table_says(row, world, sessions):
    name, method, *expected = row
    path = world.path(name)

    found = []
    for user in world.columns:
        response = ask(Client(headers={"cookie": sessions[user]}), method, path)
        if response.status_code == LOGIN and user is None and name not in WITHOUT_SIGNING_IN:
            assert response["Location"].startswith("/account/login/"), path
        found.append(str(response.status_code))
        if response.streaming:
            response.getvalue()  # read to the end, which closes the file

    assert found == expected


@pytest.mark.parametrize("name", METHODS)
def test_a_method_that_is_not_in_the_table_is_refused(name, world):
    path, client = world.path(name), client_of(world.manager)

    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"}.difference(METHODS[name]):
        assert client.generic(method, path).status_code == 405, f"{method} {path}"


OF_A_ROW = [(route, method) for route in routes(MUNICIPALITY) if route.keys for method in METHODS[route.name]]


@pytest.mark.parametrize(("route", "method"), OF_A_ROW, ids=[f"{method} {route.name}" for route, method in OF_A_ROW])
def test_the_row_of_another_municipality_is_like_no_row_at_all(route, method, world, other_municipality):
    """Same status, same words, as many queries: nothing tells that it exists next door."""
    client = client_of(world.stranger)
    theirs = world.path(route.name, other_municipality)
    nothing = world.path(route.name, other_municipality, **dict.fromkeys(route.keys, 987654321))

    answers = [answer(client, method, path) for path in (theirs, nothing, theirs)]

    assert answers[1] == answers[2]
    assert answers[1][0] == 404


def answer(client: Client, method: str, path: str) -> tuple[int, bytes, int]:
    """Status, page and number of queries."""
    with CaptureQueriesContext(connection) as queries:
        response = ask(client, method, path)
    return response.status_code, without_tokens(response.content.replace(path.encode(), b"")), len(queries)


def without_tokens(content: bytes) -> bytes:
    """The page without what is made anew for each answer; its own address was taken out too."""
    return re.sub(rb'(X-CSRFToken": "|csrfmiddlewaretoken" value=")[A-Za-z0-9]+', rb"\1", content)


def test_a_right_taken_away_is_gone_at_the_next_request(world):
    client, path = client_of(world.manager), world.path("monitoring:overview")
    before = client.get(path).status_code

    MunicipalityRole.objects.filter(user=world.manager).delete()

    assert (before, client.get(path).status_code) == (200, 404)


def test_a_form_without_its_token_is_refused(world):
    client = client_of(world.manager, enforce_csrf_checks=True)

    for name in [row[0] for row in ROWS if row[1] == "POST"]:
        assert client.post(world.path(name)).status_code == 403, name
