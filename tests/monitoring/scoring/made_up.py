"""Evidence of any kind, made up by hypothesis from the fields of its dataclass."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from monitoring.scoring.records import Ref

DATES = st.dates(date(2015, 1, 1), date(2035, 12, 31))
AMOUNTS = st.decimals(0, 1000, places=1)
NUMBERS = st.integers(1, 12)


def made_up(kind: Any) -> st.SearchStrategy[Any]:
    """A strategy for a type that occurs in evidence; records in one tuple have different ids."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (only,) = (option for option in get_args(kind) if option is not NoneType)
        return st.none() | made_up(only)
    if origin is tuple:
        of = get_args(kind)[0]
        key = (lambda record: record.ref.id) if "ref" in getattr(of, "__dataclass_fields__", {}) else None
        return st.lists(made_up(of), max_size=4, unique_by=key).map(tuple)
    if kind is Ref:
        return st.integers(1, 1000).map(lambda number: Ref("thing", number, f"Ding {number}"))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.fixed_dictionaries({field.name: _field(field.name, hints[field.name]) for field in fields(kind)}).map(
            lambda values: kind(**values)
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return {date: DATES, Decimal: AMOUNTS, int: NUMBERS, bool: st.booleans(), str: st.sampled_from(["", "a", "bb"])}[
        kind
    ]


def _field(name: str, kind: Any) -> st.SearchStrategy[Any]:
    if name == "year":
        return st.integers(2015, 2035)
    if name == "years":
        return st.lists(st.integers(2015, 2035), max_size=6).map(tuple)
    return made_up(kind)


def shuffled(evidence: Any, random: Any) -> Any:
    """The same evidence with every tuple in another order."""
    tuples = {
        field.name: getattr(evidence, field.name)
        for field in fields(evidence)
        if isinstance(getattr(evidence, field.name), tuple)
    }
    return replace(evidence, **{name: tuple(random.sample(items, len(items))) for name, items in tuples.items()})
