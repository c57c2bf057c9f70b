"""Ambitions, measures, money and what partners count."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from programmes import models
from programmes.models import GuidingPrinciple
from tests.support.factories.base import NOON, TODAY, ProgrammeFactory, UserFactory
from tests.support.factories.coalition import PartnerFactory


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
    outcome = models.ProgrammeOutcome.COHESION
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
