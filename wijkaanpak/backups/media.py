"""Files copied and compared piece by piece: none is ever wholly in memory."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.utils.translation import gettext as _

from wijkaanpak.backups.manifest import FileSum

PIECE = 1 << 20


def names(root: Path) -> Iterator[str]:
    """Every file below the folder. What begins with a dot is being written (wijkaanpak/files.py), so not there yet."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(folder, name).relative_to(root).as_posix()


def copy_tree(source: Path, target: Path) -> dict[str, FileSum]:
    """Every file that is there, with what was copied of it. One that is removed meanwhile is not there."""
    copied = {}
    for name in names(source):
        with suppress(FileNotFoundError):
            copied[name] = copy(source / name, target / name)
    return copied


def copy(source: Path, target: Path) -> FileSum:
    """Under a temporary name until it is whole; returns what was copied."""
    with source.open("rb") as original:
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}")
        digest, size = hashlib.sha256(), 0
        try:
            with half.open("wb") as file:
                while piece := original.read(PIECE):
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
            half.replace(target)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
    return FileSum(size, digest.hexdigest())


def sum_of(path: Path) -> FileSum:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return FileSum(file.tell(), digest.hexdigest())


def differences(folder: Path, wanted: dict[str, FileSum], *, is_all: bool = True) -> list[str]:
    """What below the folder is not as it was written down, in sentences. There may be more unless this `is_all`."""
    told = [
        _("Bestand %(file)s %(what)s.") % {"file": name, "what": what}
        for name, file in wanted.items()
        if (what := _difference(folder / name, file))
    ]
    extra = sorted(set(names(folder)) - wanted.keys()) if is_all else []
    return told + [_("Bestand %s staat niet in het manifest.") % name for name in extra]


def _difference(path: Path, wanted: FileSum) -> str:
    try:
        if path.stat().st_size != wanted.size:
            return _("heeft niet de grootte die in het manifest staat")
        return "" if sum_of(path) == wanted else _("heeft een andere inhoud")
    except FileNotFoundError:
        return _("ontbreekt")
