"""A figure from draft to approved, by two pairs of eyes."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from programmes import letters, own_figures, tasks
from programmes.models import OwnFigure, OwnPeriod, OwnSeries
from tests.conftest import NOON
from tests.programmes.own_figures.story import LATER, TODAY, WHY, approve, enter, give_back, kinds
from tests.support.factories import (
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)
from wijkaanpak import tenancy


def test_the_whole_story(series, period, partner_user, manager, django_capture_on_commit_callbacks, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send_returned_figure, "delay", lambda **kwargs: sent.append(kwargs))

    draft = enter(series, period, partner_user, 400, send=False)
    pending = enter(series, period, partner_user, 400)
    with django_capture_on_commit_callbacks(execute=True):
        returned = give_back(pending, manager)
        assert sent == []
    improved = enter(series, period, partner_user, 412)
    done = approve(improved, manager, LATER)

    assert draft.pk == pending.pk == returned.pk == done.pk
    assert [sent[0]["figure_id"], len(sent)] == [done.pk, 1]
    assert (done.value, done.status, done.return_reason) == (412, "approved", WHY)
    assert kinds() == [
        "own_figure.drafted",
        "own_figure.sent",
        "own_figure.returned",
        "own_figure.sent",
        "own_figure.approved",
    ]


def test_only_approved_counts(series, period, partner_user, manager):
    counting = OwnFigure.objects.approved

    enter(series, period, partner_user, send=False)
    assert not counting().exists()
    pending = enter(series, period, partner_user)
    assert not counting().exists()
    give_back(pending, manager)
    assert not counting().exists()
    approve(enter(series, period, partner_user), manager)
    assert counting().get().value == 412


def test_not_known_says_why_and_is_not_zero(series, period, partner_user, manager):
    with pytest.raises(ValidationError, match="waarom het cijfer niet bekend is"):
        enter(series, period, partner_user, None)

    figure = approve(enter(series, period, partner_user, None, remark="De teller was stuk."), manager)

    assert figure.value is None


@pytest.mark.parametrize(
    ("fields", "value", "words"),
    [
        ({"counts_people": True}, -1, "0 of meer"),
        ({}, "1.5", "heel getal"),
        ({"decimals": 1}, "1.25", "hoogstens 1"),
        ({"ended_on": TODAY}, 1, "gestopt"),
        ({"rhythm": "year"}, 1, "hoort niet bij deze periode"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(programme, period, partner_user, fields, value, words):
    series = OwnSeriesFactory(programme=programme, **fields)

    with pytest.raises(ValidationError, match=words):
        enter(series, period, partner_user, value)


def test_a_period_of_another_programme_is_refused(series, partner_user):
    elsewhere = OwnPeriodFactory(opened_until=TODAY)

    with pytest.raises(ValidationError, match="hoort niet"):
        enter(series, elsewhere, partner_user)


def test_who_enters_does_not_approve(series, period, manager, colleague):
    figure = enter(series, period, manager)

    with pytest.raises(own_figures.OwnWork):
        approve(figure, manager)
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        OwnFigure.objects.update(status="approved", reviewed_by=manager, reviewed_at=NOON)

    assert approve(figure, colleague).reviewed_by == colleague


def test_returned_without_a_reason_is_refused(series, period, partner_user, manager):
    figure = enter(series, period, partner_user)

    with pytest.raises(ValidationError, match="wat er anders moet"):
        give_back(figure, manager, reason="  ")


def test_a_correction_is_a_new_version_with_a_reason(series, period, partner_user, manager):
    first = approve(enter(series, period, partner_user, 412), manager)
    with pytest.raises(ValidationError, match="waarom u het goedgekeurde cijfer verandert"):
        enter(series, period, partner_user, 398)

    second = enter(series, period, partner_user, 398, correction_reason="Vrijwilligers dubbel geteld.", at=LATER)
    assert OwnFigure.objects.approved().get() == first
    approve(second, manager, LATER)

    assert OwnFigure.objects.approved().get() == second
    assert OwnFigure.objects.approved(on=TODAY).get() == first
    assert kinds()[-2:] == ["own_figure.corrected", "own_figure.approved"]


@pytest.mark.parametrize(
    "change",
    [lambda rows: rows.update(value=1), lambda rows: rows._raw_delete("default")],
    ids=["update", "delete"],
)
def test_the_database_keeps_what_was_approved(groningen, change):
    figure = OwnFigureFactory(approved=True)

    with pytest.raises(ProgrammingError, match="programmes_ownfigure"), transaction.atomic():
        change(OwnFigure.objects.filter(pk=figure.pk))


def test_who_entered_it_is_written_once_why_it_came_back(series, period, partner_user, manager):
    figure = give_back(enter(series, period, partner_user), manager)

    assert letters.send_returned_figure(figure.pk, at=NOON)
    assert not letters.send_returned_figure(figure.pk, at=NOON)

    (letter,) = mail.outbox
    assert letter.to == [partner_user.email]
    assert WHY in letter.body
    assert f"/groningen/beheer/selwerd/eigen-cijfers/{series.pk}/" in letter.body
    assert "3e kwartaal 2026" in letter.body


def test_the_sweep_finds_a_letter_that_was_not_sent(series, period, partner_user, manager, groningen, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send_returned_figure, "delay", lambda **kwargs: sent.append(kwargs))
    figure = give_back(enter(series, period, partner_user), manager)

    tasks.sweep_letters()

    assert sent == [{"figure_id": figure.pk, "municipality_id": groningen.pk}]


def test_another_municipality_sees_nothing_of_it(series, period, partner_user, other_municipality, stranger):
    enter(series, period, partner_user)

    with tenancy.municipality(other_municipality):
        assert OwnFigure.objects.count() == OwnSeries.objects.count() == OwnPeriod.objects.count() == 0
    assert not OwnFigure.objects.visible_to(stranger).exists()
