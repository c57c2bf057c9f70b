"""Rows for tests. Each says as little as the database allows; a test adds what it is about."""

import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from programmes import models
from programmes.models import Challenge, GuidingPrinciple
from wijkaanpak.accounts.models import Municipality, Role, User

TODAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
LONG_AGO = date(2018, 1, 1)


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = Municipality

    name = factory.Sequence(lambda n: f"Gemeente {n}")
    slug = factory.Sequence(lambda n: f"gemeente-{n}")
    requires_second_factor = False


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Persoon {n}")
    email = factory.Sequence(lambda n: f"persoon{n}@groningen.example")


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = models.Programme

    name = factory.Sequence(lambda n: f"Wijkaanpak {n}")
    slug = factory.Sequence(lambda n: f"wijkaanpak-{n}")
    area_name = "Selwerd"
    started_on = LONG_AGO
    horizon_years = 20
    phase = models.Phase.EXECUTION
    is_published = True


class ProgrammeRoleFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgrammeRole

    programme = factory.SubFactory(ProgrammeFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.READER


class ProgrammeAreaFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgrammeArea

    programme = factory.SubFactory(ProgrammeFactory)
    starts_on = LONG_AGO
    division_year = 2024


class ProgrammeAreaMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgrammeAreaMember

    area = factory.SubFactory(ProgrammeAreaFactory)
    code = factory.Sequence(lambda n: f"BU0014{n:04}")


class PhaseActivityFactory(DjangoModelFactory):
    class Meta:
        model = models.PhaseActivity

    programme = factory.SubFactory(ProgrammeFactory)
    key = "weigh_urgency"


class PhaseTransitionFactory(DjangoModelFactory):
    class Meta:
        model = models.PhaseTransition

    programme = factory.SubFactory(ProgrammeFactory)
    from_phase = models.Phase.ORIENTATION
    to_phase = models.Phase.INITIATION
    decided_on = TODAY
    reason = "De analyse is klaar."


class UrgencyFactory(DjangoModelFactory):
    class Meta:
        model = models.Urgency

    programme = factory.SubFactory(ProgrammeFactory)
    kind = models.Urgency.Kind.DECAY
    title = "Het winkelcentrum verloedert"
    felt_by = "Bewoners en ondernemers"
    based_on = "Gesprekken in de wijk"
    raised_on = LONG_AGO


class AreaAnalysisFactory(DjangoModelFactory):
    class Meta:
        model = models.AreaAnalysis

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Gebiedsanalyse"
    summary = "Wat er speelt."
    adopted_on = date(2024, 3, 1)


class ConversationFactory(DjangoModelFactory):
    class Meta:
        model = models.Conversation

    analysis = factory.SubFactory(AreaAnalysisFactory)
    title = "Keukentafelgesprek"
    held_on = date(2023, 10, 5)
    number = 12
    said = "Het is hier ’s avonds te donker."


class RecognitionFactory(DjangoModelFactory):
    class Meta:
        model = models.Recognition

    analysis = factory.SubFactory(AreaAnalysisFactory)
    by_kind = models.Recognition.ByKind.RESIDENTS
    given_on = date(2024, 2, 1)


class StakeholderFactory(DjangoModelFactory):
    class Meta:
        model = models.Stakeholder

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Stakeholder {n}")
    kind = models.Stakeholder.Kind.PARTNER


class ProgrammeChallengeFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgrammeChallenge

    programme = factory.SubFactory(ProgrammeFactory)
    challenge = factory.LazyFunction(lambda: Challenge.objects.get(key="liveability"))


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = models.Partner

    name = factory.Sequence(lambda n: f"Partner {n}")
    kind = models.Partner.Kind.HOUSING_ASSOCIATION


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    programme = factory.SubFactory(ProgrammeFactory)
    partner = factory.SubFactory(PartnerFactory)
    starts_on = LONG_AGO


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    programme = factory.SubFactory(ProgrammeFactory)
    kind = models.Meeting.Kind.COALITION
    planned_on = date(2026, 9, 1)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    partner = factory.SubFactory(PartnerFactory)
    was_present = True


class ObstacleFactory(DjangoModelFactory):
    class Meta:
        model = models.Obstacle

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Geen plek voor de buurtkamer"
    raised_on = date(2026, 9, 1)
    due_on = date(2026, 10, 1)


class LocalAgreementFactory(DjangoModelFactory):
    class Meta:
        model = models.LocalAgreement

    programme = factory.SubFactory(ProgrammeFactory)
    version = factory.Sequence(lambda n: n + 1)
    title = "Wijkdeal"
    starts_on = date(2020, 1, 1)


class AgreementPromiseFactory(DjangoModelFactory):
    class Meta:
        model = models.AgreementPromise

    agreement = factory.SubFactory(LocalAgreementFactory)
    partner = factory.SubFactory(PartnerFactory)
    text = "Wij knappen 120 portieken op."


class SignatureFactory(DjangoModelFactory):
    class Meta:
        model = models.Signature

    agreement = factory.SubFactory(LocalAgreementFactory)
    partner = factory.SubFactory(PartnerFactory)
    signed_by = "A. de Vries"
    signed_on = date(2020, 1, 1)


class VisionFactory(DjangoModelFactory):
    class Meta:
        model = models.Vision

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Visie"
    text = "Een wijk waar je wilt blijven."
    horizon_year = 2038


class AmbitionFactory(DjangoModelFactory):
    class Meta:
        model = models.Ambition

    programme = factory.SubFactory(ProgrammeFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Gelukkig en gezond"
    outcome = models.Outcome.COHESION
    sub_goal = models.SubGoal.PERSPECTIVE


class AmbitionIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.AmbitionIndicator

    ambition = factory.SubFactory(AmbitionFactory)
    indicator_key = factory.Sequence(lambda n: f"indicator-{n}")
    baseline_period = "2018"
    baseline_value = 70.0
    target_value = 80.0
    target_year = 2030


class MeasureFactory(DjangoModelFactory):
    """A measure that runs. With `light` it has been reported on that colour, without an update of its own."""

    class Meta:
        model = models.Measure

    ambition = factory.SubFactory(AmbitionFactory)
    programme = factory.SelfAttribute("ambition.programme")
    title = factory.Sequence(lambda n: f"Maatregel {n}")
    contribution = "Wie elkaar kent, helpt elkaar."
    directed = models.Measure.Directed.PEOPLE
    status = models.Measure.Status.RUNNING
    starts_on = date(2024, 1, 1)
    reported_on = factory.LazyAttribute(lambda measure: TODAY if getattr(measure, "light", "") else None)


class MeasureUpdateFactory(DjangoModelFactory):
    """An update of one colour, explained where it must be."""

    class Meta:
        model = models.MeasureUpdate

    class Params:
        steered = factory.Trait(
            cause="Ziekte", consequence="Minder huisbezoeken", steering="Vervanging", adjust_by=date(2026, 12, 1)
        )

    measure = factory.SubFactory(MeasureFactory)
    reported_on = date(2026, 10, 1)
    light = models.Light.GREEN
    light_time = factory.SelfAttribute("light")
    light_money = models.Light.GREEN
    light_quality = models.Light.GREEN


class MeasureAdjustmentFactory(DjangoModelFactory):
    class Meta:
        model = models.MeasureAdjustment

    measure = factory.SubFactory(MeasureFactory)
    kind = models.MeasureAdjustment.Kind.CHANGED
    decided_on = TODAY
    reason = "Bewoners kwamen niet."


class FundingSourceFactory(DjangoModelFactory):
    class Meta:
        model = models.FundingSource

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Bron {n}")
    kind = models.FundingSource.Kind.MUNICIPALITY


class MoneyLineFactory(DjangoModelFactory):
    class Meta:
        model = models.MoneyLine

    source = factory.SubFactory(FundingSourceFactory)
    year = 2026
    budgeted = Decimal(1000)


class ResidentBudgetFactory(DjangoModelFactory):
    class Meta:
        model = models.ResidentBudget

    programme = factory.SubFactory(ProgrammeFactory)
    year = 2025
    amount = Decimal(19608)


class TeamMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.TeamMember

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Teamlid {n}")
    function = "Wijkregisseur"
    fte = Decimal("0.8")
    starts_on = date(2022, 1, 1)


class TeamPositionFactory(DjangoModelFactory):
    class Meta:
        model = models.TeamPosition

    programme = factory.SubFactory(ProgrammeFactory)
    function = "Wijkregisseur"
    fte = Decimal("1.0")
    starts_on = date(2022, 1, 1)


class WorkingBudgetFactory(DjangoModelFactory):
    class Meta:
        model = models.WorkingBudget

    programme = factory.SubFactory(ProgrammeFactory)
    year = 2026
    amount = Decimal(25000)


class ProcessDirectionFactory(DjangoModelFactory):
    class Meta:
        model = models.ProcessDirection

    programme = factory.SubFactory(ProgrammeFactory)
    name = "M. Jansen"
    starts_on = date(2023, 1, 1)


class SteeringChairFactory(DjangoModelFactory):
    class Meta:
        model = models.SteeringChair

    programme = factory.SubFactory(ProgrammeFactory)
    name = "K. Bakker"
    kind = models.SteeringChair.Kind.ALDERPERSON
    starts_on = date(2022, 6, 1)


class LessonFactory(DjangoModelFactory):
    class Meta:
        model = models.Lesson

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Huisbezoek werkt beter dan een brief"
    signal = "Op brieven komt niemand af."
    signalled_on = date(2026, 5, 1)


class LearningSessionFactory(DjangoModelFactory):
    class Meta:
        model = models.LearningSession

    programme = factory.SubFactory(ProgrammeFactory)
    kind = models.LearningSession.Kind.LEARNING
    title = "Wat werkt in de portieken"
    held_on = date(2026, 6, 1)


class EvaluationFactory(DjangoModelFactory):
    class Meta:
        model = models.Evaluation

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Tussentijdse evaluatie"
    evaluator = "Onderzoeksbureau"


class ProgrammeRevisionFactory(DjangoModelFactory):
    class Meta:
        model = models.ProgrammeRevision

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Uitvoeringsprogramma 2024-2027"
    decided_on = date(2024, 1, 15)
    first_year = 2024
    last_year = 2027


class ContinuationDecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.ContinuationDecision

    programme = factory.SubFactory(ProgrammeFactory)
    election_on = date(2026, 3, 18)
    decided_on = date(2026, 6, 24)
    decided_in = "gemeenteraad"


class RiskFactory(DjangoModelFactory):
    class Meta:
        model = models.Risk

    programme = factory.SubFactory(ProgrammeFactory)
    title = "Rijksgeld stopt"
    chance = 2
    impact = 3
    raised_on = date(2026, 1, 1)


class InitiativeFactory(DjangoModelFactory):
    """Confirmed and waiting for a decision. Traits bring it to the other places it can be."""

    class Meta:
        model = models.Initiative

    class Params:
        idea = factory.Trait(status="idea", confirmed_at=None, due_on=None)
        approved = factory.Trait(
            status="approved",
            amount_granted=Decimal(500),
            motivation="Een mooi plan voor de hele straat.",
            decided_at=NOON,
            decided_by=factory.SubFactory(UserFactory),
        )
        rejected = factory.Trait(
            status="rejected",
            motivation="Dit plan is er al, een straat verderop.",
            decided_at=NOON,
            decided_by=factory.SubFactory(UserFactory),
        )
        carried_out = factory.Trait(approved=True, status="carried_out", carried_out_on=TODAY)
        withdrawn = factory.Trait(status="withdrawn", withdrawn_at=NOON, withdrawn_reason="Wij gaan verhuizen.")

    programme = factory.SubFactory(ProgrammeFactory)
    title = factory.Sequence(lambda n: f"Buurtmoestuin {n}")
    plan = "Samen groente verbouwen op het veldje."
    place = "Eikenlaan"
    applicant_name = "Fatima"
    applicant_email = factory.Sequence(lambda n: f"bewoner{n}@voorbeeld.example")
    amount_asked = Decimal(500)
    status = models.Initiative.Status.SUBMITTED
    submitted_at = NOON - timedelta(days=30)
    confirmed_at = NOON - timedelta(days=30)
    due_on = TODAY + timedelta(days=26)
    form_key = factory.LazyFunction(uuid.uuid4)


class InitiativeMessageFactory(DjangoModelFactory):
    class Meta:
        model = models.InitiativeMessage

    initiative = factory.SubFactory(InitiativeFactory)
    direction = models.InitiativeMessage.Direction.TO_APPLICANT
    text = "Hoeveel buren doen mee?"
    at = NOON


class EventFactory(DjangoModelFactory):
    class Meta:
        model = models.Event

    programme = factory.SubFactory(ProgrammeFactory)
    kind = "programme.edited"
    subject = "Wijkaanpak"
    by_name = "Persoon"
    at = NOON


class OwnSeriesFactory(DjangoModelFactory):
    class Meta:
        model = models.OwnSeries

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Bezoekers {n}")
    definition = "Iedereen die binnenkomt, per keer."
    unit = "bezoeken"
    supplier = factory.SubFactory(PartnerFactory)


class OwnPeriodFactory(DjangoModelFactory):
    """A quarter that has passed; locked."""

    class Meta:
        model = models.OwnPeriod

    programme = factory.SubFactory(ProgrammeFactory)
    year = 2026
    quarter = 3


class OwnFigureFactory(DjangoModelFactory):
    class Meta:
        model = models.OwnFigure

    class Params:
        approved = factory.Trait(status="approved", reviewed_at=NOON, reviewed_by=factory.SubFactory(UserFactory))

    series = factory.SubFactory(OwnSeriesFactory)
    period = factory.SubFactory(OwnPeriodFactory, programme=factory.SelfAttribute("..series.programme"))
    value = Decimal(120)
    entered_by = factory.SubFactory(UserFactory)
    entered_at = NOON


class GuidingPrincipleFactory(DjangoModelFactory):
    """One of the six that a migration loads."""

    class Meta:
        model = GuidingPrinciple
        django_get_or_create = ("key",)

    key = "future"
    number = 1
    name = "bewoners toekomst bieden"


ALL = tuple(sorted(DjangoModelFactory.__subclasses__(), key=lambda made: made.__name__))
"""Every factory, for the tests that walk all models."""
