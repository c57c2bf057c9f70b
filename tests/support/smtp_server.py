"""A mail server on this machine that answers as a test says."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class MailServer:
    """`answers`: what it says to a command, and None to say nothing at all; {to} is the address of the letter."""

    answers: dict[str, str | None] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    asked: int = 0
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def answer(self, command: str, usual: str, to: str) -> str | None:
        said = self.answers.get(command, usual)
        return None if said is None else said.format(to=to)


class _Conversation(socketserver.StreamRequestHandler):
    """Just enough SMTP for one letter after another."""

    def handle(self) -> None:
        server: MailServer = self.server.story  # type: ignore[attr-defined]
        server.asked += 1
        to = ""
        if not self._say(server.answer("connect", "220 here", to)):
            return
        while line := self.rfile.readline().decode().strip():
            command = line.split()[0].upper()
            if command == "RCPT":
                to = line.split("<")[1].split(">")[0]
            usual = {"DATA": "354 go on", "QUIT": "221 bye"}.get(command, "250 ok")
            said = server.answer(command.lower(), usual, to)
            if not self._say(said) or command == "QUIT":
                return
            if said and said.startswith("354"):
                server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                if not self._say(server.answer("letter", "250 taken", to)):
                    return

    def _say(self, said: str | None) -> bool:
        """Whether it said something; else it holds the line until the test is over."""
        if said is None:
            self.server.story.over.wait(10)  # type: ignore[attr-defined]
            return False
        self.wfile.write(f"{said}\r\n".encode())
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    story: Any


@contextmanager
def mail_server(settings: Any, **answers: str | None) -> Iterator[MailServer]:
    """The mail server of the settings, as long as it lasts."""
    story = MailServer(answers)
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.story, story.port = story, server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", story.port, 0.3
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        try:
            yield story
        finally:
            story.over.set()
            server.shutdown()
