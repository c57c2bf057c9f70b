"""Nothing that people of the municipality type is lost, in any form: found on the pages, not listed.

Two people at once, the same form sent two hundred times, a session that ended halfway. A form that is new is found on
its page. One that no page of the walk shows fails, until the `addresses` of its noun lead to a page that shows it.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from neighbourhoods.models import Area
from programmes.models import Draft, OwnPeriod, Stakeholder
from programmes.records.sending import SendingMiddleware
from tests.conftest import make_user
from tests.support import access, sendings
from tests.support.crawler import open_page
from tests.support.routes import MUNICIPALITY, routes
from tests.support.sendings import Shown
from tests.support.world import World, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role, User
from wijkaanpak.tickets import TICKET

OF_STAFF = sorted(row.name for row in access.rows() if row.method == "POST" and row.statuses[0] == "302")
IN_A_MESSAGE = "stands in the message after a change; tests/programmes/records"
NO_TEXT = "a button without words, which does nothing when it was pressed before"
NOT_WALKED = {
    "stijlgids": "shows what forms look like and stores nothing",
    "workspace:draft": "what a script sends while somebody types: the draft itself",
    "imports:upload": "asks a file, and the same file is taken in once by its hash",
    "mappings:add": "asks a file first; its second page is that of mappings:edit",
    "mappings:for_import": "the page of mappings:edit, for a file that was read",
    "releases:withdraw": "only of figures that this municipality read from a file",
    **{
        name: "asks a file and stores nothing: what it says is the form of the table beside it"
        for name in OF_STAFF
        if name.endswith(":read_workbook")
    },
    **{f"imports:{act}": NO_TEXT for act in ("correct", "mean", "publish", "retry")},
    **{f"initiatives:{act}": NO_TEXT for act in ("check", "hold_back", "read")},
    "ambitions:resume": NO_TEXT,
    "people:send_again": NO_TEXT,
    "workspace:take_back": NO_TEXT,
    "reports:retry": NO_TEXT,
    **{
        name: "stands in the message after a change; tests/programmes/records"
        for name in OF_STAFF
        if name.endswith((":undo", ":undo_together"))
    },
}
WALKED = [name for name in OF_STAFF if name not in NOT_WALKED]
TIMES = 200
THROUGH_EVERYTHING = 3
"""So many of them go through the whole of the server; the others come to the door where a repeated form is known."""
DOOR = SendingMiddleware(lambda _request: _never())


@pytest.fixture(scope="module")
def _world(own_world) -> Iterator[World]:
    with tenancy.municipality(own_world.municipality):
        OwnPeriod.objects.update(opened_until=timezone.localdate())
        for number in (1, 2):
            Area.objects.create(
                code=f"BU0014100{number}", division_year=2024, level="neighbourhood", name=f"Buurt {number}"
            )
        yield own_world


@pytest.fixture(scope="module")
def _people(_world) -> dict[str, User]:
    """Two who may do everything."""
    return {name: make_user(name.lower(), _world.municipality, *Role) for name in ("Anna", "Bram")}


@pytest.fixture(scope="module")
def walked(_world, _people) -> dict[str, Shown]:
    """Every form that a page shows, by the name of its address; on its own page when it has one."""
    client, names = client_of(_people["Anna"]), {}
    for route in routes(MUNICIPALITY):
        names.setdefault(_world.path(route.name, **({"kind": "csv"} if "kind" in route.parts else {})), route.name)
    found: dict[str, Shown] = {}
    for path in (path for path in names if "/beheer/" in path):
        page = open_page(client, path)
        for shown in sendings.forms(path, page.content) if page.is_html else ():
            name = names.get(shown.action, shown.action)
            if name not in found or shown.page == shown.action:
                found[name] = shown
    return found


@pytest.fixture
def people(_people, db) -> dict[str, User]:
    return _people


@pytest.fixture
def opened(walked, people):
    """Somebody on the page of a form: who they are to the server, and the form."""

    def of(name: str, who: str) -> tuple[Client, Shown]:
        client, shown = client_of(people[who]), walked[name]
        return client, sendings.form_of(client.get(shown.page).content, shown.page, shown.action)

    return of


def test_every_form_of_staff_is_found_on_a_page_or_left_out_with_a_reason(walked):
    assert [name for name in WALKED if name not in walked] == []
    assert [name for name in NOT_WALKED if name not in OF_STAFF] == []


def test_every_form_of_staff_carries_its_ticket(walked):
    assert [name for name, shown in walked.items() if name in OF_STAFF and not sendings.ticket(shown)] == []


@pytest.mark.parametrize("name", WALKED)
def test_what_is_sent_twice_is_done_once(name, opened):
    client, shown = opened(name, "Anna")
    answer, sent = sendings.send(client, shown, "Anna", access.answers(name, "Anna"))
    assert answer.status_code == 302, _why(answer)
    done = sendings.rows()

    again = [client.post(shown.action, sent) for _time in range(THROUGH_EVERYTHING)]
    asked = again[-1].wsgi_request
    again += [DOOR.process_view(asked, _never, (), {}) for _time in range(TIMES - THROUGH_EVERYTHING)]

    assert {one and (one.status_code, one.headers["Location"]) for one in again} == {(302, answer.headers["Location"])}
    assert [str(told) for told in get_messages(asked)].count("U had dit al verstuurd. Het staat er één keer.") == 1
    assert sendings.rows() == done


@pytest.mark.parametrize("name", WALKED)
def test_two_at_once_lose_nothing(name, opened):
    """The second sees what the first did, and what they typed themselves; after choosing it is stored."""
    (anna, annas), (bram, brams) = opened(name, "Anna"), opened(name, "Bram")
    if not annas.texts:
        return
    first, theirs = sendings.send(bram, brams, "Bram", access.answers(name, "Bram"))
    assert first.status_code == 302, _why(first)

    second, mine = sendings.send(anna, annas, "Anna", access.answers(name, "Anna"))

    assert second.status_code in (302, 409), _why(second)
    words, of_bram = annas.words(mine, "Anna"), brams.words(theirs, "Bram")
    if second.status_code == 302:
        assert not annas.changes, "who changes what a colleague changed has to see that first"
        assert _not_stored([*words, *of_bram]) == []
        return
    assert _not_on(second, words) == []
    if not annas.changes:
        return
    changed = brams.words({one.name: theirs.get(one.name) for one in brams.texts if one.value}, "Bram")
    assert _not_on(second, changed + (["Was", "Van u"] if changed else [])) == []
    again = sendings.form_of(second.content, annas.page, annas.action)
    chosen, _sent = sendings.send(anna, again, "Anna", access.answers(name, "Anna"))
    assert chosen.status_code == 302, _why(chosen)
    assert _not_stored(words) == []


@pytest.mark.parametrize("name", WALKED)
def test_what_was_typed_outlives_the_session(name, opened, people):
    """Also without a script; it is theirs alone, and nothing is sent before they send it."""
    client, shown = opened(name, "Anna")
    special = access.answers(name, "Anna")
    sent = shown.filled("Anna", **special)
    client.logout()

    answer = client.post(shown.action, sent)

    to_door, asked = answer.headers["Location"].partition("?")[::2]
    back = QueryDict(asked)["next"]
    words = shown.words(sent, "Anna")
    assert (answer.status_code, to_door) == (302, settings.LOGIN_URL)
    assert [text for text in words if sendings.stored(text)] == []
    assert _not_on(client_of(people["Bram"]).get(back), words) == words
    client.force_login(people["Anna"])
    page = client.get(back)
    assert page.status_code == 200
    assert _not_on(page, words) == []
    if not words:
        return
    sent_again, _sent = sendings.send(client, sendings.form_of(page.content, shown.page, shown.action), "Anna", special)
    assert sent_again.status_code == 302, _why(sent_again)
    assert not Draft.objects.exists()


def test_nobody_keeps_text_for_somebody_else(opened, people):
    """The ticket is signed: who stands before the door cannot say that they are somebody."""
    client, shown = opened("stakeholders:add", "Anna")
    forged = shown.filled("Anna") | {TICKET: sendings.ticket(shown).replace(":", "x:", 1)}
    client.logout()

    client.post(shown.action, forged)
    client.post(shown.action, {**forged, TICKET: ""})

    assert not Draft.objects.exists()


def test_who_signed_in_again_elsewhere_finds_the_text_of_the_old_page(opened, people):
    _client, shown = opened("stakeholders:add", "Anna")
    other = client_of(people["Anna"], enforce_csrf_checks=True)
    stranger = client_of(people["Bram"], enforce_csrf_checks=True)
    sent = shown.filled("Anna")

    theirs, answer = stranger.post(shown.action, sent), other.post(shown.action, sent)

    assert theirs.status_code == 403
    assert [draft.user.name for draft in Draft.objects.all()] == ["Anna"]
    page = other.get(answer.headers["Location"])
    assert _not_on(page, [*shown.words(sent, "Anna"), "opnieuw ingelogd"]) == []
    assert not Stakeholder.objects.filter(name__contains="Anna").exists()


def _never(*_asked, **_where):
    raise AssertionError("a form that was sent before reached its page")


def _not_stored(words: list[str]) -> list[str]:
    return [text for text in words if not sendings.stored(text)]


def _not_on(page, words: list[str]) -> list[str]:
    return [text for text in words if not sendings.has(page.content, text)]


def _why(answer) -> str:
    """What a form says is wrong, for who has to fill it in here."""
    form = (answer.context or {}).get("form")
    return f"{answer.status_code}: {form.errors.as_json() if form is not None else answer.content[:200]}"
