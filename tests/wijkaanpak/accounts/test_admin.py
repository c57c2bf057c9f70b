"""Who keeps the platform says which municipalities may bring in what all see."""

from allauth.mfa.totp.internal import auth as totp
from django.contrib import admin
from django.test import Client

from wijkaanpak.accounts.models import Municipality, User


def keeper() -> Client:
    client = Client()
    user = User.objects.create_superuser("platform@example.nl", "lang genoeg 1", name="Platform")
    totp.TOTP.activate(user, totp.generate_totp_secret())
    client.force_login(user)
    return client


def test_the_platform_marks_a_municipality(other_municipality):
    page = f"/platform/accounts/municipality/{other_municipality.pk}/change/"

    sent = {"name": "Voorbeeldstad", "slug": "voorbeeldstad", "code": "GM0363", "shares_figures": "on"}
    response = keeper().post(page, sent)

    assert response.status_code == 302
    assert Municipality.objects.get(pk=other_municipality.pk).may_share


def test_a_municipality_is_not_removed_with_a_click(other_municipality):
    assert keeper().get(f"/platform/accounts/municipality/{other_municipality.pk}/delete/").status_code == 403


def test_colleagues_of_a_municipality_do_not_come_there(client, manager):
    client.force_login(manager)

    assert client.get("/platform/accounts/municipality/").status_code in (302, 403, 404)


def test_who_works_alone_may_and_with_others_who_was_asked(groningen):
    groningen.shares_figures = False
    alone = groningen.may_share

    Municipality.objects.create(slug="later", name="Later")

    assert (alone, groningen.may_share) == (True, False)


def test_it_holds_reference_data_alone(client):
    client.get("/platform/")  # what packages put there is taken away where the addresses are

    assert {model._meta.label for model in admin.site._registry} == {
        "accounts.Municipality",
        "programmes.Challenge",
        "programmes.GuidingPrinciple",
    }
