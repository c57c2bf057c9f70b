"""The page of the criteria, and the form of one: what is asked, what is refused, and in which words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.models import CriterionChange
from programmes import access
from tests.conftest import NOON, make_user
from tests.support.factories import ProgrammeRoleFactory
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

WHY = "Onze aanpak loopt tien jaar, zo besloot de raad."


@pytest.fixture
def editor(groningen, client):
    user = make_user("procesregisseur", groningen, Role.PROCESS_DIRECTOR)
    client.force_login(user)
    return user


def path(groningen, factor="precision", criterion="target_group"):
    return tenancy.path(groningen, "criteria:edit", factor=factor, criterion=criterion)


def listing(groningen, client):
    return " ".join(client.get(tenancy.path(groningen, "criteria:listing")).content.decode().split())


def test_a_share_is_asked_and_shown_in_percents(groningen, editor, client):
    asked = {"is_used": "yes", "met": "90", "partly": "60", "reason": WHY}

    answer = client.post(path(groningen), asked)

    assert answer.status_code == 302
    change = CriterionChange.objects.get()
    assert (str(change.met), str(change.partly), change.by) == ("0.9000", "0.6000", editor)
    assert "Voldaan: minstens 90 % van de maatregelen. Deels: minstens 60 % van de maatregelen." in listing(
        groningen, client
    )
    assert WHY in listing(groningen, client)


def test_the_form_shows_what_holds_now(groningen, editor, client):
    page = client.get(path(groningen)).content.decode()

    assert "Voldaan vanaf (%)" in page
    assert re.search(r'name="met"[^>]* value="80"|value="80"[^>]* name="met"', page), re.findall(
        "<input[^>]*met[^>]*>", page
    )


def test_steps_in_words_can_only_be_switched_off(groningen, editor, client):
    page = client.get(path(groningen, "vision", "adopted")).content.decode()

    assert 'name="met"' not in page
    assert "Dit criterium heeft geen getal." in page
    assert client.post(path(groningen, "vision", "adopted"), {"is_used": "no", "reason": WHY}).status_code == 302
    assert not CriterionChange.objects.get().is_used


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"is_used": "yes", "met": "90", "partly": "60"}, "Leg uit waarom u dit criterium verandert."),
        ({"is_used": "yes", "met": "50", "partly": "60", "reason": WHY}, "moet makkelijker te halen zijn"),
        ({"is_used": "yes", "met": "80", "partly": "50", "reason": WHY}, "Er is niets veranderd"),
        ({"is_used": "yes", "partly": "50", "reason": WHY}, "Vul deze grens in."),
        ({"met": "90", "partly": "60", "reason": WHY}, "Kies of dit criterium meetelt."),
    ],
)
def test_what_is_refused_says_what_to_do(groningen, editor, client, asked, told):
    answer = client.post(path(groningen), asked, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert answer.content.decode().strip().startswith('<div id="criterion"')
    assert told in answer.content.decode()
    assert not CriterionChange.objects.exists()


def test_a_criterion_that_is_not_there_is_not_found(groningen, editor, client):
    assert client.get(path(groningen, "vision", "weg")).status_code == 404
    assert client.get(path(groningen, "weg", "horizon")).status_code == 404


def test_who_may_not_change_them_sees_no_way_to(groningen, manager, client):
    client.force_login(manager)

    assert "Aanpassen</a>" not in listing(groningen, client)


def test_the_page_asks_as_much_with_many_changes(groningen, editor, client):
    address = tenancy.path(groningen, "criteria:listing")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    told = {"factor": "precision", "criterion": "target_group", "reason": WHY, "by": editor, "made_at": NOON}
    for number, share in enumerate(("0.81", "0.82", "0.83"), 1):
        CriterionChange.objects.create(number=number, met=share, **told)

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(few) == len(many)


@pytest.mark.parametrize("role", sorted(access.PERMISSIONS["monitoring.edit_criteria"]))
def test_who_may_edit_the_criteria_reads_their_page_and_opens_their_forms(groningen, client, role):
    client.force_login(make_user("iemand", groningen, role))

    answers = [
        client.get(address).status_code for address in (tenancy.path(groningen, "criteria:listing"), path(groningen))
    ]

    assert answers == [200, 200]


def test_who_may_edit_them_in_one_wijkaanpak_reads_those_of_the_municipality(groningen, client):
    director = make_user("regisseur", groningen)
    ProgrammeRoleFactory(user=director, role=Role.PROCESS_DIRECTOR)
    client.force_login(director)

    assert client.get(tenancy.path(groningen, "criteria:listing")).status_code == 200
