"""What the logbook held before it named rows gets the row it was about, and stays protected."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from programmes.models import Event
from programmes.models.event_sections import NOUNS
from tests.support.factories import (
    EventFactory,
    MeasureAdjustmentFactory,
    MeasureUpdateFactory,
    ProgrammeFactory,
    SignatureFactory,
)
from wijkaanpak import tenancy

migration = import_module("programmes.migrations.0005_fill_event_subject")


def filled(kind, **about):
    """A line as it was written before, after the migration."""
    event = EventFactory(kind=kind, **about)
    migration.fill(apps, SimpleNamespace(connection=connection))
    event.refresh_from_db()
    return event.section, event.subject_kind, event.subject_id


@pytest.mark.parametrize(
    ("kind", "detail", "expected"),
    [
        ("measure.planned", {"id": 7}, ("measures", "programmes.measure", 7)),
        ("import.published", {"import": 8}, ("figures", "neighbourhoods.figureimport", 8)),
        ("release.withdrawn", {"release": 9}, ("figures", "neighbourhoods.release", 9)),
        ("programme.revised", {"id": 5}, ("learning", "programmes.programmerevision", 5)),
        ("programme.continued", {"id": 5}, ("learning", "programmes.continuationdecision", 5)),
        ("programme.edited", {"id": 5}, ("lifecycle", "programmes.programme", 5)),
        ("initiative.decided", {}, ("initiatives", "", None)),
        ("measure.planned", {"id": "zeven"}, ("measures", "", None)),
        ("weather.changed", {"id": 7}, ("", "", None)),
    ],
)
def test_a_line_gets_its_part_and_the_row_it_names(groningen, kind, detail, expected):
    assert filled(kind, detail=detail) == expected


def test_the_start_is_about_the_programme(groningen):
    programme = ProgrammeFactory()

    assert filled("programme.started", programme=programme)[1:] == ("programmes.programme", programme.pk)


def test_a_report_is_about_its_measure(groningen):
    update = MeasureUpdateFactory()
    about = {"programme": update.measure.programme, "subject": str(update), "detail": {"id": update.pk}}

    assert filled("measure.reported", **about)[2] == update.measure_id


def test_an_adjustment_is_about_its_measure(groningen):
    adjustment = MeasureAdjustmentFactory()
    about = {"programme": adjustment.measure.programme, "subject": str(adjustment), "detail": {"id": adjustment.pk}}

    assert filled("measure.stopped", **about)[2] == adjustment.measure_id


def test_a_line_that_named_the_measure_itself_keeps_it(groningen):
    update = MeasureUpdateFactory()
    about = {"programme": update.measure.programme, "subject": update.measure.title, "detail": {"id": update.pk}}

    assert filled("measure.reported", **about)[2] == update.pk


def test_a_signature_is_about_its_agreement(groningen):
    signature = SignatureFactory()
    SignatureFactory(agreement=signature.agreement)

    assert filled("agreement.signed", detail={"id": signature.pk})[1:] == (
        "programmes.localagreement",
        signature.agreement_id,
    )


def test_the_lines_of_every_municipality_are_filled(groningen, other_municipality):
    with tenancy.municipality(other_municipality):
        theirs = EventFactory(kind="risk.closed", detail={"id": 3})

    filled("risk.closed", detail={"id": 4})

    with tenancy.municipality(other_municipality):
        assert Event.objects.get(pk=theirs.pk).subject_id == 3
    assert tenancy.setting() == str(groningen.pk)


def test_the_logbook_refuses_change_again_afterwards(groningen):
    filled("risk.closed", detail={"id": 3})

    with pytest.raises(ProgrammingError, match="programmes_event"), transaction.atomic():
        Event.objects.update(subject="anders")


def test_it_knows_the_parts_as_the_logbook_does():
    known = {noun: section for noun, section, _model, _key in migration.NOUNS}

    assert known.items() <= {noun: str(section) for section, nouns in NOUNS.items() for noun in nouns}.items()


def test_it_names_models_that_exist():
    for _noun, _section, model, _key in migration.NOUNS:
        assert apps.get_model(model)
