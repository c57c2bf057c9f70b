"""Questions that take PostgreSQL longer to plan than to answer: each connection plans them once."""

from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection

_numbers = count()
_known: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""By connection: under which name it planned a statement."""


def ask(statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows of a statement that calls its values $1, $2 and so on. One question, also the first time.

    The plan is made without looking at the values, so it is for statements that are quick whatever they are.
    """
    with connection.cursor() as cursor:
        planned = _known.setdefault(connection.connection, {})
        # A name is never used again: after a mistake nobody knows whether the connection has it.
        name = planned.get(statement) or f"planned_{next(_numbers)}"
        plan = "" if statement in planned else f"prepare {name} as {statement.replace('%', '%%')};"
        places = f"({', '.join(['%s'] * len(values))})" if values else ""
        cursor.execute(f"{plan} set local plan_cache_mode = force_generic_plan; execute {name} {places}", values)
        planned[statement] = name
        while cursor.nextset():
            pass
        return cursor.fetchall()
