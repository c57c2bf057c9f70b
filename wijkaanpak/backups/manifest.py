"""What is in a backup, written last: without it a folder is no backup. It holds a checksum of itself."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak.backups.refusing import BackupRefused

FORMAT = 1
NAME, DUMP, MEDIA = "manifest.json", "database.dump", "media"
HALF = ".half"  # behind the name of a backup that is being made


@dataclass(frozen=True, slots=True)
class TableSum:
    """How many rows a table has, the sum over them, and whether row security is forced on it."""

    rows: int
    checksum: str
    is_secured: bool


@dataclass(frozen=True, slots=True)
class FileSum:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A row that names a file which was not there."""

    table: str
    key: int
    file: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`server` is the version of the PostgreSQL it came from, `client` of the `pg_dump` that wrote it."""

    made_at: datetime
    server: int
    client: int
    migrations: list[str]
    tables: dict[str, TableSum]
    dump: FileSum
    files: dict[str, FileSum]
    missing: list[MissingFile] = field(default_factory=list)

    @property
    def row_count(self) -> int:
        return sum(table.rows for table in self.tables.values())

    @property
    def size(self) -> int:
        """Of the dump and all files together, in bytes."""
        return self.dump.size + sum(file.size for file in self.files.values())


def write(manifest: Manifest, folder: Path) -> None:
    content = {"format": FORMAT} | asdict(manifest) | {"made_at": manifest.made_at.isoformat()}
    document = {"sha256": _digest(content), "content": content}
    (folder / NAME).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Raises BackupRefused for what is no backup, is half a one, or comes from a newer version."""
    if not folder.is_dir():
        raise BackupRefused(_("%s is geen map. Noem de map van een reservekopie.") % folder)
    path = folder / NAME
    if not path.is_file():
        reason = _(
            "In %s staat geen manifest.json. Het is geen reservekopie, of een die halverwege bleef steken: vertrouw er "
            "niet op, en maak een nieuwe met manage.py backup."
        )
        raise BackupRefused(reason % folder)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        content = document["content"]
        is_whole = document["sha256"] == _digest(content)
    except (ValueError, KeyError, TypeError):
        is_whole = False
    if not is_whole:
        raise BackupRefused(
            _("%s is beschadigd: zijn controlegetal klopt niet. Gebruik een andere reservekopie.") % path
        )
    if content["format"] != FORMAT:
        raise BackupRefused(
            _("%s is gemaakt door een nieuwere versie van Wijkaanpak. Installeer eerst die versie.") % folder
        )
    return _manifest(content)


def _manifest(content: dict[str, Any]) -> Manifest:
    return Manifest(
        made_at=datetime.fromisoformat(content["made_at"]),
        server=content["server"],
        client=content["client"],
        migrations=content["migrations"],
        tables={name: TableSum(**table) for name, table in content["tables"].items()},
        dump=FileSum(**content["dump"]),
        files={name: FileSum(**file) for name, file in content["files"].items()},
        missing=[MissingFile(**missing) for missing in content["missing"]],
    )


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
