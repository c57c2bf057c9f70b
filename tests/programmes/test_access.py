"""Who sees a programme, and who may do what in it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from programmes import access
from programmes.models import Programme
from tests.conftest import make_user
from tests.support.factories import ProgrammeFactory, ProgrammeRoleFactory
from tests.support.rights import rights_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


def test_every_permission_is_held_by_somebody_and_named_after_an_app():
    for name, roles in access.PERMISSIONS.items():
        assert roles, name
        assert name.split(".")[0] in {"programmes", "monitoring", "neighbourhoods"}


def test_a_reader_reads_and_changes_nothing():
    held = {name for name, roles in access.PERMISSIONS.items() if Role.READER in roles}

    assert all(name.split(".")[1].startswith("view") for name in held)


def test_the_process_director_runs_the_round_and_not_the_measures():
    held = {name for name, roles in access.PERMISSIONS.items() if Role.PROCESS_DIRECTOR in roles}

    assert "monitoring.run_round" in held
    assert "programmes.edit_measure" not in held
    assert Role.PROGRAMME_MANAGER not in access.PERMISSIONS["monitoring.run_round"]


def test_the_whole_municipality_or_one_programme(groningen, manager):
    one, other = ProgrammeFactory(), ProgrammeFactory()
    guest = make_user("gast", groningen)
    ProgrammeRoleFactory(programme=one, user=guest, role=Role.PARTNER)

    assert set(Programme.objects.visible_to(manager)) == {one, other}
    assert list(Programme.objects.visible_to(guest)) == [one]
    assert rights_of(guest, one).may("programmes.raise_obstacle")
    assert not rights_of(guest, other).may("programmes.raise_obstacle")
    assert not rights_of(guest).may("programmes.raise_obstacle")


def test_a_stranger_sees_nothing_and_may_do_nothing(programme, stranger):
    assert not Programme.objects.visible_to(stranger).exists()
    assert rights_of(stranger, programme).held == frozenset()


def test_nobody_signed_in_sees_nothing(programme):
    assert not Programme.objects.visible_to(AnonymousUser()).exists()
    assert access.roles(AnonymousUser()) == frozenset()


def test_who_may_no_longer_sign_in_has_no_rights(programme, manager):
    manager.is_active = False

    assert not Programme.objects.visible_to(manager).exists()
    assert not rights_of(manager, programme).may("programmes.view")


def test_require_says_no_in_words(programme, reader):
    with pytest.raises(PermissionDenied, match="Uw rol"):
        rights_of(reader, programme).require("programmes.decide_initiative")


def test_a_permission_that_does_not_exist_is_a_mistake(programme, manager):
    with pytest.raises(KeyError):
        rights_of(manager, programme).require("programmes.fly")


def test_rights_take_one_query(programme, manager, django_assert_num_queries):
    with django_assert_num_queries(1):
        rights = rights_of(manager, programme)

    assert rights.may("programmes.decide_initiative")


def test_rows_follow_their_programme(measure, manager, stranger, other_municipality):
    assert list(type(measure).objects.visible_to(manager)) == [measure]
    assert not type(measure).objects.visible_to(stranger).exists()
    with tenancy.municipality(other_municipality):
        assert not type(measure).objects.visible_to(manager).exists()
