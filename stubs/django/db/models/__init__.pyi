# Django has no types of its own. One thing must be known: a member of a choices class is a member, not its tuple.
import enum
from typing import Any

def __getattr__(name: str) -> Any: ...

class TextChoices(enum.StrEnum):  # type: ignore[misc]
    _value_: str
    label: Any
    choices: Any
    values: Any
    labels: Any

class IntegerChoices(enum.IntEnum):  # type: ignore[misc]
    _value_: int
    label: Any
    choices: Any
    values: Any
    labels: Any
