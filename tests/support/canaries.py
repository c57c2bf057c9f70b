"""A municipality that has something of everything, with a word in each text that occurs nowhere else."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from monitoring.models import (
    Assessment,
    CriterionChange,
    DailyScoring,
    Round,
    RoundAnswer,
    RoundInvitation,
    RoundQuestion,
)
from neighbourhoods.models import Area, Indicator, Release, ReleaseColumn, ReleaseRow, SourceTable
from programmes.models import Ambition, Delivery, GuidingPrinciple, Measure, Programme
from tests.conftest import NOON, make_user
from tests.support.factories import ALL, EventFactory, ProgrammeChallengeFactory
from tests.support.figures import make_import, make_mapping, make_release
from tests.support.indicators import make_own_indicator
from tests.support.monitoring import make_report
from wijkaanpak import limits, tenancy
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Municipality, Role
from wijkaanpak.row_security import is_tenant

CANARY = "kanarie"
# Shared tables in which a municipality has rows of its own.
PARTLY_OWN = (Indicator, SourceTable, Release, ReleaseColumn, ReleaseRow)


def fill(there: Municipality) -> None:
    """One row at least in every table of a municipality."""
    there.code = "GM9999"
    there.save()
    person = make_user("kanarie", there, *Role)
    with tenancy.municipality(there):
        for make in ALL:
            make(**({"subject": CANARY, "by_name": CANARY, "detail": {"x": CANARY}} if make is EventFactory else {}))
        programme = Programme.objects.order_by("pk").first()
        _of_figures(there, person)
        of_judgement(programme, person)
        _between_two()
        Delivery.objects.update(closed_at=NOON, closed_by=person, closed_reason=CANARY)
        invitations.invite(email=f"{CANARY}-2@x.example", name=CANARY, role=Role.READER, by=person, at=NOON)
        limits.take("initiative", {"x": limits.Limit(1, NOON - NOON.replace(hour=1))}, at=NOON)


def _of_figures(there: Municipality, person: Any) -> None:
    own = make_own_indicator(there, by=person)
    table = SourceTable.objects.create(code="GM9999-kanarie", series=CANARY, publisher=CANARY, licence=CANARY)
    release = make_release(table=table, file_name=f"{CANARY}.csv", source="table")
    ReleaseColumn.objects.filter(release=release).update(indicator=own)
    area, _ = Area.objects.get_or_create(code="BU99990000", division_year=2024, level="neighbourhood", name="Ergens")
    ReleaseRow.objects.create(release=release, area=area, values=[7], notes=[0])
    make_mapping(table="GM9999-kanarie")
    make_import(person).releases.add(release)


def of_judgement(programme: Any, person: Any) -> None:
    """A report, an assessment and a round of a programme."""
    make_report(programme, state="failed", failure=CANARY)
    about = {"criteria_name": CANARY, "criteria_version": CANARY, "evidence": {CANARY: 1}, "scores": {CANARY: 1}}
    Assessment.objects.create(programme=programme, reference_date=NOON.date(), made_at=NOON, **about)
    DailyScoring.objects.create(programme=programme, day=NOON.date())
    criterion = {"factor": "vision", "criterion": "horizon", "reason": CANARY}
    CriterionChange.objects.create(number=1, by=person, made_at=NOON, **criterion)
    asked = Round.objects.create(programme=programme, title="Ronde", opens_on=NOON.date(), closes_on=NOON.date())
    question = RoundQuestion.objects.create(round=asked, factor="vision", text="Is er een visie?")
    RoundInvitation.objects.create(round=asked, party="resident", link_hash="0" * 64, invited_at=NOON)
    RoundAnswer.objects.create(question=question, party="resident", answered_at=NOON)


def _between_two() -> None:
    ambition, principle = Ambition.objects.first(), GuidingPrinciple.objects.first()
    ambition.challenges.add(ProgrammeChallengeFactory(programme=ambition.programme))
    ambition.guiding_principles.add(principle)
    Measure.objects.first().guiding_principles.add(principle)


def own_models() -> list[Any]:
    """Every table with rows of a municipality, but for the history that triggers keep of them."""
    found = [model for model in apps.get_models(include_auto_created=True) if is_tenant(model)]
    return [model for model in found if not hasattr(model, "pgh_label")] + [*PARTLY_OWN]


def rows_of(model: Any, there: Municipality) -> Any:
    return model.objects.filter(owner=there) if model in PARTLY_OWN else model.objects.all()


def texts(model: Any) -> Iterator[models.Field]:
    for field in model._meta.local_fields:
        if isinstance(field, models.CharField | models.TextField | models.JSONField) and not (
            field.choices or field.primary_key
        ):
            yield field


def poison(there: Municipality) -> set[str]:
    """Put the word in every text of the first row of every table; returns the fields the database keeps it out of."""
    refused = set()
    with tenancy.municipality(there):
        for model in own_models():
            row = rows_of(model, there).order_by("pk").values_list("pk", flat=True)[:1]
            for field in texts(model):
                try:
                    with transaction.atomic():
                        model.objects.filter(pk__in=list(row)).update(**{field.name: word(field)})
                        connection.check_constraints()
                except DatabaseError:
                    refused.add(f"{model._meta.label}.{field.name}")
    return refused


def word(field: Any) -> Any:
    if isinstance(field, models.JSONField):
        return {CANARY: CANARY}
    if isinstance(field, models.EmailField):
        return f"{CANARY}@voorbeeld.example"
    return f"{CANARY}-{field.name}"[: field.max_length]
