"""Why, and for whom: urgency, analysis, stakeholders."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes import models
from programmes.models import Challenge
from tests.support.factories.base import LONG_AGO, ProgrammeFactory


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
    analysis = factory.SubFactory(AreaAnalysisFactory, programme=factory.SelfAttribute("..programme"), adopted_on=None)
