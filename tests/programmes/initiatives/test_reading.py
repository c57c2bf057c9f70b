"""Somebody reads an idea before it is public, and who sees its applicant is what the form says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import translation

from programmes import access, initiatives
from programmes.models import Initiative
from programmes.workspace import my_work
from tests.conftest import make_user
from tests.support.factories import NOON, TODAY, InitiativeFactory
from tests.support.rights import rights_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


@pytest.fixture
def new(programme):
    """Confirmed this morning; its applicant wants it on the site."""
    return InitiativeFactory(programme=programme, title="Taxi", consent_to_publish=True, confirmed_at=NOON, unread=True)


def ways(groningen, initiative):
    kwargs = {"slug": initiative.programme.slug, "pk": initiative.pk}
    return [tenancy.path(groningen, f"initiatives:{name}", **kwargs) for name in ("detail", "read")]


def test_reading_puts_it_on_the_site_and_takes_it_off(groningen, new, manager, client):
    client.force_login(manager)
    detail, read = ways(groningen, new)
    assert "Nog niemand heeft gezegd dat dit idee is gelezen" in client.get(detail).content.decode()

    shown = client.post(read, {"answer": "publish"}, follow=True).content.decode()
    assert list(Initiative.objects.published()) == [new]
    assert "Nog niemand heeft gezegd dat dit idee is gelezen" not in shown
    assert "Haal van de website" in shown

    client.post(read, {"answer": "keep"})
    assert not Initiative.objects.published().exists()
    kinds = list(new.programme.log.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["initiative.published", "initiative.unpublished"]


def test_what_the_applicant_keeps_private_is_read_and_stays_so(groningen, programme, manager, client):
    private = InitiativeFactory(programme=programme, unread=True)
    client.force_login(manager)
    detail, read = ways(groningen, private)
    assert "zet op de website" not in client.get(detail).content.decode()

    refused = client.post(read, {"answer": "publish"}, follow=True).content.decode()
    client.post(read, {"answer": "keep"})

    private.refresh_from_db()
    assert "Dit idee kan niet op de website" in refused
    assert (private.read_at is not None, private.published_at) == (True, None)


def test_an_unconfirmed_idea_is_not_read_yet(programme, manager):
    with pytest.raises(initiatives.NotAllowed):
        initiatives.read(InitiativeFactory(programme=programme, idea=True), publish=False, by=manager, at=NOON)


def test_the_database_holds_nothing_public_that_nobody_read(new):
    new.published_at = NOON

    with pytest.raises(IntegrityError):
        new.save()


def test_a_new_idea_waits_to_be_read_within_a_week(new, manager):
    rights = rights_of(manager, new.programme)

    waiting = [work for work in my_work.mine_here(rights, new.programme, TODAY) if work.kind.key == "initiative_unread"]
    assert [(work.title, work.due_on) for work in waiting] == [("Taxi", TODAY + timedelta(days=7))]

    initiatives.read(new, publish=False, by=manager, at=NOON)
    left = my_work.mine_here(rights, new.programme, TODAY)
    assert "initiative_unread" not in [work.kind.key for work in left]


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.PROGRAMME_MANAGER, True), (Role.PROFESSIONAL, True), (Role.PROCESS_DIRECTOR, False)],
)
def test_name_and_address_are_seen_by_whom_the_table_names(groningen, new, client, role, sees):
    client.force_login(make_user("iemand", groningen, role))
    page = client.get(ways(groningen, new)[0]).content.decode()

    assert (role in access.PERMISSIONS["programmes.view_applicant"]) is sees
    assert (new.applicant_email in page) is sees
    assert ("Fatima" in page) is sees


def test_the_form_says_who_sees_them(groningen, programme, client):
    page = client.get(tenancy.path(groningen, "initiatives:submit")).content.decode()

    assert "Alleen medewerkers van de gemeente" not in page
    assert access.who_sees_applicant() in page


def test_the_sentence_is_made_from_the_table(monkeypatch):
    assert access.who_sees_applicant() == (
        "Alleen deze mensen zien uw naam en e-mailadres: de manager van de wijkaanpak, de medewerkers in de wijk. "
        "Zij werken bij de gemeente of bij een organisatie die meedoet, zoals het welzijnswerk."
    )

    monkeypatch.setitem(access.PERMISSIONS, "programmes.view_applicant", frozenset({Role.PROGRAMME_MANAGER}))
    assert access.who_sees_applicant().endswith("de manager van de wijkaanpak. Zij werken bij de gemeente.")

    monkeypatch.setitem(access.PERMISSIONS, "programmes.view_applicant", frozenset(Role))
    assert all(str(words) in access.who_sees_applicant() for words in access.RESIDENTS_SAY.values())


@pytest.mark.parametrize("language", ["en", "tr", "ar", "pl", "uk"])
def test_the_sentence_is_there_in_every_language(language):
    dutch = access.who_sees_applicant()

    with translation.override(language):
        told = access.who_sees_applicant()

    assert told != dutch
    assert not any(word in told for word in ("mensen", "wijkaanpak", "gemeente"))


def test_what_is_rejected_is_not_said_to_be_on_the_site(groningen, programme, manager, client):
    rejected = InitiativeFactory(programme=programme, published=True, rejected=True)
    client.force_login(manager)

    page = client.get(ways(groningen, rejected)[0]).content.decode()

    assert "Op de website sinds" not in page
    assert "Haal van de website" not in page
