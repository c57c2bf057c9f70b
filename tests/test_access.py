"""Who may see and do what: every URL × every role × the other municipality and programme.

What is right stands in the `access.py` beside the tests of each noun, which tests/support/access.py collects. A URL
without a row fails, and so does a row without a URL. Those above the municipalities are in test_access_above.py.

Each text of the municipality holds a word of its own, and what everybody gets is read for them: a page, a refused form
and a part of a page show nobody what tests/support/confidential.py does not let them read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support import confidential
from tests.support.access import rows
from tests.support.routes import MUNICIPALITY, names, routes
from tests.support.world import World, ask, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, MunicipalityRole, Role, User

LOGIN = 302
OURS = ("wijkaanpak", "neighbourhoods", "programmes", "monitoring")
WITHOUT_SIGNING_IN = {"initiatives:arrive"}  # goes on to the page without the secret
METHODS = {name: sorted(row.method for row in rows() if row.name == name) for name in sorted({r.name for r in rows()})}


def test_every_url_of_a_municipality_has_a_row():
    assert names(MUNICIPALITY) - METHODS.keys() == set()


def test_every_row_has_a_url_and_stands_once():
    known = names(MUNICIPALITY)
    written = Counter((row.name, row.method) for row in rows())

    assert [row for row in rows() if row.name not in known] == []
    assert [row for row, times in written.items() if times > 1] == []


def test_a_row_stands_with_its_noun():
    """programmes/initiatives/views.py: tests/programmes/initiatives/access.py."""
    packages = {route.name: route.view.__module__.rpartition(".")[0] for route in routes(MUNICIPALITY)}
    nouns = {name: package for name, package in packages.items() if package.startswith(OURS)}  # not what ninja wrapped

    elsewhere = [(row.noun, row.name) for row in rows() if row.noun != nouns.get(row.name, row.noun)]

    assert elsewhere == []


@pytest.fixture(scope="module")
def words(own_world) -> dict[bytes, str]:
    with tenancy.municipality(own_world.municipality):
        return confidential.fill(own_world)


@pytest.fixture(scope="module")
def _world(own_world, words) -> World:
    return own_world


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


@pytest.mark.parametrize("row", rows(), ids=str)
def test_everybody_gets_what_the_row_says_and_reads_no_more(row, world, words, sessions):
    path = world.path(row.name)

    found, told = [], set()
    for user, column in zip(world.columns, confidential.COLUMNS, strict=True):
        client = Client(headers={"cookie": sessions[user]})
        response = ask(client, row.method, path)
        if response.status_code == LOGIN and user is None and row.name not in WITHOUT_SIGNING_IN:
            assert response["Location"].startswith("/account/login/"), path
        found.append(str(response.status_code))
        for answer in (response, *confidential.again(client, column, row, path, response)):
            told |= {(column, words[word]) for word in confidential.read(answer)}

    assert tuple(found) == row.statuses
    assert [(column, field) for column, field in sorted(told) if column not in confidential.may_read(field)] == []


# Where somebody who may read it does.
SHOWN = {
    "Initiative.applicant_name": ("initiatives:detail", Role.PROFESSIONAL),
    "Initiative.applicant_email": ("initiatives:detail", Role.PROGRAMME_MANAGER),
    "Initiative.plan": ("initiatives:detail", Role.PROCESS_DIRECTOR),
    "OwnFigure.return_reason": ("own_figures:review", Role.PROCESS_DIRECTOR),
    "FigureImport.file_name": ("imports:detail", Role.ADMINISTRATOR),
    "Mapping.note": ("mappings:edit", Role.ADMINISTRATOR),
    "Draft.answers": ("stakeholders:add", Role.PROGRAMME_MANAGER),
    "Conversation.said": ("conversations:detail", Role.READER),
    "User.email": ("people:listing", Role.ADMINISTRATOR),
}


def test_the_words_are_there_to_be_read(world, words):
    """Proves that the walk above can fail: who may read them does."""
    unread = [
        field
        for field, (name, role) in SHOWN.items()
        if field not in {words[word] for word in confidential.read(read_by(world, role, name))}
    ]

    assert unread == []


def read_by(world: World, role: Role, name: str) -> Any:
    return client_of(world.staff[role]).get(world.path(name), confidential.QUERY)


@pytest.mark.parametrize("name", METHODS)
def test_a_method_without_a_row_is_refused(name, world):
    path, client = world.path(name), client_of(world.manager)

    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"}.difference(METHODS[name]):
        assert client.generic(method, path).status_code == 405, f"{method} {path}"


OF_A_ROW = [(route, method) for route in routes(MUNICIPALITY) if route.keys for method in METHODS[route.name]]


@pytest.mark.parametrize(("route", "method"), OF_A_ROW, ids=[f"{method} {route.name}" for route, method in OF_A_ROW])
def test_the_row_of_another_municipality_is_like_no_row_at_all(route, method, world, other_municipality):
    """Same status, same words, as many queries: nobody can tell that it exists in another municipality."""
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

    for row in rows():
        if row.method == "POST":
            assert client.post(world.path(row.name)).status_code == 403, row.name
