"""A write keeps what it may change, refuses the rest, and says what was and what became."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programmes import saving
from programmes.models import Event, GuidingPrinciple, Measure, Obstacle
from tests.support.factories import (
    NOON,
    TODAY,
    AmbitionFactory,
    GuidingPrincipleFactory,
    MeasureFactory,
    MembershipFactory,
    ObstacleFactory,
    PartnerFactory,
    ProgrammeFactory,
)
from wijkaanpak import tenancy

ALLOWED = ("title", "text", "due_on")


@pytest.fixture
def obstacle(programme):
    return ObstacleFactory(programme=programme, title="Geen ruimte", text="Al een jaar.")


@pytest.fixture
def now(manager):
    return {"by": manager, "at": NOON}


def edit(obstacle, now, **fields):
    return saving.change(obstacle, "obstacle.edited", obstacle.programme, allowed=ALLOWED, **now, **fields)


def logged():
    return Event.objects.order_by("pk").last().detail


def test_a_change_is_kept_and_logged_with_what_was(obstacle, now):
    edit(obstacle, now, title="Geen zaal", due_on=TODAY + timedelta(days=90))

    obstacle.refresh_from_db()
    assert (obstacle.title, obstacle.text) == ("Geen zaal", "Al een jaar.")
    assert logged()["changed"]["title"] == ["Geen ruimte", "Geen zaal"]
    assert logged()["changed"]["due_on"][1] == (TODAY + timedelta(days=90)).isoformat()
    assert logged()["changed"].keys() == {"title", "due_on"}


def test_an_amount_is_logged_as_text(programme, now):
    measure = MeasureFactory(programme=programme, budget=Decimal("10.50"))

    saving.change(measure, "measure.edited", programme, allowed=["budget"], budget=Decimal(12), **now)

    assert logged()["changed"]["budget"] == ["10.50", "12"]


@pytest.mark.parametrize("name", ["decision", "programme", "revision", "iets"])
def test_a_field_that_the_write_does_not_allow_is_refused(obstacle, now, name):
    with pytest.raises(saving.FieldNotAllowed, match=name) as refused:
        edit(obstacle, now, title="Anders", **{name: "x"})

    obstacle.refresh_from_db()
    assert refused.value.names == {name}
    assert obstacle.title == "Geen ruimte"


def test_what_did_not_change_is_not_written(obstacle, now):
    edit(obstacle, now, title="Geen ruimte")

    assert not Event.objects.exists()
    assert Obstacle.objects.get().revision == 1


def test_a_field_about_a_person_is_logged_without_its_values(programme, now):
    membership = MembershipFactory(programme=programme, person="Anneke de Boer")

    fields = {"person": "Bram Kuiper", "function": "directeur"}
    saving.change(membership, "membership.edited", programme, allowed=fields, **fields, **now)

    assert logged()["changed"] == {"person": None, "function": [membership.function, "directeur"]}


def test_a_link_is_logged_by_its_key(programme, now):
    former, later = PartnerFactory(), PartnerFactory()
    measure = MeasureFactory(programme=programme, owner=former)

    saving.change(measure, "measure.edited", programme, allowed=["owner"], owner=later, **now)

    assert logged()["changed"] == {"owner": [former.pk, later.pk]}


def test_many_to_many_fields_are_kept_and_logged(programme, now):
    measure = MeasureFactory(programme=programme)
    kept, gone, new = GuidingPrinciple.objects.order_by("number")[:3]
    measure.guiding_principles.set([kept, gone])

    fields = {"guiding_principles": [new, kept]}
    saving.change(measure, "measure.edited", programme, allowed=fields, **fields, **now)

    assert set(measure.guiding_principles.all()) == {kept, new}
    was, became = logged()["changed"]["guiding_principles"]
    assert (was, became) == (sorted([kept.pk, gone.pk]), sorted([kept.pk, new.pk]))


def test_many_to_many_fields_that_stay_are_no_change(programme, now):
    measure = MeasureFactory(programme=programme)
    principle = GuidingPrincipleFactory()
    measure.guiding_principles.set([principle])

    fields = {"guiding_principles": [principle]}
    saving.change(measure, "measure.edited", programme, allowed=fields, **fields, **now)

    assert not Event.objects.exists()


def test_a_new_row_has_its_many_to_many_fields_too(programme, now):
    principle = GuidingPrincipleFactory()
    ambition = AmbitionFactory(programme=programme)
    measure = Measure(programme=programme, ambition=ambition, title="Zaal", contribution="Zo.", directed="place")

    saving.keep(measure, "measure.planned", programme, sets={"guiding_principles": [principle]}, **now)

    assert list(measure.guiding_principles.all()) == [principle]
    assert logged() == {"id": measure.pk}


def test_a_row_of_another_programme_is_refused(obstacle, now):
    with pytest.raises(saving.OtherProgramme):
        saving.change(obstacle, "obstacle.edited", ProgrammeFactory(), allowed=ALLOWED, title="Anders", **now)


def test_a_part_of_a_part_of_another_programme_is_refused(programme, now):
    measure = MeasureFactory()
    update = measure.updates.model(measure=measure)

    with pytest.raises(saving.OtherProgramme):
        saving.keep(update, "measure.reported", programme, **now)


def test_a_row_of_another_municipality_is_refused(other_municipality, now):
    with tenancy.municipality(other_municipality):
        theirs = ObstacleFactory()

    with pytest.raises(saving.OtherProgramme):
        edit(theirs, now, title="Anders")
    with pytest.raises(saving.OtherProgramme):
        saving.keep(theirs, "obstacle.edited", None, **now)


def test_a_link_to_another_programme_is_refused(programme, now):
    measure = MeasureFactory(programme=programme)

    with pytest.raises(ValidationError, match="van deze wijkaanpak"):
        saving.change(measure, "measure.edited", programme, allowed=["ambition"], ambition=AmbitionFactory(), **now)


def test_a_link_to_another_municipality_is_refused(programme, other_municipality, now):
    measure = MeasureFactory(programme=programme)
    with tenancy.municipality(other_municipality):
        theirs = PartnerFactory()

    with pytest.raises(ValidationError, match="van deze gemeente"):
        saving.change(measure, "measure.edited", programme, allowed=["owner"], owner=theirs, **now)


def test_a_link_to_what_was_withdrawn_is_refused(programme, now):
    measure = MeasureFactory(programme=programme)
    gone = saving.withdraw(PartnerFactory(), "partner.withdrawn", None, reason="Opgeheven.", **now)

    with pytest.raises(ValidationError, match="is ingetrokken"):
        saving.change(measure, "measure.edited", programme, allowed=["owner"], owner=gone, **now)


def test_a_link_that_was_there_may_stay_when_it_is_withdrawn(programme, now):
    measure = MeasureFactory(programme=programme, owner=PartnerFactory())
    saving.withdraw(measure.owner, "partner.withdrawn", None, reason="Opgeheven.", **now)

    saving.change(measure, "measure.edited", programme, allowed=["title"], title="Anders", **now)

    assert Measure.objects.get(pk=measure.pk).title == "Anders"


def test_each_change_counts_and_an_old_form_hears_what_is_there_now(obstacle, manager, reader, now):
    seen = saving.token(obstacle)
    edit(obstacle, now, title="Geen zaal", seen=seen)

    with pytest.raises(saving.ChangedMeanwhile) as meanwhile:
        edit(obstacle, {"by": reader, "at": NOON + timedelta(hours=1)}, text="Anders.", seen=seen)

    found = meanwhile.value
    assert (found.now.title, found.now.revision) == ("Geen zaal", 2)
    assert (found.by_name, found.at) == (manager.name, NOON)
    assert Obstacle.objects.get().text == "Al een jaar."


def test_who_looked_again_may_change_it(obstacle, now):
    edit(obstacle, now, title="Geen zaal")
    obstacle.refresh_from_db()

    changed = edit(obstacle, now, text="Anders.", seen=saving.token(obstacle))

    assert (changed.text, changed.revision) == ("Anders.", 3)


def test_the_token_of_one_row_does_not_fit_another(programme, obstacle, now):
    other = ObstacleFactory(programme=programme)

    with pytest.raises(saving.ChangedMeanwhile):
        edit(obstacle, now, title="Geen zaal", seen=saving.token(other))


def test_a_row_nobody_told_of_has_no_name_to_give(obstacle):
    with pytest.raises(saving.ChangedMeanwhile) as meanwhile:
        saving.require_unchanged(obstacle, saving.NOTHING_YET)

    assert (meanwhile.value.by_name, meanwhile.value.at) == ("", None)


def test_what_is_withdrawn_stays_with_the_reason_and_counts_no_more(obstacle, manager, now):
    saving.withdraw(obstacle, "obstacle.withdrawn", obstacle.programme, reason=" Dubbel gemeld. ", **now)

    row = Obstacle.with_withdrawn.get()
    assert (row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason) == (NOON, manager, "Dubbel gemeld.")
    assert not Obstacle.objects.exists()
    assert not obstacle.programme.obstacles.exists()
    assert logged() == {"id": obstacle.pk, "changed": {}}


def test_without_a_reason_nothing_is_withdrawn(obstacle, now):
    with pytest.raises(ValidationError, match="waarom"):
        saving.withdraw(obstacle, "obstacle.withdrawn", obstacle.programme, reason="  ", **now)

    assert Obstacle.objects.exists()


def test_what_was_withdrawn_changes_no_more(obstacle, now):
    saving.withdraw(obstacle, "obstacle.withdrawn", obstacle.programme, reason="Dubbel.", **now)

    with pytest.raises(saving.AlreadyWithdrawn):
        edit(obstacle, now, title="Anders")
    with pytest.raises(saving.AlreadyWithdrawn):
        saving.withdraw(obstacle, "obstacle.withdrawn", obstacle.programme, reason="Nog eens.", **now)
