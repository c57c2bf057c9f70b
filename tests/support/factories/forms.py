"""What forms leave behind."""

import uuid

import factory
from factory.django import DjangoModelFactory

from programmes import models
from tests.support.factories.base import NOON, UserFactory


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
