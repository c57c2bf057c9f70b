"""Whether the database has had every migration of this version. One that had more is of a newer one, and works too."""

from functools import cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Name = tuple[str, str]  # app and file


def pending() -> list[Name]:
    """What `manage.py migrate` would do."""
    applied = MigrationRecorder(connection).applied_migrations().keys()
    return [name for name, stands_for in brought().items() if not stands_for & applied]


@cache
def brought() -> dict[Name, frozenset[Name]]:
    """The migrations of this version, each with the last of those it was made of, if it was made of others.

    Read once: to read them takes longer than a page.
    """
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return {
        name: frozenset([name, *migration.replaces[-1:]]) for name, migration in sorted(loader.disk_migrations.items())
    }
