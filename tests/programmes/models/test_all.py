"""Rules that hold for every model of the app, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from programmes.models import (
    AgreementPromise,
    Ambition,
    Initiative,
    Lesson,
    Measure,
    MeasureUpdate,
    Membership,
    MoneyLine,
    PhaseTransition,
    Programme,
)
from programmes.phases import Phase
from tests.support import factories
from tests.support.factories import (
    ALL,
    NOON,
    TODAY,
    AgreementPromiseFactory,
    AmbitionFactory,
    AmbitionIndicatorFactory,
    AreaAnalysisFactory,
    ContinuationDecisionFactory,
    ConversationFactory,
    EventFactory,
    InitiativeFactory,
    LessonFactory,
    MeasureAdjustmentFactory,
    MeasureFactory,
    MeasureUpdateFactory,
    MembershipFactory,
    MoneyLineFactory,
    ObstacleFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
    PartnerFactory,
    PhaseTransitionFactory,
    ProcessDirectionFactory,
    ProgrammeAreaFactory,
    ProgrammeAreaMemberFactory,
    ProgrammeFactory,
    ProgrammeRoleFactory,
    RecognitionFactory,
    ResidentBudgetFactory,
    RiskFactory,
    StakeholderFactory,
    TeamMemberFactory,
    UrgencyFactory,
    VisionFactory,
)
from wijkaanpak import tenancy

YESTERDAY = TODAY - timedelta(days=1)
STATE = {"light": "red", "light_time": "red"}


@pytest.mark.parametrize("factory", ALL, ids=lambda factory: factory.__name__)
def test_every_factory_makes_a_row_that_reads_as_words(groningen, factory):
    row = factory()

    assert str(row)
    assert "object (" not in str(row)


def test_every_model_has_a_factory():
    made = {factory._meta.model for factory in ALL}
    reference = {"Challenge"}
    models = [
        model
        for model in apps.get_app_config("programmes").get_models()
        if not hasattr(model, "pgh_tracked_model") and model.__name__ not in reference
    ]

    assert {model.__name__ for model in models if model not in made} == set()


@pytest.mark.parametrize(
    ("factory", "broken"),
    [
        (ProgrammeFactory, {"phase": "slapen"}),
        (ProgrammeFactory, {"horizon_years": 0}),
        (ProgrammeFactory, {"name": ""}),
        (ProgrammeAreaFactory, {"starts_on": TODAY, "ends_on": YESTERDAY}),
        (ProgrammeAreaMemberFactory, {"code": "WK001410"}),
        (ProgrammeRoleFactory, {"role": "baas"}),
        (PhaseTransitionFactory, {"to_phase": Phase.DESIGN}),
        (PhaseTransitionFactory, {"to_phase": Phase.ORIENTATION}),
        (PhaseTransitionFactory, {"reason": ""}),
        (PhaseTransitionFactory, {"is_override": True}),
        (UrgencyFactory, {"kind": "onbekend"}),
        (UrgencyFactory, {"felt_by": ""}),
        (UrgencyFactory, {"weighed": "go"}),
        (UrgencyFactory, {"weighed": "go", "decided_on": TODAY}),
        (AreaAnalysisFactory, {"summary": ""}),
        (ConversationFactory, {"number": 0}),
        (ConversationFactory, {"said": ""}),
        (RecognitionFactory, {"by_kind": "partner"}),
        (StakeholderFactory, {"influence": 4}),
        (PartnerFactory, {"kind": "onbekend"}),
        (MembershipFactory, {"has_vote": True, "has_seat": False}),
        (MembershipFactory, {"has_mandate": True}),
        (MembershipFactory, {"contribution_euro": -1}),
        (ObstacleFactory, {"decided_on": TODAY}),
        (ObstacleFactory, {"decision": "Doen."}),
        (ObstacleFactory, {"due_on": date(2026, 8, 1)}),
        (AgreementPromiseFactory, {"status": "broken", "settled_on": TODAY}),
        (AgreementPromiseFactory, {"status": "kept"}),
        (VisionFactory, {"horizon_year": 38}),
        (AmbitionFactory, {"outcome": "geluk"}),
        (AmbitionIndicatorFactory, {"target_year": None}),
        (AmbitionIndicatorFactory, {"baseline_period": ""}),
        (MeasureFactory, {"contribution": ""}),
        (MeasureFactory, {"budget": -1}),
        (MeasureFactory, {"status": "slaapt"}),
        (MeasureFactory, {"ends_on": date(2023, 1, 1)}),
        (MeasureFactory, {"light": "green", "reported_on": None}),
        (MeasureUpdateFactory, STATE),
        (MeasureUpdateFactory, {**STATE, "steered": True, "cause": ""}),
        (MeasureUpdateFactory, {**STATE, "steered": True, "consequence": ""}),
        (MeasureUpdateFactory, {**STATE, "steered": True, "steering": ""}),
        (MeasureUpdateFactory, {**STATE, "steered": True, "adjust_by": None}),
        (MeasureUpdateFactory, {"light": "green", "light_time": "red"}),
        (MeasureUpdateFactory, {"light": "orange", "light_time": "red", "steered": True}),
        (MeasureAdjustmentFactory, {"reason": ""}),
        (MeasureAdjustmentFactory, {"checked_on": TODAY}),
        (MoneyLineFactory, {"spent": -1}),
        (MoneyLineFactory, {"year": 26}),
        (ResidentBudgetFactory, {"amount": 0}),
        (TeamMemberFactory, {"fte": 0}),
        (TeamMemberFactory, {"handover_recorded_on": TODAY}),
        (LessonFactory, {"decision": "Doen.", "decided_on": TODAY}),
        (LessonFactory, {"interpretation": "Zo is het.", "adjustment": "Anders."}),
        (LessonFactory, {"signal": ""}),
        (ContinuationDecisionFactory, {"decided_on": date(2026, 3, 17)}),
        (RiskFactory, {"chance": 0}),
        (InitiativeFactory, {"status": "onbekend"}),
        (InitiativeFactory, {"status": "approved"}),
        (InitiativeFactory, {"approved": True, "motivation": ""}),
        (InitiativeFactory, {"approved": True, "amount_granted": None}),
        (InitiativeFactory, {"amount_granted": 10}),
        (InitiativeFactory, {"amount_asked": -1}),
        (InitiativeFactory, {"due_on": None}),
        (InitiativeFactory, {"decided_at": NOON}),
        (InitiativeFactory, {"approved": True, "status": "carried_out"}),
        (InitiativeFactory, {"withdrawn": True, "withdrawn_reason": ""}),
        (InitiativeFactory, {"status": "more_asked"}),
        (InitiativeFactory, {"neighbourhood_code": "Selwerd"}),
        (OwnSeriesFactory, {"definition": ""}),
        (OwnSeriesFactory, {"decimals": 3}),
        (OwnSeriesFactory, {"rhythm": "week"}),
        (OwnSeriesFactory, {"supplier": None}),
        (OwnSeriesFactory, {"counts_people": True, "decimals": 1}),
        (OwnPeriodFactory, {"quarter": 5}),
        (OwnPeriodFactory, {"year": 26}),
        (OwnFigureFactory, {"status": "klaar"}),
        (OwnFigureFactory, {"value": None}),
        (OwnFigureFactory, {"version": 2}),
        (OwnFigureFactory, {"correction_reason": "Zomaar."}),
        (OwnFigureFactory, {"status": "approved"}),
        (OwnFigureFactory, {"status": "returned", "reviewed_at": NOON}),
        (OwnFigureFactory, {"approved": True, "status": "returned"}),
        (OwnFigureFactory, {"approved": True, "status": "pending"}),
    ],
)
def test_database_refuses(groningen, factory, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**broken)


@pytest.mark.parametrize(
    ("factory", "same"),
    [
        (ProgrammeFactory, ["slug"]),
        (ProgrammeAreaFactory, ["programme"]),
        (MembershipFactory, ["programme", "partner"]),
        (AmbitionFactory, ["programme", "number"]),
        (InitiativeFactory, ["form_key"]),
        (ProcessDirectionFactory, ["programme"]),
        (ResidentBudgetFactory, ["programme", "year"]),
        (OwnSeriesFactory, ["programme", "name"]),
        (OwnPeriodFactory, ["programme"]),
        (OwnFigureFactory, ["series", "period"]),
    ],
)
def test_database_refuses_a_second_one(groningen, factory, same):
    first = factory()

    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**{name: getattr(first, name) for name in same})


def test_the_same_slug_may_exist_in_another_municipality(groningen, other_municipality):
    ProgrammeFactory(slug="selwerd")

    with tenancy.municipality(other_municipality):
        assert ProgrammeFactory(slug="selwerd").municipality_id == other_municipality.pk


def test_a_row_cannot_point_at_another_municipality(groningen, other_municipality):
    with tenancy.municipality(other_municipality):
        theirs = ProgrammeFactory()

    with pytest.raises(IntegrityError, match="_same"), transaction.atomic():
        check_keys_of(UrgencyFactory(programme=theirs))


def check_keys_of(row):
    """Keys are checked at the end of the transaction; ask for it now."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
    return row


