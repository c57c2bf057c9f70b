"""Municipalities are tenants: the first path segment, a transaction, and row-level security in the database.

The runtime role of the database sees the rows of one municipality at a time: that of `app.municipality`, which only
ever is set for the length of a transaction. Without it there are no rows at all. Querysets filter too; the database is
the second lock. The known traps and their tests: tests/wijkaanpak/test_tenancy.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, models, transaction
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils.translation import gettext_lazy as _

from wijkaanpak.row_checks import constraints_of

# First path segments that can never be a municipality.
RESERVED = frozenset(
    [
        ".well-known",
        "account",
        "api",
        "beheer",
        "data",
        "favicon.ico",
        "health",
        "initiatief",
        "media",
        "metrics",
        "over",
        "peiling",
        "platform",
        "privacy",
        "robots.txt",
        "static",
        "taal",
        "toegankelijkheid",
        "www",
    ]
)

_current: ContextVar[int | None] = ContextVar("municipality", default=None)


class NoMunicipality(Exception):
    """A row of a municipality was made outside any municipality."""


def current_id() -> int:
    """The municipality whose rows are visible now; raises `NoMunicipality` when there is none."""
    pk = _current.get()
    if pk is None:
        raise NoMunicipality("Open tenancy.municipality(…) first.")
    return pk


class Tenant(Protocol):
    """A municipality, as far as this module knows one: `accounts.Municipality`, which stands above it."""

    pk: Any
    slug: Any


class TenantModel(models.Model):
    """A row that belongs to one municipality. Its migration ends with `SecureTables`."""

    municipality = models.ForeignKey(
        "accounts.Municipality",
        verbose_name=_("gemeente"),
        on_delete=models.PROTECT,
        default=current_id,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    def get_constraints(self) -> list[tuple[type[models.Model], list[models.BaseConstraint]]]:
        return [(model, constraints_of(model)) for model, _all in super().get_constraints()]


@contextmanager
def municipality(which: Tenant | int) -> Iterator[None]:
    """Open a transaction in which the rows of one municipality exist; put the former one back at the end."""
    pk = which if isinstance(which, int) else which.pk
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = setting() if nested else ""
        _set(pk)
        with inside(pk, before=before, nested=nested):
            yield


@contextmanager
def inside(pk: int, *, before: str, nested: bool) -> Iterator[None]:
    """For whoever set `app.municipality` already, within a transaction of its own: an error undoes the setting with the
    rest, and is not hidden by another one.
    """
    token = _current.set(pk)
    try:
        yield
    finally:
        _current.reset(token)
    if nested and not connection.needs_rollback:
        _set(before)


def setting() -> str:
    """What `app.municipality` is now: an id as text, or nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.municipality', true), '')")
        return str(cursor.fetchone()[0])


def _set(pk: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.municipality', %s, true)", [str(pk)])


def path(which: Tenant, name: str, **kwargs: Any) -> str:
    """The path of a page of a municipality, from outside one of its requests (mails, tasks, tests)."""
    prefix = get_script_prefix()
    set_script_prefix(f"/{which.slug}/")
    try:
        return reverse(name, urlconf=settings.MUNICIPALITY_URLCONF, kwargs=kwargs)
    finally:
        set_script_prefix(prefix)


def url(which: Tenant, name: str, **kwargs: Any) -> str:
    """The same with the address of the site before it, for a letter. Never built from a request's host."""
    return settings.SITE_URL.rstrip("/") + path(which, name, **kwargs)
