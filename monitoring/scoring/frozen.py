"""Evidence and scores as JSON values and back, so that an assessment keeps what it was made from.

Dates become ISO texts, decimals texts, tuples lists and enums their values. A thawed evidence equals the frozen one,
so its score can be made again at any later time.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


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
    thawed: T = _thaw(kind, value)
    return thawed


def _thaw(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (only,) = (option for option in get_args(kind) if option is not NoneType)
        return _thaw(only, value)
    if origin is tuple:
        of, *_ = get_args(kind)
        return tuple(_thaw(of, item) for item in value)
    if is_dataclass(kind):
        build: Any = kind
        return build(**_thaw_fields(kind, value))
    if isinstance(kind, type) and issubclass(kind, tuple):
        hints = get_type_hints(kind)
        return kind(*(_thaw(hint, item) for hint, item in zip(hints.values(), value, strict=True)))
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Decimal | Enum):
        return kind(value)
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise TypeError(f"cannot thaw {value!r} as {kind}")


def _thaw_fields(kind: Any, value: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    strange = set(value) - {field.name for field in fields(kind)}
    if strange:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(strange))}")
    return {name: _thaw(hints[name], item) for name, item in value.items()}
