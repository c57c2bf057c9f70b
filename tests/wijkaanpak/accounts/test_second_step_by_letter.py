"""The first second step of whoever was invited: only where a link from a letter to them was opened."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.wijkaanpak.accounts.test_second_factor import code
from wijkaanpak import tenancy
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Letter, Role, User

EMAIL, PASSWORD = "marit@groningen.example", "een lang wachtwoord"
SET_UP, WORK, RESET = "/account/2fa/totp/activate/", "/groningen/beheer/", "/account/password/reset/"


@pytest.fixture
def link(groningen):
    """Of an invitation to a municipality that asks for two steps."""
    groningen.requires_second_factor = True
    groningen.save()
    with tenancy.municipality(groningen):
        invitations.invite(email=EMAIL, name="Marit", role=Role.ADMINISTRATOR, by=None, at=timezone.now())
    return re.search(r"/account/uitnodiging/\S+", Letter.objects.get().body)[0]


def opens(link):
    """A browser in which the link of the letter is opened."""
    client = Client()
    client.get(link, follow=True)
    return client


def accept(client):
    client.post("/account/uitnodiging/", {"password": PASSWORD, "repeated": PASSWORD})


def sign_in(client, email=EMAIL, password=PASSWORD):
    client.post("/account/login/", {"login": email, "password": password})
    client.post("/account/reauthenticate/", {"password": password})
    return client


def may_set_up(client):
    answer = client.get(SET_UP)
    assert answer.status_code in (200, 403)
    return answer.status_code == 200


@pytest.fixture
def invited(link):
    """The browser of somebody who just chose a password with the link."""
    client = opens(link)
    accept(client)
    return client


def test_where_the_link_was_opened_the_second_step_is_set_up(invited):
    assert may_set_up(sign_in(invited))


def test_who_learnt_the_password_alone_sets_none_up_and_hears_how_its_owner_does(invited):
    thief = sign_in(Client())

    answer = thief.get(WORK, follow=True)
    sent = thief.post(SET_UP, {"code": "000000"})

    assert answer.redirect_chain == [(SET_UP, 302)]
    assert "Open eerst de link uit uw brief" in answer.content.decode()
    assert (answer.status_code, sent.status_code) == (403, 403)
    assert not Authenticator.objects.exists()


def test_the_link_opens_another_browser_too_until_the_second_step_is_there(invited, link):
    later = opens(link)
    assert may_set_up(sign_in(later))
    totp.TOTP.activate(User.objects.get(email=EMAIL), totp.generate_totp_secret())
    User.objects.update(second_step_by_letter=False)

    assert Client().get(link, follow=True).status_code == 410


def test_a_letter_for_a_new_password_does_as_well(invited):
    browser, new = sign_in(Client()), "een fiets vol tulpenbollen"
    browser.post(RESET, {"email": EMAIL})
    letter = re.search(r"/account/password/reset/key/\S+", Letter.objects.order_by("-pk").first().body)[0]

    browser.post(browser.get(letter)["Location"], {"password1": new, "password2": new})

    assert may_set_up(sign_in(browser, password=new))


def test_the_letter_of_one_person_is_not_one_of_another(invited, manager):
    User.objects.filter(pk=manager.pk).update(second_step_by_letter=True)

    assert not may_set_up(sign_in(invited, manager.email, "lang genoeg 1"))


def test_who_has_made_one_needs_no_letter_for_the_next(transactional_db, link):
    client = opens(link)
    accept(client)
    secret = sign_in(client).get(SET_UP).context["form"].secret

    client.post(SET_UP, {"code": code(secret)})

    assert not User.objects.get(email=EMAIL).second_step_by_letter


def test_who_lost_it_gets_a_letter_that_says_how(manager):
    totp.TOTP.activate(manager, totp.generate_totp_secret())

    call_command("forget_second_step", manager.email)

    assert "kies eerst een nieuw wachtwoord op de pagina hieronder" in Letter.objects.get().body
    assert not may_set_up(sign_in(Client(), manager.email, "lang genoeg 1"))


def test_who_was_there_before_is_asked_for_no_letter(manager):
    assert may_set_up(sign_in(Client(), manager.email, "lang genoeg 1"))
