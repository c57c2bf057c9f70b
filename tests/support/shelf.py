"""What the test client was answered, in a real browser: a site that holds such answers, and the static files.

No row has to be committed for it. So a world is made once for a file, and what happens to it in a test is undone.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpResponse
from django.test.testcases import LiveServerThread


class Shelf:
    """The answers by their path. About any other path it has nothing to say, and says so (204)."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.url = ""

    def put(self, path: str, answer: Any) -> str:
        """Hold this answer, and say where a browser finds it."""
        self.answers[path] = answer
        return self.url + path

    def __call__(self, asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        answer = self.answers.get(asked["PATH_INFO"], HttpResponse(status=204))
        start(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [answer.content]


@contextmanager
def standing() -> Iterator[Shelf]:
    """A shelf that answers over HTTP, as long as this lasts."""
    shelf = Shelf()
    server = LiveServerThread("localhost", lambda _site: StaticFilesHandler(shelf))
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    shelf.url = f"http://{server.host}:{server.port}"
    yield shelf
    server.terminate()
