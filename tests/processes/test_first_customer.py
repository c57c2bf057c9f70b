"""The path of a first customer, from an empty database to figures about the own buurten. Real processes throughout."""

import html
import os
import re
import shlex
from collections.abc import Iterator
from email import message_from_string
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from allauth.mfa.totp.internal import auth as totp

from demo.visitor import Page, Visitor
from tests.processes.machines import LONG, Broker, Machines, wait_until
from tests.support import odata_server, ogc_server
from tests.support.odata_server import Source, kwb, serving
from tests.support.ogc_server import Maps
from wijkaanpak import local

pytestmark = pytest.mark.processes
PASSWORD = "een lang wachtwoord"
MARIT = "marit@groningen.example"


@pytest.fixture
def machines() -> Iterator[Machines]:
    """Everything a server has, around a database with nothing in it, not even tables."""
    database = f"wijkaanpak_first_customer_{os.getpid()}"
    with TemporaryDirectory(prefix="wijkaanpak-first-") as name:
        folder = Path(name)
        local.create_database(database)
        broker = Broker(folder)
        machines = Machines(broker, folder, folder / "media", database=database)
        machines.environment["ODATA_FOLDER"] = str(folder / "odata")
        try:
            broker.start()
            yield machines
        finally:
            machines.end()
            broker.remove()
            local.drop_database(database)


@pytest.fixture
def publishers(machines) -> Iterator[None]:
    """PDOK and Statistics Netherlands, with the division and the key figures of 2025."""
    maps = Maps({2025: ogc_server.division(2025)}, page=2)
    tables = Source({"86165NED": kwb(title="Kerncijfers wijken en buurten 2025")})
    with serving(maps, ogc_server.Handler), serving(tables, odata_server.Handler):
        machines.environment["PDOK_OGC_URL"] = maps.template
        machines.environment["CBS_ODATA_URL"] = f"{tables.address}/CBS"
        yield


def type_command(machines: Machines, page: Page, name: str, **instead: str) -> str:
    """Type the command that the page shows, with other words for the examples in it; returns what it says."""
    typed = shlex.split(next(command for command in commands_of(page) if f"manage.py {name} " in command))
    assert typed[1] == "manage.py"
    assert instead.keys() <= set(typed)
    return machines.manage(*(instead.get(word, word) for word in typed[2:]))


def commands_of(page: Page) -> list[str]:
    """As somebody copies them from the page."""
    found = re.findall(r'<pre class="wk-command".*?</pre>', page.body.decode(), re.DOTALL)
    # A line that ends with a backslash goes on; a shell knows that, shlex does not.
    return [html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\\\n", "").strip() for text in found]


def link_for(machines: Machines, email: str) -> str:
    """The address in the letter to somebody, once it went out."""

    def search() -> str | None:
        for text in machines.letters():
            letter = message_from_string(text.lstrip(), policy=default)
            if letter["To"] == email:
                return re.search(r"http://\S+/account/uitnodiging/\S+", letter.get_content())[0]
        return None

    return str(wait_until(search, f"a letter to {email}"))


def come_in(site: str, link: str) -> Visitor:
    """Choose a password, sign in, set the second step up: what somebody does who was invited."""
    visitor = Visitor(site)
    page = visitor.open(link, expect="Welkom, Marit de Vries.")
    form = page.form("password", "repeated")
    page = visitor.submit(page, form, password=PASSWORD, repeated=PASSWORD, expect="Log nu in")
    form = page.form("login", "password")
    page = visitor.submit(page, form, login=MARIT, password=PASSWORD, expect="twee stappen")
    page = visitor.submit(page, page.form("password"), password=PASSWORD)  # once more, before a lock is changed
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.body.decode())
    assert secret is not None, page.text
    [counter, *_later] = totp.yield_hotp_counters_from_time()
    code = totp.format_hotp_value(totp.hotp_value(secret[0], counter))
    visitor.submit(page, page.form("code"), code=code)
    return visitor


def test_a_first_customer_comes_from_an_empty_database_to_figures_of_the_own_buurten(machines, publishers):
    machines.manage("migrate", "--no-input")
    site = machines.start_web()
    machines.start_worker(lease=LONG)
    empty = Visitor(site).open("/", expect="Wijkaanpak staat klaar")

    # The broker is away: the letter waits in its row until the sweep, once a minute, finds it.
    machines.broker.stop()
    said = type_command(machines, empty, "municipality", **{"u@voorbeeld.nl": MARIT, "Uw naam": "Marit de Vries"})
    assert f"{MARIT} krijgt een uitnodiging als beheerder." in said
    assert machines.letters() == []
    machines.broker.start()
    machines.ask_for("wijkaanpak.accounts.tasks.sweep_account_letters")

    marit = come_in(site, link_for(machines, MARIT))
    steps = marit.open("/groningen/beheer/", expect="Zo begint u")
    assert steps.text.count("nog te doen") == 3

    assert "4 nieuw" in type_command(machines, steps, "import_areas")
    assert "86165NED, 2025, indeling 2025" in type_command(machines, steps, "import_figures")
    assert "krijgt een uitnodiging als programmamanager" in type_command(machines, steps, "invite")
    assert link_for(machines, "anna@voorbeeld.nl")

    done = marit.open("/groningen/beheer/", expect="Alles staat klaar voor de eerste wijkaanpak van Groningen.")
    assert done.text.count("klaar") >= 3
    assert "nog te doen" not in done.text
    buurten = marit.open(done.link("Bekijk hoe het met ze gaat"), expect="Selwerd")
    marit.open(buurten.link("Selwerd"), expect="6.580")
