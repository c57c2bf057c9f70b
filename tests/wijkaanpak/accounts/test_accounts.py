"""People, their sign-in and the second step."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import RequestFactory

from tests.conftest import make_user
from wijkaanpak.accounts.middleware import SecondFactorMiddleware
from wijkaanpak.accounts.models import Municipality, MunicipalityRole, Role, User


def test_an_address_counts_once_in_any_case(groningen):
    make_user("anna", groningen)

    with pytest.raises(IntegrityError):
        User.objects.create_user("ANNA@groningen.example", name="Anna")


def test_the_database_refuses_a_code_that_is_not_of_cbs(db):
    with pytest.raises(IntegrityError):
        Municipality.objects.create(name="X", slug="x", code="GM14")


def test_the_database_refuses_an_unknown_role(groningen, reader):
    with pytest.raises(IntegrityError):
        MunicipalityRole.objects.create(user=reader, role="koning")


def test_signing_in_leads_to_the_work_of_the_own_municipality(client, groningen, manager):
    response = client.post("/account/login/", {"login": manager.email, "password": "lang genoeg 1"})

    assert response.status_code == 302
    assert response["Location"] == "/groningen/beheer/begin/"


def test_a_wrong_password_is_explained_without_telling_who_exists(client, groningen, manager):
    known = client.post("/account/login/", {"login": manager.email, "password": "fout wachtwoord"})
    unknown = client.post("/account/login/", {"login": "niemand@x.example", "password": "fout wachtwoord"})

    assert known.context["form"].errors == unknown.context["form"].errors
    assert known.context["form"].errors


def test_nobody_makes_an_account_by_themselves(client, db):
    client.post(
        "/account/signup/", {"email": "nieuw@x.example", "password1": "lang genoeg 1", "password2": "lang genoeg 1"}
    )

    assert not User.objects.exists()


@pytest.fixture
def second_factor(groningen):
    groningen.requires_second_factor = True
    return SecondFactorMiddleware(lambda request: HttpResponse())


def ask(middleware, user, municipality, view, path="/"):
    request = RequestFactory().get(path)
    request.user, request.municipality = user, municipality
    request._messages = type("Messages", (), {"add": lambda *args: None})()
    return middleware.process_view(request, view, (), {})


def closed(request):
    return HttpResponse()


def test_no_page_before_the_second_step_is_set_up(second_factor, groningen, manager):
    response = ask(second_factor, manager, groningen, closed)

    assert response["Location"] == "/account/2fa/totp/activate/"


def test_with_a_second_step_the_page_opens(second_factor, groningen, manager):
    totp.TOTP.activate(manager, totp.generate_totp_secret())

    assert ask(second_factor, manager, groningen, closed) is None


def test_public_pages_ask_no_second_step(second_factor, groningen, manager):
    assert ask(second_factor, manager, groningen, login_not_required(closed)) is None


@pytest.fixture
def keeper(db):
    """Keeps the reference data of the platform; works for no municipality."""
    return User.objects.create_superuser("keeper@platform.example", "lang genoeg 1", name="Keeper")


def test_the_platform_asks_a_second_step_of_its_own_people(client, keeper):
    client.force_login(keeper)

    before = client.get("/platform/")
    totp.TOTP.activate(keeper, totp.generate_totp_secret())

    assert (before.status_code, before["Location"]) == (302, "/account/2fa/totp/activate/")
    assert client.get("/platform/").status_code == 200


def test_somebody_of_the_platform_can_set_the_second_step_up(second_factor, keeper):
    assert ask(second_factor, keeper, None, closed, path="/account/2fa/totp/activate/") is None


def test_roles_are_one_of_seven():
    assert len(Role) == 7
