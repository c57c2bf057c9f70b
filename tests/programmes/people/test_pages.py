"""People and their roles: invited, with an end, deputised, and gone; never without an administrator."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes import access
from programmes.access_words import WORDS, may_do
from programmes.models import Event, PhaseActivity, ProgrammeRole
from tests.conftest import make_user
from tests.support.factories import MembershipFactory, PhaseActivityFactory, ProgrammeFactory
from tests.support.rights import rights_of
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Invitation, Letter, MunicipalityRole, Role, User


@pytest.fixture
def administrator(groningen):
    return make_user("beheerder", groningen, Role.ADMINISTRATOR)


@pytest.fixture
def browser(administrator):
    return client_of(administrator)


@pytest.fixture
def path(groningen):
    return lambda page, **where: tenancy.path(groningen, f"people:{page}", **where)


@pytest.fixture
def invited(browser, path):
    def send(**said):
        answers = {"name": "Sanne Bos", "email": "sanne@wijkraad.example", "role": "partner", **said}
        return browser.post(path("invite"), answers)

    return send


def kinds():
    return sorted(Event.objects.filter(kind__startswith="role.").values_list("kind", flat=True))


class TestOrganisation:
    """A partner account says which organisation it speaks for: that decides what is theirs to see and change."""

    def test_it_is_chosen_with_the_invitation_and_stands_with_the_role(self, invited, programme, browser, path):
        membership = MembershipFactory(programme=programme, partner__name="Nijestee")

        invited(programme=programme.pk, membership=membership.pk)

        user = User.objects.get(email="sanne@wijkraad.example")
        membership.refresh_from_db()
        assert membership.user == user
        assert Event.objects.filter(kind="membership.edited", subject_id=membership.pk).exists()
        assert "voor Nijestee" in browser.get(path("detail", pk=user.pk)).content.decode()

    def test_who_is_a_partner_already_gets_it_on_their_own_page(self, programme, browser, path, partner_user):
        membership = MembershipFactory(programme=programme, partner__name="Nijestee")
        answers = {"role": "partner", "programme": programme.pk, "membership": membership.pk}

        assert browser.post(path("detail", pk=partner_user.pk), answers).status_code == 302

        membership.refresh_from_db()
        assert membership.user == partner_user

    def test_it_goes_with_the_role_and_the_wijkaanpak_and_belongs_to_one(self, invited, programme, groningen):
        elsewhere, taken = (
            MembershipFactory(programme=ProgrammeFactory(slug="beijum", name="Beijum")),
            MembershipFactory(programme=programme, user=make_user("ander", groningen, Role.READER)),
        )
        own = MembershipFactory(programme=programme)

        answers = [
            invited(programme=programme.pk, membership=elsewhere.pk),
            invited(programme=programme.pk, membership=taken.pk),
            invited(role="reader", programme=programme.pk, membership=own.pk),
        ]

        told = ["doet mee in Beijum", "Kies iets uit de lijst.", "hoort bij de rol partner"]
        assert [answer.status_code for answer in answers] == [422] * 3
        assert [words in answer.content.decode() for words, answer in zip(told, answers, strict=True)] == [True] * 3
        assert not User.objects.filter(email="sanne@wijkraad.example").exists()


class TestInvite:
    def test_a_partner_is_invited_to_one_wijkaanpak_until_a_day(self, invited, programme, path, browser):
        until = timezone.localdate() + timedelta(days=90)

        answer = invited(programme=programme.pk, ends_on=until.isoformat())

        user = User.objects.get(email="sanne@wijkraad.example")
        granted = ProgrammeRole.objects.get(user=user)
        assert answer["Location"] == path("listing")
        assert (granted.programme, granted.role, granted.ends_on) == (programme, "partner", until)
        assert not MunicipalityRole.objects.filter(user=user).exists()
        assert Invitation.objects.get(user=user).letters == 1
        assert kinds() == ["role.granted"]
        page = browser.get(path("listing")).content.decode()
        assert "Sanne Bos" in page
        assert "nog geen wachtwoord gekozen" in page

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"role": "partner"}, "Een partner hoort bij één wijkaanpak."),
            ({"role": "reader", "email": "sanne"}, "Dit e-mailadres klopt niet."),
            ({"role": "reader", "ends_on": "2020-01-01"}, "Kies vandaag of een latere dag."),
            ({"role": "reader", "name": ""}, "Vul de naam in."),
        ],
    )
    def test_what_cannot_be_is_refused_in_words(self, invited, programme, said, words):
        answer = invited(**said)

        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert not Invitation.objects.exists()

    def test_a_letter_can_be_sent_again(self, invited, browser, path, programme):
        invited(programme=programme.pk)
        user = User.objects.get(email="sanne@wijkraad.example")

        browser.post(path("send_again", pk=user.pk))

        assert Invitation.objects.get().letters == 2


class TestRoles:
    def test_a_role_ends_by_itself_after_its_last_day(self, programme, groningen, reader):
        yesterday = timezone.localdate() - timedelta(days=1)
        MunicipalityRole.objects.filter(user=reader).update(ends_on=yesterday)

        assert access.roles(reader, programme) == frozenset()
        assert client_of(reader).get(tenancy.path(groningen, "phases:board", slug=programme.slug)).status_code == 404

    def test_on_its_last_day_it_still_holds(self, programme, reader):
        MunicipalityRole.objects.filter(user=reader).update(ends_on=timezone.localdate())

        assert access.roles(reader, programme) == {Role.READER}

    def test_one_more_role_comes_with_a_letter_and_a_line_in_the_logbook(self, browser, path, reader):
        browser.post(path("detail", pk=reader.pk), {"role": "council_clerk"})

        assert access.roles(reader) == {Role.READER, Role.COUNCIL_CLERK}
        assert kinds() == ["role.granted"]
        assert [letter.to for letter in Letter.objects.all()] == [reader.email]

    def test_a_role_that_ended_can_be_given_again(self, browser, path, reader, manager):
        granted = MunicipalityRole.objects.get(user=reader)
        browser.post(path("detail", pk=reader.pk), {"role": "council_clerk"})
        browser.post(path("end_role", pk=reader.pk, key=f"g{granted.pk}"))
        assert access.roles(reader) == {Role.COUNCIL_CLERK}

        browser.post(path("detail", pk=reader.pk), {"role": "reader"})

        assert access.roles(reader) == {Role.READER, Role.COUNCIL_CLERK}
        assert kinds() == ["role.granted", "role.granted", "role.withdrawn"]

    def test_the_last_administrator_stays(self, browser, path, administrator):
        granted = MunicipalityRole.objects.get(user=administrator)

        answers = [
            browser.post(path("end_role", pk=administrator.pk, key=f"g{granted.pk}"), follow=True),
            browser.post(path("depart", pk=administrator.pk), {"sure": "on"}),
            browser.post(path("detail", pk=administrator.pk), {"role": "administrator", "ends_on": "2099-01-01"}),
        ]

        assert ["Dit is de laatste beheerder." in answer.content.decode() for answer in answers] == [True] * 3
        assert access.roles(administrator) == {Role.ADMINISTRATOR}

    def test_with_another_administrator_the_first_may_go(self, browser, path, administrator, groningen):
        make_user("tweede", groningen, Role.ADMINISTRATOR)

        browser.post(path("depart", pk=administrator.pk), {"sure": "on"})

        assert access.roles(administrator) == frozenset()

    def test_the_key_of_somebody_elses_role_is_no_key(self, browser, path, reader, manager):
        other = MunicipalityRole.objects.get(user=manager)

        for key in (f"g{other.pk}", "x1", "g0"):
            assert browser.post(path("end_role", pk=reader.pk, key=key)).status_code == 404
        assert access.roles(manager) == {Role.PROGRAMME_MANAGER}


class TestLeave:
    def test_a_deputy_has_the_roles_until_the_day(self, browser, path, manager, reader, programme):
        until = timezone.localdate() + timedelta(days=14)

        browser.post(path("deputise", pk=manager.pk), {"deputy": reader.pk, "until": until.isoformat()})

        granted = MunicipalityRole.objects.get(user=reader, role=Role.PROGRAMME_MANAGER)
        assert granted.ends_on == until
        assert rights_of(reader, programme).may("programmes.change_phase")

    def test_who_leaves_hands_over_what_is_theirs(self, browser, path, manager, reader, programme):
        activity = PhaseActivityFactory(programme=programme, owner=manager)
        refused = browser.post(path("depart", pk=manager.pk), {"sure": "on"})

        browser.post(path("depart", pk=manager.pk), {"successor": reader.pk, "sure": "on"})

        assert "Er staan nog 1 dingen op naam" in refused.content.decode()
        assert PhaseActivity.objects.get(pk=activity.pk).owner == reader
        assert access.roles(manager) == frozenset()
        assert browser.get(path("detail", pk=manager.pk)).status_code == 404

    def test_who_left_is_signed_out(self, browser, path, manager, groningen, programme):
        client = client_of(manager)
        page = tenancy.path(groningen, "phases:board", slug=programme.slug)
        assert client.get(page).status_code == 200

        browser.post(path("depart", pk=manager.pk), {"sure": "on"})

        assert client.get(page).status_code == 302


def test_what_a_role_may_do_is_said_from_the_table_itself(browser, path):
    page = browser.get(path("listing")).content.decode()

    assert WORDS.keys() == access.PERMISSIONS.keys()
    assert "het logboek lezen" in may_do(Role.COUNCIL_CLERK)
    assert "het logboek lezen" not in may_do(Role.PARTNER)
    assert "Over de fase besluiten" in page


class TestLetterThatDidNotArrive:
    """Who invited somebody sees that the letter did not arrive, and sends it to the right address."""

    @pytest.fixture
    def missed(self, invited):
        invited(role="reader")
        user = User.objects.get(email="sanne@wijkraad.example")
        Letter.objects.update(undeliverable_at=timezone.now(), body="", refusal="550 5.1.1")
        return user

    def test_the_list_and_the_page_say_so(self, missed, browser, path):
        assert "brief kwam niet aan" in browser.get(path("listing")).text
        shown = browser.get(path("detail", pk=missed.pk)).text
        assert "Een brief kwam niet aan" in shown
        assert path("address", pk=missed.pk) in shown

    def test_a_corrected_address_gets_the_invitation(self, missed, browser, path):
        browser.post(path("address", pk=missed.pk), {"email": "Sanne@wijkraad.nl"})

        missed.refresh_from_db()
        (letter,) = Letter.objects.all()
        assert missed.email == letter.to == "sanne@wijkraad.nl"
        assert (letter.undeliverable_at, "uitnodiging/" in letter.body or "http" in letter.body) == (None, True)
        assert "brief kwam niet aan" not in browser.get(path("listing")).text

    def test_the_address_of_somebody_else_is_refused(self, missed, browser, path, administrator):
        refused = browser.post(path("address", pk=missed.pk), {"email": administrator.email})

        assert refused.status_code == 422
        assert "Iemand anders heeft dit adres al" in refused.text
        missed.refresh_from_db()
        assert missed.email == "sanne@wijkraad.example"

    def test_who_came_in_keeps_the_own_address(self, missed, browser, path):
        User.objects.filter(pk=missed.pk).update(is_active=True)

        assert browser.get(path("address", pk=missed.pk)).status_code == 404
        assert "Vraag deze persoon om het e-mailadres na te kijken" in browser.get(path("detail", pk=missed.pk)).text
