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
WITHOUT_SIGNING_IN = {"initiatives:arrive"}  # goes on to the page without the secret
#                                          nobody strang elsew admin manag direc profe partn clerk reader
MATRIX = """
public:home                          GET  200   200   200   200   200   200   200   200   200   200
downloads:download                   GET  200   200   200   200   200   200   200   200   200   200
maps:map                             GET  200   200   200   200   200   200   200   200   200   200
maps:areas                           GET  200   200   200   200   200   200   200   200   200   200
public:figures_download              GET  200   200   200   200   200   200   200   200   200   200
monitoring:programme                 GET  200   200   200   200   200   200   200   200   200   200
public:areas                         GET  200   200   200   200   200   200   200   200   200   200
public:area                          GET  200   200   200   200   200   200   200   200   200   200
public:programme_area                GET  200   200   200   200   200   200   200   200   200   200
public:compare                       GET  200   200   200   200   200   200   200   200   200   200
reports:published                    GET  200   200   200   200   200   200   200   200   200   200
initiatives:published                GET  200   200   200   200   200   200   200   200   200   200
initiatives:submit                   GET  200   200   200   200   200   200   200   200   200   200
initiatives:submit                   POST 422   422   422   422   422   422   422   422   422   422
initiatives:received                 GET  200   200   200   200   200   200   200   200   200   200
initiatives:confirm                  GET  410   410   410   410   410   410   410   410   410   410
initiatives:confirm                  POST 410   410   410   410   410   410   410   410   410   410
initiatives:arrive                   GET  302   302   302   302   302   302   302   302   302   302
initiatives:confirmed                GET  200   200   200   200   200   200   200   200   200   200
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
stijlgids                            POST 302   404   404   422   422   422   422   422   422   422
workspace:programmes                 GET  302   404   200   200   200   200   200   200   200   200
monitoring:overview                  GET  302   404   404   200   200   200   200   200   200   200
monitoring:success_factors           GET  302   404   404   200   200   200   200   200   200   200
criteria:listing                     GET  302   404   200   200   200   200   200   200   200   200
criteria:edit                        GET  302   404   403   200   403   200   403   403   403   403
criteria:edit                        POST 302   404   403   422   403   422   403   403   403   403
reports:listing                      GET  302   404   404   200   200   200   200   200   200   200
reports:detail                       GET  302   404   404   200   200   200   200   200   200   200
reports:download                     GET  302   404   404   200   200   200   200   200   200   200
reports:request                      GET  302   404   404   403   200   200   403   403   200   403
reports:request                      POST 302   404   404   403   422   422   403   403   422   403
reports:retry                        POST 302   404   404   403   302   302   403   403   302   403
reports:adopt                        GET  302   404   404   403   200   403   403   403   403   403
reports:adopt                        POST 302   404   404   403   422   403   403   403   403   403
reports:offer                        GET  302   404   404   403   200   403   403   403   200   403
reports:offer                        POST 302   404   404   403   422   403   403   403   422   403
public:figures                       GET  302   404   404   200   200   200   200   200   200   200
releases:listing                     GET  302   404   200   200   200   200   200   200   200   200
releases:detail                      GET  302   404   200   200   200   200   200   200   200   200
imports:upload                       GET  302   404   403   200   200   403   403   403   403   403
imports:upload                       POST 302   404   403   422   422   403   403   403   403   403
mappings:listing                     GET  302   404   403   200   200   403   403   403   403   403
mappings:add                         GET  302   404   403   200   200   403   403   403   403   403
mappings:add                         POST 302   404   403   422   422   403   403   403   403   403
mappings:edit                        GET  302   404   403   200   200   403   403   403   403   403
mappings:edit                        POST 302   404   403   422   422   403   403   403   403   403
mappings:remove                      POST 302   404   403   422   422   403   403   403   403   403
imports:detail                       GET  302   404   403   200   200   403   403   403   403   403
imports:correct                      POST 302   404   403   422   422   403   403   403   403   403
imports:publish                      POST 302   404   403   302   302   403   403   403   403   403
imports:retry                        POST 302   404   403   302   302   403   403   403   403   403
imports:refusals                     GET  302   404   403   200   200   403   403   403   403   403
releases:withdraw                    GET  302   404   403   200   200   403   403   403   403   403
releases:withdraw                    POST 302   404   403   422   422   403   403   403   403   403
indicators:listing                   GET  302   404   200   200   200   200   200   200   200   200
indicators:detail                    GET  302   404   200   200   200   200   200   200   200   200
indicators:add                       GET  302   404   403   200   200   403   403   403   403   403
indicators:add                       POST 302   404   403   422   422   403   403   403   403   403
indicators:edit                      GET  302   404   403   200   200   403   403   403   403   403
indicators:edit                      POST 302   404   403   422   422   403   403   403   403   403
boundaries:detail                    GET  302   404   404   200   200   200   200   200   200   200
boundaries:edit                      GET  302   404   404   200   200   403   403   403   403   403
boundaries:edit                      POST 302   404   404   422   422   403   403   403   403   403
initiatives:listing                  GET  302   404   404   403   200   200   200   403   403   403
initiatives:detail                   GET  302   404   404   403   200   200   200   403   403   403
initiatives:check                    POST 302   404   404   403   302   403   302   403   403   403
initiatives:decide                   GET  302   404   404   403   200   403   403   403   403   403
initiatives:decide                   POST 302   404   404   403   422   403   403   403   403   403
own_figures:listing                  GET  302   404   404   200   200   200   200   200   200   200
own_figures:download                 GET  302   404   404   200   200   200   200   200   200   200
own_figures:detail                   GET  302   404   404   200   200   200   200   200   200   200
own_figures:series_add               GET  302   404   404   403   200   403   403   403   403   403
own_figures:series_add               POST 302   404   404   403   422   403   403   403   403   403
own_figures:series_edit              GET  302   404   404   403   200   403   403   403   403   403
own_figures:series_edit              POST 302   404   404   403   422   403   403   403   403   403
own_figures:periods                  GET  302   404   404   403   200   200   403   403   403   403
own_figures:periods                  POST 302   404   404   403   422   422   403   403   403   403
own_figures:close                    POST 302   404   404   403   302   302   403   403   403   403
own_figures:enter                    GET  302   404   404   403   200   403   200   403   403   403
own_figures:enter                    POST 302   404   404   403   422   403   422   403   403   403
own_figures:review                   GET  302   404   404   403   200   200   403   403   403   403
own_figures:review                   POST 302   404   404   403   422   422   403   403   403   403
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
