"""Who does the work, and what they learn."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from programmes import models
from tests.support.factories.base import ProgrammeFactory


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
