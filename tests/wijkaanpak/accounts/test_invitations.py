"""Inviting somebody: the account waits, the link works once and for as long as it says, and the letter goes out."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.conftest import NOON, make_user
from wijkaanpak import tenancy
from wijkaanpak.accounts import invitations, letters
from wijkaanpak.accounts.models import Invitation, Letter, MunicipalityRole, Role, User

PASSWORD = "een lang wachtwoord"
LINK = re.compile(r"https?://\S+?(/account/uitnodiging/\S+)")


def invite(email="marit@groningen.example", role=Role.ADMINISTRATOR, at=NOON, by=None):
    return invitations.invite(email=email, name="Marit de Vries", role=role, by=by, at=at)


def tokens():
    """Of all letters that wait, in the order they were written."""
    return [LINK.search(letter.body)[1].strip("/").split("/")[-1] for letter in Letter.objects.order_by("pk")]


def roles_of(user):
    return set(MunicipalityRole.objects.filter(user=user).values_list("role", flat=True))


def test_the_account_has_its_role_and_cannot_be_used(groningen):
    invitation = invite(" Marit@Groningen.example ")

    user = invitation.user
    assert (user.email, user.name, user.home) == ("marit@groningen.example", "Marit de Vries", groningen)
    assert (user.is_active, user.has_usable_password()) == (False, False)
    assert roles_of(user) == {"administrator"}


def test_the_letter_says_who_asks_for_what_and_until_when(groningen, manager):
    invite(by=manager)

    letter = Letter.objects.get()
    assert letter.to == "marit@groningen.example"
    assert letter.subject == "Kom werken in Wijkaanpak voor Groningen"
    assert "Manager nodigt u uit om mee te werken in Wijkaanpak, voor Groningen." in letter.body
    assert "de rol ‘beheerder’" in letter.body
    assert "tot 16 november 2026" in letter.body.replace("\N{NO-BREAK SPACE}", " ")


def test_a_name_stands_in_the_letter_as_it_is_written(groningen):
    invitations.invite(email="a@x.example", name="Anna d'Arcy & zoon", role=Role.READER, by=None, at=NOON)

    assert "Beste Anna d'Arcy & zoon," in Letter.objects.get().body


@pytest.mark.parametrize("asks", [True, False])
def test_the_letter_speaks_of_two_steps_where_they_are_asked(groningen, asks):
    groningen.requires_second_factor = asks
    groningen.save()

    invite()

    assert ("twee stappen" in Letter.objects.get().body) == asks


def test_the_letter_goes_the_way_of_all_letters_about_accounts(groningen, monkeypatch):
    monkeypatch.setattr("wijkaanpak.accounts.adapter.timezone.now", lambda: NOON)
    invite()

    letters.send(Letter.objects.get().pk, at=NOON + timedelta(hours=1))

    assert [message.to for message in mail.outbox] == [["marit@groningen.example"]]
    assert not Letter.objects.exists()


def test_the_link_opens_the_account_with_the_password_somebody_chose(groningen):
    invite()
    [token] = tokens()

    invitations.accept(token, password=PASSWORD, at=NOON)

    user = User.objects.get(email="marit@groningen.example")
    assert user.is_active
    assert user.check_password(PASSWORD)
    assert Invitation.objects.get().accepted_at == NOON


def test_the_link_works_once(groningen):
    invite()
    [token] = tokens()
    invitations.accept(token, password=PASSWORD, at=NOON)

    with pytest.raises(invitations.LinkOver):
        invitations.accept(token, password="een ander wachtwoord", at=NOON)

    assert User.objects.get(email="marit@groningen.example").check_password(PASSWORD)


def test_the_link_works_until_the_moment_it_says(groningen):
    invitation = invite()
    [token] = tokens()

    assert invitations.opened(token, at=invitation.expires_at - timedelta(seconds=1)).user == invitation.user
    with pytest.raises(invitations.LinkOver):
        invitations.opened(token, at=invitation.expires_at)
    with pytest.raises(invitations.LinkOver):
        invitations.accept(token, password=PASSWORD, at=invitation.expires_at)


def test_a_newer_letter_replaces_the_older_link_and_its_term(groningen):
    invitation = invite()

    invitations.send_again(invitation, by=None, at=NOON + timedelta(days=20))

    first, second = tokens()
    assert invitations.opened(second, at=NOON + timedelta(days=21)).letters == 2
    with pytest.raises(invitations.LinkOver):
        invitations.opened(first, at=NOON)


def test_what_was_accepted_is_not_sent_again(groningen):
    invitation = invite()
    invitations.accept(*tokens(), password=PASSWORD, at=NOON)

    with pytest.raises(invitations.AlreadyAccepted):
        invitations.send_again(invitation, by=None, at=NOON)


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: "x" + token, lambda token: "", str.upper])
def test_a_link_that_we_did_not_sign_opens_nothing(groningen, change):
    invite()
    [token] = tokens()

    with pytest.raises(invitations.LinkOver):
        invitations.opened(change(token), at=NOON)


def test_who_waits_can_get_a_second_role_with_a_new_letter(groningen):
    invite()

    invitation = invite(role=Role.PROGRAMME_MANAGER)

    assert roles_of(invitation.user) == {"administrator", "programme_manager"}
    assert (Invitation.objects.get().letters, Invitation.objects.get().role) == (2, "programme_manager")


def test_who_signs_in_already_gets_the_role_and_hears_of_it(groningen, other_municipality):
    colleague = make_user("anna", other_municipality, Role.READER)

    invitation = invite(colleague.email, role=Role.PARTNER)

    assert invitation is None
    assert roles_of(colleague) == {"partner"}
    assert "Log in met het account dat u al hebt" in Letter.objects.get().body
    assert "/groningen/beheer/" in Letter.objects.get().body
    colleague.refresh_from_db()
    assert colleague.is_active
    assert colleague.home == other_municipality


def test_another_municipality_does_not_see_whom_we_invited(groningen, other_municipality):
    invite()

    with tenancy.municipality(other_municipality):
        assert not Invitation.objects.exists()


def test_a_waiting_account_gets_no_letter_to_choose_a_new_password(groningen, client):
    invite()
    Letter.objects.all().delete()

    client.post("/account/password/reset/", {"email": "marit@groningen.example"})

    assert "Er is geen account" in Letter.objects.get().body


# -- The page ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def link(groningen):
    """The address in a letter of today."""
    invite(at=timezone.now())
    return LINK.search(Letter.objects.get().body)[1]


def test_the_secret_leaves_the_address_at_once(client, link):
    response = client.get(link)

    assert (response.status_code, response["Location"]) == (302, "/account/uitnodiging/")
    assert client.cookies["uitnodiging"]["httponly"]


def test_the_page_greets_and_opening_it_changes_nothing(client, link):
    page = client.get(link, follow=True).content.decode()

    assert "Welkom, Marit de Vries." in page
    assert "marit@groningen.example" in page
    assert Invitation.objects.get().accepted_at is None


def test_a_password_is_chosen_and_the_way_leads_to_the_door_of_the_municipality(client, link, groningen):
    client.get(link)

    response = client.post("/account/uitnodiging/", {"password": PASSWORD, "repeated": PASSWORD})

    assert response["Location"] == "/account/login/?next=%2Fgroningen%2Fbeheer%2F"
    login = client.post(response["Location"], {"login": "marit@groningen.example", "password": PASSWORD})
    assert login["Location"] == "/groningen/beheer/"


def test_whoever_used_this_browser_before_is_signed_out(client, link, manager):
    client.force_login(manager)
    client.get(link)

    client.post("/account/uitnodiging/", {"password": PASSWORD, "repeated": PASSWORD})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("first", "second", "complaint"),
    [
        ("kort", "kort", "te kort. Gebruik minstens 12 tekens"),
        (PASSWORD, "iets anders 123", "Vul twee keer hetzelfde in"),
        ("marit@groningen.example", "marit@groningen.example", "lijkt te veel op"),
        ("q1w2e3r4t5y6", "q1w2e3r4t5y6", "te algemeen"),
        ("", "", "Kies een wachtwoord"),
    ],
)
def test_a_password_that_will_not_do_is_explained(client, link, first, second, complaint):
    client.get(link)

    response = client.post("/account/uitnodiging/", {"password": first, "repeated": second})

    assert response.status_code == 422
    assert complaint in str(response.context["form"].errors)
    assert Invitation.objects.get().accepted_at is None


def test_a_link_that_is_over_says_what_to_do(client, link, groningen):
    client.get(link)
    Invitation.objects.update(accepted_at=NOON)

    response = client.get("/account/uitnodiging/")

    assert response.status_code == 410
    assert "Vraag dan een nieuwe uitnodiging aan de beheerder" in response.content.decode()
