"""In tests rows come back in any order, unless the query asks for one.

PostgreSQL promises no order without ORDER BY, but in a small table it nearly always gives the order of writing: what
leans on that works until a row is changed. So a query without an order gets `ORDER BY random()` here, with a seed for
each test that follows from the seed of the run and the name of the test; `ROW_ORDER=<seed of the run>` repeats it.

Left as they are: DISTINCT and UNION, which PostgreSQL does not order by what they do not show; subqueries that are not
cut off, whose order nobody sees; and counts and the like, which are one row.

`first()` and `last()` without an order quietly take the lowest and highest number of a row: they may find one at most.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy, Value
from django.db.models.functions import Random
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

RUN = "ROW_ORDER"

_seed = 0.0
_sown: WeakKeyDictionary[Any, float] = WeakKeyDictionary()  # connection of psycopg → the seed it goes on from


def choose() -> str:
    """The seed of this run, which the processes that share the run inherit."""
    return os.environ.setdefault(RUN, str(secrets.randbelow(1_000_000)))


def begin(test: str) -> None:
    """From here on rows come as they always come in this test, in a run with this seed."""
    global _seed
    _seed = crc32(f"{os.environ[RUN]} {test}".encode()) / 2**32
    _sown.clear()


def is_shuffled() -> bool:
    """Whether anything was, since the test began."""
    return bool(_sown)


def shuffle(patch: pytest.MonkeyPatch) -> None:
    pairs_asked_for = SQLCompiler._order_by_pairs

    def pairs(compiler: SQLCompiler) -> Iterator[tuple[OrderBy, bool]]:
        is_ordered = False
        for pair in () if _drops_its_order(compiler.query) else pairs_asked_for(compiler):
            is_ordered = True
            yield pair
        if not is_ordered and _has_rows_in_any_order(compiler.query):
            _sow(compiler.connection)
            yield OrderBy(Random()), False

    patch.setattr(SQLCompiler, "_order_by_pairs", pairs)
    for end in ("first", "last"):
        patch.setattr(QuerySet, end, _of_one_at_most(end, getattr(QuerySet, end)))


class Unordered(AssertionError):
    """The first or last was asked of rows that have no order."""


def _of_one_at_most(end: str, take: Callable[[QuerySet[Any]], Any]) -> Callable[[QuerySet[Any]], Any]:
    def taken(rows: QuerySet[Any]) -> Any:
        if rows.ordered or rows.query.is_sliced:
            return take(rows)
        some = list(rows.order_by("pk")[:2])
        if len(some) > 1:
            raise Unordered(f"{end}() of {rows.model.__name__} has more than one row to choose from: say order_by(…)")
        return some[0] if some else None

    return taken


def _drops_its_order(query: Query) -> bool:
    """Django takes the order of the model out of a query that groups."""
    return bool(query.group_by and query.default_ordering and not query.order_by and not query.extra_order_by)


def _has_rows_in_any_order(query: Query) -> bool:
    if query.distinct or query.combinator or (query.subquery and not query.is_sliced):
        return False
    if query.default_cols or query.select or query.group_by:
        return True
    return any(
        not (isinstance(annotation, Value) or annotation.contains_aggregate)
        for annotation in query.annotation_select.values()
    )


def _sow(connection: BaseDatabaseWrapper) -> None:
    """Past Django's own cursor: tests count what goes through that."""
    if connection.needs_rollback:  # the query itself is about to be refused
        return
    connection.ensure_connection()
    if _sown.get(connection.connection) != _seed:
        with connection.wrap_database_errors:
            connection.connection.execute("select setseed(%s)", [_seed])
        _sown[connection.connection] = _seed
