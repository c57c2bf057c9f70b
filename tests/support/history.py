"""History that was written on another day than that of the test, or not at all."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet


def written(versions: QuerySet[Any], at: datetime) -> None:
    """Say of these versions of rows that they were written then. Tests alone can: see tests/support/database.py."""
    keys = list(versions.values_list("pgh_id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("select dated_by_tests(%s::regclass, %s, %s)", [versions.model._meta.db_table, keys, at])


def forget(history: type[Any]) -> None:
    """As it was before this history was kept: nothing is in it."""
    with connection.cursor() as cursor:
        cursor.execute("select forgotten_by_tests(%s::regclass)", [history._meta.db_table])
