"""Every line says which part and which row it is about; the history of a row is read from that."""

from datetime import timedelta

import pytest

from programmes import logbook, measures
from programmes.models import Event
from programmes.models.event_sections import NOUNS, EventSection, section_of
from programmes.models.event_words import WORDS
from tests.support.factories import NOON, AmbitionFactory, EventFactory, MeasureFactory, ProgrammeFactory

DETAILS = {"contribution": "Mensen wonen er beter.", "directed": "place"}


def test_a_line_names_its_part_and_its_row(programme, manager):
    measure = MeasureFactory(programme=programme)

    line = logbook.record("measure.planned", programme, about=measure, by=manager, at=NOON)

    assert (line.section, line.subject_kind, line.subject_id) == ("measures", "programmes.measure", measure.pk)
    assert line.subject == measure.title


def test_a_line_may_have_other_words_for_its_row(programme, manager):
    line = logbook.record("measure.planned", programme, about=programme, subject="x" * 300, by=manager, at=NOON)

    assert line.subject == "x" * 200


def test_a_line_of_no_part_is_refused(programme, manager):
    with pytest.raises(KeyError, match="weather"):
        logbook.record("weather.changed", programme, about=programme, by=manager, at=NOON)


def test_the_history_of_a_row_is_its_own_and_newest_first(programme, manager):
    ambition = AmbitionFactory(programme=programme)
    plan = {"by": manager, "at": NOON, **DETAILS}
    measure = measures.plan(ambition, title="Groen", **plan)
    measures.plan(ambition, title="Rood", **plan)
    EventFactory(kind="programme.edited", subject_kind="programmes.programme", subject_id=measure.pk)
    measures.begin(measure, starts_on=NOON.date(), by=manager, at=NOON + timedelta(days=1))

    kinds = list(logbook.of(measure).values_list("kind", flat=True))

    assert kinds == ["measure.began", "measure.planned"]


def test_the_lines_of_one_moment_stand_in_the_order_in_which_they_were_written(programme, manager):
    for kind in ("programme.started", "programme.edited", "programme.revised"):
        logbook.record(kind, programme, about=programme, by=manager, at=NOON)

    kinds = list(logbook.of(programme).values_list("kind", flat=True))

    assert kinds == ["programme.revised", "programme.edited", "programme.started"]


def test_every_kind_belongs_to_a_part():
    assert {kind for kind in WORDS if section_of(kind) not in EventSection} == set()


def test_no_noun_belongs_to_two_parts_and_each_part_has_one():
    nouns = [noun for section in EventSection for noun in NOUNS[section]]

    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(
    ("kind", "section"),
    [("programme.edited", "lifecycle"), ("programme.revised", "learning"), ("role.granted", "access")],
)
def test_the_part_follows_from_the_kind(kind, section):
    assert section_of(kind) == section


def test_a_line_about_nothing_has_no_half_subject(groningen):
    assert EventFactory(programme=ProgrammeFactory()).subject_id is None
    assert not Event.objects.filter(subject_kind="", subject_id__isnull=False).exists()
