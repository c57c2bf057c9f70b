"""A mail server on this machine: takes letters and keeps who got what; it can hang, as the real one sometimes does."""

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.policy import default


class MailServer(socketserver.ThreadingTCPServer):
    """`letters` holds recipient and subject of each letter that was taken, in order."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.letters: list[tuple[str, str]] = []
        self.hangs = threading.Event()

    @property
    def url(self) -> str:
        host, port = self.server_address
        return f"smtp://{host}:{port}"


class _Line(socketserver.StreamRequestHandler):
    """One conversation; what was said last is answered, then the next line is read."""

    server: MailServer

    def handle(self) -> None:
        self._say("220 hier")
        to = ""
        while line := self.rfile.readline():
            said = line.decode().strip()
            if said.upper().startswith("RCPT"):
                to = said.partition("<")[2].partition(">")[0]
            if said.upper() == "DATA":
                self._say("354 ga uw gang")
                self._take(to)
            elif said.upper() == "QUIT":
                self._say("221 dag")
                return
            else:
                self._say("250 goed")

    def _take(self, to: str) -> None:
        """A letter is ours from the moment that we say so, and somebody hears it."""
        letter = b"".join(iter(self.rfile.readline, b".\r\n"))
        self._wait()
        if self._is_alone():
            return
        self._say("250 goed")
        subject = message_from_bytes(letter, policy=default)["Subject"]
        self.server.letters.append((to, str(subject)))

    def _say(self, words: str) -> None:
        self._wait()
        with suppress(OSError):
            self.wfile.write(f"{words}\r\n".encode())

    def _wait(self) -> None:
        while self.server.hangs.is_set():
            time.sleep(0.1)

    def _is_alone(self) -> bool:
        """Whether who sent a letter has hung up while we were silent."""
        try:
            return not self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True


@contextmanager
def mail_server_running() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()