def test_the_tables_between_models_belong_to_a_municipality(groningen, other_municipality):
    ambition = AmbitionFactory()
    ambition.guiding_principles.add(factories.GuidingPrincipleFactory())

    with tenancy.municipality(other_municipality):
        assert Ambition.guiding_principles.through.objects.count() == 0
    assert Ambition.guiding_principles.through.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [lambda rows: rows.update(subject="anders"), lambda rows: rows._raw_delete("default")],
    ids=["update", "delete"],
)
def test_the_logbook_refuses_change(groningen, change):
    event = EventFactory()

    with pytest.raises(ProgrammingError, match="programmes_event"), transaction.atomic():
        change(type(event).objects.filter(pk=event.pk))


@pytest.mark.parametrize(
    ("model", "factory", "change"),
    [
        (Programme, ProgrammeFactory, {"name": "Anders"}),
        (Measure, MeasureFactory, {"title": "Anders"}),
        (Ambition, AmbitionFactory, {"title": "Anders"}),
        (Initiative, InitiativeFactory, {"title": "Anders"}),
        (Membership, MembershipFactory, {"person": "Anders"}),
        (MoneyLine, MoneyLineFactory, {"spent": 5}),
    ],
)
def test_history_keeps_what_a_bulk_update_changed(groningen, model, factory, change):
    row = factory()

    model.objects.filter(pk=row.pk).update(**change)

    labels = row.events.order_by("pgh_id").values_list("pgh_label", flat=True)
    assert list(labels) == ["insert", "update"]


def test_history_belongs_to_a_municipality(groningen, other_municipality):
    programme = ProgrammeFactory()
    history = type(programme).events.rel.related_model

    with tenancy.municipality(other_municipality):
        assert history.objects.count() == 0
    assert history.objects.count() == 1


def test_words_of_a_broken_rule_say_what_to_do(groningen):
    messages = [
        str(constraint.violation_error_message)
        for model in (AgreementPromise, Initiative, Lesson, Measure, MeasureUpdate, PhaseTransition)
        for constraint in model._meta.constraints
    ]

    assert "Noem bij oranje en rood de oorzaak, het gevolg en de bijsturing." in messages
    assert "Een besluit heeft een datum, beslisser en motivering." in messages
