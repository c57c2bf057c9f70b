"""Whether the database of the demo holds what the files say, without starting Django to find out."""

import hashlib
from pathlib import Path

SOURCES = ("demo/**/*.py", "demo/content/**/*", "demo/figures/**/*", "neighbourhoods/reference/**/*")
MIGRATIONS = ("*/migrations/*.py", "wijkaanpak/*/migrations/*.py")


def fingerprint(checkout: Path) -> str:
    """A digest of all files that make the demo's database, and of when the database was made: a new one is empty."""
    digest = hashlib.sha256()
    for pattern in (*SOURCES, *MIGRATIONS):
        for file in sorted(checkout.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(checkout)}\0".encode() + file.read_bytes())
    made = (checkout / "var" / "postgres" / "PG_VERSION").stat().st_mtime_ns
    digest.update(str(made).encode())
    return digest.hexdigest()


def is_current(checkout: Path) -> bool:
    """Whether the last load took these very files, into this very database."""
    note = _note(checkout)
    return note.exists() and note.read_text() == fingerprint(checkout)


def remember(checkout: Path) -> None:
    """Note which files were loaded. Call it when the load has succeeded."""
    _note(checkout).write_text(fingerprint(checkout))


def _note(checkout: Path) -> Path:
    return checkout / "var" / "local" / "demo-loaded"
