"""Letters of a site on this machine go to nobody: they stand in a folder, and whoever runs the site reads them."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

BETWEEN = b"-" * 79  # how Django's backend for files ends a letter


class Post:
    """The letters in a folder; those that are there when it is made were read before.

    Two letters may stand in one file, also when the second comes later.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._read = {path: path.stat().st_size for path in folder.iterdir()}

    def fresh(self) -> Iterator[str]:
        """Every letter that came since, as a person reads it."""
        for path in sorted(self.folder.iterdir()):
            content = path.read_bytes()[self._read.get(path, 0) :]
            if not content.rstrip().endswith(BETWEEN):
                continue  # nothing new, or still being written
            self._read[path] = self._read.get(path, 0) + len(content)
            for letter in content.split(BETWEEN):
                if letter.strip():
                    yield _told(BytesParser(policy=default).parsebytes(letter.lstrip()))


def _told(letter: EmailMessage) -> str:  # type: ignore[type-arg]
    return f"\nMail to {letter['To']}: {letter['Subject']}\n\n{letter.get_content().strip()}\n"
