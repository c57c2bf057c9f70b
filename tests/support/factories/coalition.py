"""Partners and what binds them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from programmes import models
from tests.support.factories.base import LONG_AGO, ProgrammeFactory


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
