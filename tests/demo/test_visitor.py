"""The visitor of the demo sees pages as a browser without JavaScript does."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from demo.visitor import NotAsExpected, Visitor

FORM = b"""<h1>Inloggen</h1><a href="/elders">Ga <b>elders</b></a>
<form method="get" action="/zoek"><input name="q" value="x"></form>
<form method="post" action="/doe">
  <input type="hidden" name="csrfmiddlewaretoken" value="abc">
  <input name="login"><input type="checkbox" name="remember" value="1">
  <input type="radio" name="until" value="now" checked><input type="radio" name="until" value="later">
  <select name="year"><option value="">Kies</option><option value="2026">2026</option></select>
  <select name="area"><option value="a">A</option><option value="b" selected>B</option></select>
  <textarea name="why">Omdat</textarea><button name="go">Verstuur</button>
</form>"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/":
            self._answer(200, FORM, cookie="seen=1")
        elif self.path == "/klaar":
            self._answer(200, f"Dank u: {self.headers['Cookie']}".encode())
        else:
            self._answer(404, b"Niet gevonden")

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
        self.server.sent = {key: values[0] for key, values in sent.items()}  # type: ignore[attr-defined]
        self.send_response(302)
        self.send_header("Location", "/klaar")
        self.end_headers()

    def _answer(self, status: int, body: bytes, cookie: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def visitor(site: HTTPServer) -> Visitor:
    return Visitor(f"http://127.0.0.1:{site.server_port}")


def test_a_form_is_sent_as_a_browser_would_and_the_redirect_followed(site, visitor):
    page = visitor.open("/", expect="inloggen")

    done = visitor.submit(page, page.form("csrfmiddlewaretoken", "login"), login="marit@groningen.example")

    assert site.sent == {
        "csrfmiddlewaretoken": "abc",
        "login": "marit@groningen.example",
        "until": "now",
        "year": "",
        "area": "b",
        "why": "Omdat",
    }
    assert done.text == "Dank u: seen=1"


def test_a_link_is_found_by_its_words(visitor):
    page = visitor.open("/")

    assert page.link("ELDERS") == "/elders"
    assert page.link("nergens") is None


def test_another_status_other_words_and_a_missing_form_are_named(visitor):
    with pytest.raises(NotAsExpected, match="answered 404: Niet gevonden"):
        visitor.open("/elders")
    with pytest.raises(NotAsExpected, match="does not say ‘Welkom’"):
        visitor.open("/", expect="Welkom")
    with pytest.raises(NotAsExpected, match="has no form with password"):
        visitor.open("/").form("password")


def test_a_site_that_does_not_answer_is_named():
    with pytest.raises(NotAsExpected, match="does not answer"):
        Visitor("http://127.0.0.1:1").open("/")
