"""What forms leave behind, what somebody put away, and letters that did not arrive."""

import uuid
from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from programmes import models
from tests.support.factories.base import NOON, TODAY, ProgrammeFactory, UserFactory
from tests.support.factories.initiatives import InitiativeFactory


class DraftFactory(DjangoModelFactory):
    class Meta:
        model = models.Draft

    user = factory.SubFactory(UserFactory)
    address = "/groningen/beheer/selwerd/gebied/stakeholders/nieuw/"
    answers = factory.LazyFunction(lambda: {"name": ["Half af"]})
    saved_at = NOON


class SentFormFactory(DjangoModelFactory):
    class Meta:
        model = models.SentForm

    key = factory.LazyFunction(uuid.uuid4)
    went_to = "/groningen/beheer/selwerd/"
    sent_at = NOON


class ChangedTogetherFactory(DjangoModelFactory):
    class Meta:
        model = models.ChangedTogether

    programme = factory.SubFactory(ProgrammeFactory)
    kind = "stakeholders"
    reason = "Na de bijeenkomst van de stuurgroep."
    lines = factory.LazyFunction(list)
    by = factory.SubFactory(UserFactory)
    at = NOON


class SnoozeFactory(DjangoModelFactory):
    class Meta:
        model = models.Snooze

    user = factory.SubFactory(UserFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    kind = "obstacle"
    row_id = 1
    until = TODAY + timedelta(days=7)
    reason = "Wacht op de offerte."
    set_at = NOON


class DeliveryFactory(DjangoModelFactory):
    """The question to confirm an idea, refused for good by the mail server of its applicant."""

    class Meta:
        model = models.Delivery

    letter = models.Delivery.Letter.CONFIRMATION
    initiative = factory.SubFactory(InitiativeFactory, idea=True)
    programme = factory.SelfAttribute("initiative.programme")
    attempts = 1
    first_tried_at = NOON
    refusal = "550 5.1.1"
    undeliverable_at = NOON
