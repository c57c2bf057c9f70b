"""The part of a snapshot about who takes part: residents' ideas, partners with their promises, and late decisions."""

from typing import Literal, NotRequired, TypedDict

from monitoring.snapshot.figure_schema import Day
from monitoring.snapshot.money_schema import Euro


class PrintedDatedText(TypedDict):
    id: str
    on: Day | None
    title: str
    text: str


class PrintedTally(TypedDict):
    """`count_text` replaces the number where it is too small to show."""

    label: str
    count: int | None
    count_text: str
    granted: Euro | None


class PrintedExample(TypedDict):
    id: int
    title: str
    text: str
    place: str
    granted: Euro | None


class PrintedInitiatives(TypedDict):
    counts: list[PrintedTally]  # received, approved, rejected, withdrawn, undecided
    median_days: int | None
    term_days: int
    in_time: float | None
    answered: NotRequired[str]  # the same with its period; not in the oldest reports
    out_of_term: NotRequired[int]  # how many of those were not answered within their term
    asked: Euro | None
    granted: Euro | None
    spent: Euro | None
    by_theme: list[PrintedTally]
    by_neighbourhood: list[PrintedTally]
    examples: list[PrintedExample]
    text: str


class PrintedPromises(TypedDict):
    """The promises of the contract that holds, counted. `late`: the day is past and nobody said how it went."""

    made: int
    kept: int
    broken: int
    late: int


class PrintedOverdue(TypedDict):
    """A decision whose day is past: how many days, and who decides. Residents' ideas are counted and not named."""

    id: str
    title: str
    due_on: Day
    days: int
    who: str


class PrintedPartner(TypedDict):
    id: int
    name: str
    kind: str
    representative: str  # a role, not a person's name
    promised: str
    delivered: str
    delivered_state: Literal["kept", "partly", "open", "none"]
    signed: bool | None
    attendance: float | None


class PrintedCoalition(TypedDict):
    partners: list[PrintedPartner]
    agreement: str
    meetings_planned: int | None
    meetings_held: int | None
    attendance: float | None
    changes: list[PrintedDatedText]
    promises: NotRequired[PrintedPromises]
    text: str
