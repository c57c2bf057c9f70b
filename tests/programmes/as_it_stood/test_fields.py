"""Every field of a programme is put back to the day of a report, or left for a reason that is written down."""

from collections import Counter

import pytest
from django.apps import apps

from programmes.as_it_stood import fields
from programmes.models import Event
from programmes.models.owner import way

REFERENCE = {"Challenge", "GuidingPrinciple"}


def owned():
    """The models of what a municipality keeps of its programmes. The logbook itself never changes."""
    found = apps.get_app_config("programmes").get_models()
    return [
        model
        for model in found
        if not hasattr(model, "pgh_tracked_model") and model.__name__ not in REFERENCE and model is not Event
    ]


def names(model):
    kept = [field.name for field in [*model._meta.local_concrete_fields, *model._meta.many_to_many]]
    return set(kept) - set(fields.EVERYWHERE) - set(fields.whole(model))


def named(model):
    """The names that stand in the lists for a model, as often as they stand there."""
    left = [name for models in fields.LEFT.values() for name in models.get(model, ())]
    return Counter([*fields.KEPT.get(model, ()), *left])


@pytest.mark.parametrize("model", owned(), ids=lambda model: model.__name__)
def test_every_field_is_put_back_or_left_for_a_reason(model):
    assert names(model) - named(model).keys() == set()


@pytest.mark.parametrize("model", owned(), ids=lambda model: model.__name__)
def test_no_field_is_named_twice_or_not_there(model):
    assert named(model).keys() - names(model) == set()
    assert [name for name, times in named(model).items() if times > 1] == []


def test_no_list_names_a_model_that_is_not_there():
    listed = {*fields.KEPT, *(model for models in fields.LEFT.values() for model in models)}

    assert listed <= set(owned())


@pytest.mark.parametrize("model", fields.KEPT, ids=lambda model: model.__name__)
def test_what_is_put_back_has_a_history_and_a_programme(model):
    assert hasattr(model, "pgh_event_model")
    assert way(model) is not None
