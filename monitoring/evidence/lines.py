"""The small rows of a programme, from eighteen tables, in one query.

Most of what a programme remembers is short: a name, a few days, a number. A `Line` holds any of them; what its
columns mean for a table stands in `_tables` and nowhere else.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    DecimalField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from monitoring.models import Round, RoundAnswer
from monitoring.models.round import AnswerParty
from monitoring.scoring.records import Ref
from programmes import as_it_stood, models
from programmes.models import Programme


class Line(NamedTuple):
    """One row. A column that its table does not have is None."""

    kind: str
    id: int
    label: str
    first: date | None
    second: date | None
    third: date | None
    number: int | None
    other_number: int | None
    amount: Decimal | None
    other_amount: Decimal | None
    word: str | None
    holds: bool | None

    @property
    def ref(self) -> Ref:
        """The reference to the row."""
        return Ref(self.kind, self.id, self.label)

    @property
    def day(self) -> date:
        """The first day, of a table in which every row has one. ValueError without."""
        if self.first is None:
            raise ValueError(f"{self.kind} {self.id} has no day")
        return self.first


Lines = dict[str, list[Line]]

NOTED = ("analysis.drafted", "vision.written", "stakeholder.mapped")

COLUMNS: dict[str, Any] = {
    "label": TextField(),
    "first": DateField(),
    "second": DateField(),
    "third": DateField(),
    "number": IntegerField(),
    "other_number": IntegerField(),
    "amount": DecimalField(max_digits=12, decimal_places=2),
    "other_amount": DecimalField(max_digits=12, decimal_places=2),
    "word": TextField(),
    "holds": BooleanField(),
}


def of_programme(programme: Programme, at: date) -> Lines:
    """The lines by kind, each kind in the order of its ids: what had happened by `at`, and what has no day at all."""
    first, *others = _tables(programme, at)
    found: Lines = defaultdict(list)
    for row in first.union(*others, all=True):
        line = Line._make(row)
        found[line.kind].append(line)
    for lines in found.values():
        lines.sort(key=lambda line: line.id)
    return found


def _tables(programme: Programme, at: date) -> list[QuerySet[Any]]:
    of, by_then = Q(programme=programme), Q(adopted_on=None) | Q(adopted_on__lte=at)
    concept = Q(adopted_by_coalition_on=None, adopted_by_council_on=None)
    adopted = Q(adopted_by_coalition_on__lte=at) | Q(adopted_by_council_on__lte=at)
    # What carries no day is dated by the logbook, as far as that speaks of it.
    noted = {kind: Q(pk__in=as_it_stood.logged(programme, kind, until=at)) for kind in NOTED}
    later = {kind: Q(pk__in=as_it_stood.logged(programme, kind, after=at)) for kind in NOTED}
    analysed = (by_then | noted["analysis.drafted"]) & ~later["analysis.drafted"]
    envisaged = (concept | adopted | noted["vision.written"]) & ~later["vision.written"]
    begun = Q(starts_on__lte=at)
    of_analysis = Q(analysis__programme=programme)
    return [
        _lines(models.AreaAnalysis, of & analysed, "area_analysis", label="title", first="adopted_on"),
        _lines(
            models.Conversation,
            of_analysis & Q(held_on__lte=at),
            "conversation",
            label="title",
            first="held_on",
            number="number",
            other_number="analysis_id",
            holds=_is(~Q(said="")),
        ),
        _lines(
            models.Recognition,
            of_analysis & Q(given_on__lte=at),
            "recognition",
            label="by_kind",
            first="given_on",
            number="partner_id",
            other_number="analysis_id",
            holds="recognised",
        ),
        _lines(
            models.Stakeholder,
            of & ~later["stakeholder.mapped"],
            "stakeholder",
            label="name",
            holds=_is(Q(kind=models.Stakeholder.Kind.RESIDENTS)),
        ),
        _lines(
            models.Vision,
            of & envisaged,
            "vision",
            label="title",
            first="adopted_by_coalition_on",
            second="adopted_by_council_on",
            number="horizon_year",
        ),
        _lines(
            models.Obstacle,
            of & Q(raised_on__lte=at),
            "obstacle",
            label="title",
            first="due_on",
            second="decided_on",
        ),
        _lines(
            models.SteeringChair,
            of & begun,
            "steering_chair",
            label="name",
            first="starts_on",
            second="ends_on",
            word="kind",
        ),
        _lines(
            models.TeamMember,
            of & begun,
            "team_member",
            label="name",
            first="starts_on",
            second="ends_on",
            third="handover_recorded_on",
            amount="fte",
            holds=_is(~Q(mandate="")),
        ),
        _lines(
            models.ProcessDirection,
            of & begun,
            "process_direction",
            label="name",
            first="starts_on",
            second="ends_on",
            number="employer_id",
            amount="fte",
            other_amount="budget",
            word="employer_name",
            holds="appointed_by_coalition",
        ),
        _lines(
            models.TeamPosition,
            of & begun,
            "team_position",
            label="function",
            first="starts_on",
            second="ends_on",
            amount="fte",
        ),
        _lines(
            models.WorkingBudget,
            of,
            "working_budget",
            label=Cast("year", TextField()),
            number="year",
            amount="amount",
            other_amount="spent",
        ),
        _lines(
            models.ResidentBudget,
            of,
            "resident_budget",
            label=Cast("year", TextField()),
            number="year",
            amount="amount",
        ),
        _lines(
            models.LearningSession,
            of & Q(held_on__lte=at),
            "learning_session",
            label="title",
            first="held_on",
            number="residents_present",
            other_number="professionals_present",
            word="kind",
        ),
        _lines(models.Evaluation, of & Q(published_on__lte=at), "evaluation", label="title", first="published_on"),
        _lines(
            models.ProgrammeRevision,
            of & Q(decided_on__lte=at),
            "programme_revision",
            label="title",
            first="decided_on",
        ),
        _lines(
            models.ContinuationDecision,
            of & Q(continues=True, decided_on__lte=at),
            "continuation_decision",
            label="decided_in",
            first="decided_on",
        ),
        _lines(
            models.PhaseTransition,
            of & Q(to_phase=models.Phase.EXECUTION),
            "phase_transition",
            label="to_phase",
            first="decided_on",
        ),
        _lines(
            Round,
            of & Q(closes_on__lte=at),
            "round",
            label="title",
            first="closes_on",
            number=_judged_by(AnswerParty.RESIDENT),
            other_number=_judged_by(AnswerParty.INDEPENDENT),
        ),
    ]


def _lines(model: Any, rows: Q, kind: str, **columns: Any) -> QuerySet[Any]:
    values = [Cast(columns.get(name, Value(None)), field) for name, field in COLUMNS.items()]
    kept: QuerySet[Any] = model.objects.filter(rows).order_by()
    return kept.values_list(Value(kind, output_field=TextField()), "pk", *values)


def _judged_by(party: str) -> Exists:
    """Whether somebody of a party gave a stage in the round."""
    return Exists(RoundAnswer.objects.filter(question__round=OuterRef("pk"), party=party, stage__isnull=False))


def _is(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())
