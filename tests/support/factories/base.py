"""A municipality, its people, a programme and where it is."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from programmes import models
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
