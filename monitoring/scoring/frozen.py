"""Evidence and scores as JSON values and back, so that an assessment keeps what it was made from.

Dates become ISO texts, decimals texts, tuples lists and enums their values. A thawed evidence equals the frozen one,
so its score can be made again at any later time.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Thawing = Callable[[Any], Any]


def freeze(value: Any) -> Any:
    """JSON values for a dataclass of evidence or score, or for anything inside it. TypeError for anything else."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [freeze(item) for item in value]
    raise TypeError(f"cannot freeze {type(value).__name__}")


def thaw(kind: type[T], value: Any) -> T:
    """The dataclass of this kind from its frozen form. TypeError or ValueError when it does not fit."""
    thawed: T = _thawing(cast("Hashable", kind))(value)
    return thawed


@cache
def _thawing(kind: Any) -> Thawing:
    """How values of this kind are thawed: looked up once for the hundreds of values of that kind."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (only,) = (option for option in get_args(kind) if option is not NoneType)
        return partial(_optional, _thawing(only))
    if origin is tuple:
        of, *_ = get_args(kind)
        return partial(_each, _thawing(of))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_record, kind, {field.name: _thawing(hints[field.name]) for field in fields(kind)})
    if isinstance(kind, type) and issubclass(kind, tuple):
        return partial(_named, kind, [_thawing(hint) for hint in get_type_hints(kind).values()])
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Decimal | Enum):
        return kind
    return partial(_plain, kind)


def _optional(only: Thawing, value: Any) -> Any:
    return None if value is None else only(value)


def _each(of: Thawing, value: Any) -> Any:
    return tuple([of(item) for item in value])


def _record(kind: Any, parts: dict[str, Thawing], value: Any) -> Any:
    if strange := value.keys() - parts.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(strange))}")
    return kind(**{name: parts[name](item) for name, item in value.items()})


def _named(kind: Any, parts: list[Thawing], value: Any) -> Any:
    return kind(*[part(item) for part, item in zip(parts, value, strict=True)])


def _plain(kind: Any, value: Any) -> Any:
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise TypeError(f"cannot thaw {value!r} as {kind}")
