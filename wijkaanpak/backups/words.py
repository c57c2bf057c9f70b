"""What the commands about backups say of one."""

from django.utils.translation import gettext as _

from wijkaanpak.backups.manifest import Manifest

SHOWN = 20


def contents(made: Manifest) -> str:
    return _("%(tables)d tabellen met %(rows)d rijen, %(files)d bestanden, %(size)s.") % {
        "tables": len(made.tables),
        "rows": made.row_count,
        "files": len(made.files),
        "size": _size(made.size),
    }


def missing(made: Manifest) -> list[str]:
    """Rows that name a file which was not there. The backup is as whole as what it was made of."""
    lines = [
        _("Let op: %(table)s %(key)d noemt het bestand %(file)s, en dat was er niet.")
        % {"table": row.table, "key": row.key, "file": row.file}
        for row in made.missing[:SHOWN]
    ]
    rest = len(made.missing) - SHOWN
    return [*lines, _("En nog %d andere; manifest.json noemt ze alle.") % rest] if rest > 0 else lines


def _size(count: int) -> str:
    """In the largest unit of which there is at least one."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}".replace(".", ",")
    return f"{count} bytes"
