"""What residents propose, and the logboek."""

import uuid
from datetime import timedelta
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from programmes import models
from tests.support.factories.base import NOON, TODAY, ProgrammeFactory, UserFactory


class InitiativeFactory(DjangoModelFactory):
    """Confirmed, read and waiting for a decision. Traits bring it to the other places it can be."""

    class Meta:
        model = models.Initiative

    class Params:
        idea = factory.Trait(status="idea", confirmed_at=None, due_on=None, read_at=None)
        unread = factory.Trait(read_at=None)
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
        published = factory.Trait(consent_to_publish=True, read_at=NOON, published_at=NOON)
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
    read_at = NOON - timedelta(days=29)
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
