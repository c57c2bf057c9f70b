"""What was looked at and how it is: one line of `manage.py status`."""

from dataclasses import dataclass
from enum import IntEnum


class Alarm(IntEnum):
    """How bad it is; `manage.py status` ends with the highest."""

    NONE = 0
    LOOK_TODAY = 1
    COME_NOW = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at, and what was seen, in words."""

    about: str
    said: str
    alarm: Alarm = Alarm.NONE
