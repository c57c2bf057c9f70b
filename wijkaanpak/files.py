"""Files on disk: whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile


class AtomicStorage(FileSystemStorage):
    """Writes to a temporary name, syncs, then renames: a full disk or a killed worker leaves no half file.

    Names are ours and say what is in the file, so the same name is the same file: an attempt whose row was never
    committed is written over by the next, and leaves nothing behind.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_overwrite": True, **options})

    def _save(self, name: str, content: File) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return name


def let_go(file: FieldFile) -> None:
    """The row of this file is about to name it no more. What no row names is removed a day later, by
    `wijkaanpak.leftovers`: a backup that is being made saw the row with it, and looks for it until then.
    """
    with suppress(FileNotFoundError):
        os.utime(file.path)
