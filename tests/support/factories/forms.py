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
    row_id = 1
    sent_at = NOON
