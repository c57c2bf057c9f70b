"""What stands in the repository for who keeps a server: container, compose, proxy, units."""

import runpy
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application

from wijkaanpak.local.checkout import CHECKOUT


class Silent(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Nobody reads along."""


@pytest.fixture
def web_server() -> Iterator[int]:
    """The port of the whole application; nothing it is asked here needs a database."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_the_health_check_of_a_container_needs_no_name_and_fails_without_a_server(web_server, settings):
    settings.ALLOWED_HOSTS = ["wijkaanpak.example.nl"]
    answers = runpy.run_path(str(CHECKOUT / "docker" / "healthy.py"))["answers"]

    assert answers("127.0.0.1", web_server)
    assert not answers("127.0.0.1", 1)
