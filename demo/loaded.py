"""Whether the database of the demo holds what the files say, without starting Django to find out."""

import hashlib
from pathlib import Path

SOURCES = ("demo/**/*.py", "demo/content/**/*", "demo/figures/**/*", "neighbourhoods/reference/**/*")
MIGRATIONS = ("*/migrations/*.py", "wijkaanpak/*/migrations/*.py")


def fingerprint(checkout: Path) -> str:
    """Of all that makes the demo's database, and of the moment the database was made: a new one is empty."""
    digest = hashlib.sha256()
    for pattern in (*SOURCES, *MIGRATIONS):
        for file in sorted(checkout.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(checkout)}\0".encode() + file.read_bytes())
    made = (checkout / "var" / "postgres" / "PG_VERSION").stat().st_mtime_ns
    digest.update(str(made).encode())
    return digest.hexdigest()


def is_current(checkout: Path) -> bool:
    """The last load was of these very files, into this very database."""
    note = _note(checkout)
    return note.exists() and note.read_text() == fingerprint(checkout)


def remember(checkout: Path) -> None:
    """To be called when the load has succeeded."""
    _note(checkout).write_text(fingerprint(checkout))


def _note(checkout: Path) -> Path:
    return checkout / "var" / "local" / "demo-loaded"
