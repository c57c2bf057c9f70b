"""What a kind of waiting work is. Each noun tells its own in its `waiting.py`; `workspace.my_work` reads them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateField,
    Expression,
    ExpressionWrapper,
    F,
    Q,
    Value,
)
from django.db.models.functions import Cast
from django.urls import reverse

NEAR = timedelta(days=14)


class Given(Expression):
    """A value that is filled in when the statement is run, so that its SQL is written once a day and not for everybody:
    that takes longer than the answer.
    """

    output_field = BigIntegerField()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s::bigint", [self]


class GivenMany(Given):
    """The same with any number of values, after `IN`."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "(select unnest(%s::bigint[]))", [self]


@dataclass(frozen=True, slots=True)
class Asked:
    """In which programmes work is looked up, on which day, and for whom.

    `allowed` are those of the programmes in which the person may do this kind, `reporting` those in which they report
    on measures. `only_theirs` leaves out what others have to do.
    """

    programmes: GivenMany
    allowed: GivenMany
    reporting: GivenMany
    person: Given
    today: date
    only_theirs: bool

    @property
    def near(self) -> date:
        """The last day that counts as soon."""
        return self.today + NEAR


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """One kind of waiting work: what is asked, who may do it, the page on which it is done, and its rows.

    `page` takes the slug of the programme and the `pk` of the row; it is empty while there is none.
    """

    key: str
    what: Any
    permission: str
    rows: Callable[[Asked], Any]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: about which row of which programme, until when if there is a term, whether that is past, and
    which roles may do it, in words.

    For a signature `pk` is that of the membership of the partner that did not sign; for an own figure that came back or
    is empty that of its series.
    """

    kind: WaitingKind
    pk: int
    title: str
    due_on: date | None
    is_late: bool
    programme: str
    """Its slug."""
    who: str
    is_theirs: bool = True
    """Whether the person who looks has to do it."""
    away_until: date | None = None
    """The day on which it comes back, for who put it away; None for what is on top of the pile."""
    away_why: str = ""

    @property
    def what(self) -> str:
        return str(self.kind.what)

    @property
    def url(self) -> str:
        """The address of the page on which it is done; "" while there is no page for it."""
        return reverse(self.kind.page, kwargs={"slug": self.programme, "pk": self.pk}) if self.kind.page else ""


def columns(
    asked: Asked,
    rows: Any,
    kind: str,
    title: str | Any,
    term: Any,
    programme: str = "programme",
    theirs: Q | None = None,
) -> Any:
    """The six columns that every kind has in common, without an order of its own.

    `programme` is the way from the row to its programme. `theirs` tells which rows this person has to do; those of the
    programmes in which they may do this kind when left out.
    """
    theirs = Q(**{f"{programme}__in": asked.allowed}) if theirs is None else theirs
    named = rows.annotate(
        kind_=Value(kind, output_field=CharField()),
        title_=Cast(F(title) if isinstance(title, str) else title, CharField()),
        term_=Cast(F(term) if isinstance(term, str) else term, DateField()),
        programme_=F(f"{programme}_id"),
        theirs_=ExpressionWrapper(theirs, BooleanField()),
    )
    if asked.only_theirs:
        named = named.filter(theirs_=True)
    return named.order_by().values_list("kind_", "pk", "title_", "term_", "programme_", "theirs_")
