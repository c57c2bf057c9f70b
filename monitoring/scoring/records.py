"""The small facts that evidence is made of.

Each carries a `Ref`, so that a finding can link to the record behind it. Facts are raw (dates, amounts, yes
or no), without a judgement: what is late, running or enough is for the criteria to say, at the reference
date. Money is in euros, `fte` in full-time posts.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol


class Ref(NamedTuple):
    """Where a record lives: its kind (as in "measure"), its id, and how people call it."""

    kind: str
    id: int
    label: str


class Record(Protocol):
    """Anything that can be linked to."""

    @property
    def ref(self) -> Ref:
        """The reference to the record."""


class InvestmentDomain(StrEnum):
    """The five domains to invest in."""

    EDUCATION = "education"
    WORK = "work"
    HEALTH = "health"
    HOUSING = "housing"
    SAFETY = "safety"

    @property
    def label(self) -> str:
        """The Dutch word."""
        return {
            "education": "onderwijs",
            "work": "werk",
            "health": "gezondheid",
            "housing": "wonen",
            "safety": "veiligheid",
        }[self]


class PartnerGroup(StrEnum):
    """The kinds of partner a coalition needs, and `OTHER`, which does not count towards its breadth."""

    MUNICIPALITY = "municipality"
    HOUSING_ASSOCIATION = "housing_association"
    POLICE_AND_JUSTICE = "police_and_justice"
    EDUCATION = "education"
    CARE_AND_WELFARE = "care_and_welfare"
    EMPLOYERS = "employers"
    RESIDENTS = "residents"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Dutch word."""
        return {
            "municipality": "gemeente",
            "housing_association": "woningcorporatie",
            "police_and_justice": "politie of OM",
            "education": "onderwijs",
            "care_and_welfare": "zorg of welzijn",
            "employers": "werkgevers",
            "residents": "bewoners",
            "other": "andere partij",
        }[self]


@dataclass(frozen=True, slots=True)
class PartnerRecord:
    """An organisation (`ref.id` is the partner's) in the coalition, from its first to its last day as a member.

    A change of person or of contribution is a new record; on one day the record that began last counts.

    `has_representative`: a person is named; `has_mandate`: that person may decide. `tasks`: concrete tasks
    promised.
    """

    ref: Ref
    kind: PartnerGroup
    member_from: date | None
    member_until: date | None = None
    has_representative: bool = False
    has_mandate: bool = False
    has_seat: bool = True
    has_vote: bool = False
    contribution_euro: Decimal | None = None
    contribution_fte: Decimal | None = None
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A measure of the programme, of any age; `ends_on` is planned, `stopped_on` is when it really ended or
    was stopped.

    `states_contribution`: tied to an ambition, with the statement how it contributes. `covered`: the
    committed part of `budget`. `has_knowledge_base`: a mechanism or a source of knowledge is given.
    `updated_on`: the last update.
    """

    ref: Ref
    owner_id: int | None = None
    owner_kind: PartnerGroup | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    stopped_on: date | None = None
    states_contribution: bool = False
    target_group: bool = False
    target_group_size: int | None = None
    budget: Decimal | None = None
    covered: Decimal = Decimal(0)
    has_knowledge_base: bool = False
    output_target: Decimal | None = None
    updated_on: date | None = None
    from_initiative: bool = False

    def is_current(self, at: date) -> bool:
        """Planned or running: not yet ended or stopped."""
        return not any(end is not None and end < at for end in (self.ends_on, self.stopped_on))

    def is_running(self, at: date) -> bool:
        """Begun, and not yet ended or stopped."""
        return self.starts_on is not None and self.starts_on <= at and self.is_current(at)


@dataclass(frozen=True, slots=True)
class BudgetRecord:
    """What the programme needs in one year."""

    ref: Ref
    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """Money that a source has committed for one year."""

    ref: Ref
    year: int
    amount: Decimal
    is_municipal: bool = False
    is_structural: bool = False


@dataclass(frozen=True, slots=True)
class TeamMemberRecord:
    """Somebody in the programme team; `until` is the last day, `handed_over_on` when the work was passed
    on.
    """

    ref: Ref
    since: date
    until: date | None = None
    fte: Decimal = Decimal(0)
    has_mandate: bool = False
    handed_over_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A council report; adopted, and then offered to the council."""

    ref: Ref
    adopted_on: date | None
    offered_on: date | None = None


@dataclass(frozen=True, slots=True)
class InitiativeRecord:
    """A resident initiative. `due_on` is the last day for the decision, None while no term runs (not yet
    confirmed, or waiting for the applicant).

    `neighbourhood` is the code of its buurt. `withdrawal_has_reason` speaks only when it is withdrawn.
    """

    ref: Ref
    submitted_on: date
    due_on: date | None = None
    decided_on: date | None = None
    approved: bool = False
    carried_out_on: date | None = None
    withdrawn_on: date | None = None
    withdrawal_has_reason: bool = False
    neighbourhood: str = ""


@dataclass(frozen=True, slots=True)
class TermRecord:
    """Something that must be decided before a date: an obstacle, or an adjustment of an orange or red
    measure.
    """

    ref: Ref
    due_on: date
    decided_on: date | None = None

    def is_settled(self, at: date) -> bool:
        """Decided, or late: whether it was in time can be said."""
        return self.due_on < at or (self.decided_on is not None and self.decided_on <= at)

    def is_in_time(self, at: date) -> bool:
        """Decided by `at`, on the last day of the term or earlier."""
        return self.decided_on is not None and self.decided_on <= min(self.due_on, at)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A learning session, intervision or training that took place."""

    ref: Ref
    held_on: date
    with_residents: bool = False
    with_professionals: bool = False
