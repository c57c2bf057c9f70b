"""The pages of a record, on stakeholders: the list, one of them, its form, and what happened to it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from programmes import analyses, logbook, saving
from programmes.models import Draft, Event, Stakeholder
from tests.support.factories import StakeholderFactory
from tests.support.world import client_of
from wijkaanpak import tenancy


@pytest.fixture
def path(groningen, programme):
    def of(page, row=None):
        where = {"slug": programme.slug} | ({"pk": row.pk} if row else {})
        return tenancy.path(groningen, f"stakeholders:{page}", **where)

    return of


@pytest.fixture
def browser(manager):
    return client_of(manager)


@pytest.fixture
def school(programme):
    return StakeholderFactory(programme=programme, name="Basisschool De Boei", stake="Rust op het plein", influence=2)


ANSWERS = {"name": "Speeltuinvereniging", "kind": "residents", "stake": "Een hek", "interest": 3, "influence": 1}


def answers(row=None, **other):
    stored = {name: getattr(row, name) for name in ANSWERS} | {"seen": saving.token(row)} if row else ANSWERS
    return stored | other


def ticket(browser, address):
    return re.search(r'name="ticket" value="([^"]+)"', browser.get(address).content.decode())[1]


class TestList:
    def test_it_says_how_many_there_are_and_leads_to_each(self, browser, path, school):
        page = browser.get(path("listing")).content.decode()

        assert re.search(r'<h1>Stakeholders <span class="wk-title__count">1</span></h1>', page)
        assert f'<a href="{path("detail", school)}">Basisschool De Boei</a>' in page
        assert f'href="{path("add")}"' in page

    def test_an_empty_list_says_what_it_is_for_and_who_may_begin(self, browser, reader, path, programme):
        asked, read = browser.get(path("listing")), client_of(reader).get(path("listing"))

        assert "dat telt bij draagvlak" in asked.content.decode()
        assert path("add") in asked.content.decode()
        assert path("add") not in read.content.decode()
        assert "Toevoegen kan de" in read.content.decode()
        assert "programmamanager" in read.content.decode()

    def test_it_is_searched_filtered_and_sorted_by_its_address(self, browser, path, programme, school):
        StakeholderFactory(programme=programme, name="Apotheek", kind="entrepreneur", influence=3)
        StakeholderFactory(programme=programme, name="Winkelier", kind="entrepreneur", influence=1)

        def names(query):
            found = browser.get(path("listing") + query).content.decode()
            return re.findall(r'<th scope="row"[^>]*><a href="[^"]*">([^<]*)</a>', found)

        assert names("?zoek=plein") == ["Basisschool De Boei"]
        assert names("?kind=entrepreneur&volgorde=-influence") == ["Apotheek", "Winkelier"]
        assert names("?volgorde=name") == ["Apotheek", "Basisschool De Boei", "Winkelier"]
        assert names("?kind=hackers&volgorde=password") == ["Apotheek", "Basisschool De Boei", "Winkelier"]

    def test_what_is_sorted_says_so(self, browser, path, school):
        page = browser.get(path("listing") + "?volgorde=-name").content.decode()

        assert 'aria-sort="descending"' in page

    def test_it_comes_as_a_file_with_the_rows_that_were_asked_for(self, browser, path, programme, school):
        StakeholderFactory(programme=programme, name="=1+1", kind="entrepreneur")

        csv = browser.get(path("listing") + "?bestand=csv&kind=entrepreneur").getvalue().decode("utf-8-sig")
        book = load_workbook(BytesIO(browser.get(path("listing") + "?bestand=xlsx").content))

        assert csv.splitlines()[0] == "Wie;Soort;Belang;Invloed"
        assert csv.splitlines()[1].startswith("'=1+1;ondernemer;")
        assert len(csv.splitlines()) == 2
        assert sorted(row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)) == [
            "=1+1",
            "Basisschool De Boei",
        ]

    def test_sixty_times_the_rows_ask_as_many_queries(self, browser, path, programme, school):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                page = browser.get(path("listing")).content.decode()
            return sum(query["sql"].startswith("SELECT") for query in queries), page

        few, _page = asked()
        StakeholderFactory.create_batch(60, programme=programme)
        many, page = asked()

        assert few == many <= 10
        assert "1 tot en met 50 van 61" in page
        after = re.search(r'rel="next" href="([^"]+)"', page)[1]
        assert "51 tot en met 61 van 61" in browser.get(path("listing") + after).content.decode()


class TestForm:
    def test_what_was_filled_in_is_stored_once_however_often_it_is_sent(self, browser, path, programme):
        sent = answers(ticket=ticket(browser, path("add")))

        first, second = browser.post(path("add"), sent), browser.post(path("add"), sent)

        row = Stakeholder.objects.get()
        assert first["Location"] == second["Location"] == path("detail", row)
        assert [line.kind for line in logbook.of(row)] == ["stakeholder.mapped"]
        assert "U had dit al verstuurd" in browser.get(second["Location"]).content.decode()

    def test_what_was_changed_on_the_way_back_is_another_sending(self, browser, path, programme):
        shown = ticket(browser, path("add"))

        browser.post(path("add"), answers(ticket=shown))
        browser.post(path("add"), answers(ticket=shown, name="Moskee"))

        assert sorted(row.name for row in Stakeholder.objects.all()) == ["Moskee", "Speeltuinvereniging"]

    def test_what_is_refused_can_be_sent_again(self, browser, path, school):
        shown = ticket(browser, path("add"))

        refused = [browser.post(path("add"), answers(ticket=shown, name=school.name)) for _time in range(2)]
        better = browser.post(path("add"), answers(ticket=shown))

        assert [answer.status_code for answer in refused] == [422, 422]
        assert "Deze stakeholder staat al op de kaart" in refused[1].content.decode()
        assert "<title>Fout:" in refused[1].content.decode()
        assert 'value="Basisschool De Boei"' in refused[1].content.decode()
        assert better.status_code == 302

    def test_a_field_that_is_empty_says_what_to_do(self, browser, path, programme):
        refused = browser.post(path("add"), answers(name=""))

        assert refused.status_code == 422
        assert "Vul in om wie het gaat." in refused.content.decode()

    def test_a_change_stands_in_the_history_with_what_was_and_became(self, browser, path, school):
        browser.post(path("edit", school), answers(school, influence=3))

        page = browser.get(path("history", school)).content.decode()
        assert "<del>gemiddeld</del>" in page
        assert "<ins>groot</ins>" in page
        assert "Stakeholder aangepast" in page

    def test_what_is_about_a_person_is_not_told_in_the_history(self, browser, path, school):
        browser.post(path("edit", school), answers(school, stake="Een geheim"))

        page = browser.get(path("history", school)).content.decode()
        assert "Een geheim" not in page
        assert "het logboek herhaalt de tekst niet" in page

    def test_who_may_not_write_reads_who_may(self, reader, path, school):
        page = client_of(reader).get(path("detail", school)).content.decode()

        assert "Wijzigen kan de" in page
        assert path("edit", school) not in page


class TestTwoAtOnce:
    def test_what_only_one_of_them_touched_goes_together(self, browser, path, school, reader, programme):
        sent = answers(school, stake="Meer rust")
        analyses.edit_stakeholder(school, influence=3, by=reader, at=timezone.now())

        answer = browser.post(path("edit", school), sent)

        school.refresh_from_db()
        assert answer.status_code == 302
        assert (school.stake, school.influence) == ("Meer rust", 3)
        assert "Reader veranderde intussen ook iets: Invloed" in browser.get(answer["Location"]).content.decode()

    def test_what_both_touched_is_shown_as_was_now_and_yours(self, browser, path, school, reader):
        sent = answers(school, stake="Mijn tekst", influence=1)
        analyses.edit_stakeholder(school, stake="Hun tekst", by=reader, at=timezone.now())

        answer = browser.post(path("edit", school), sent)

        page = answer.content.decode()
        assert answer.status_code == 409
        assert [text in page for text in ("Rust op het plein", "Hun tekst", "Mijn tekst")] == [True, True, True]
        assert re.search(r"Reader veranderde dit om \d\d\.\d\d, terwijl u bezig was", page)
        school.refresh_from_db()
        assert (school.stake, school.influence) == ("Hun tekst", 2)

    @pytest.mark.parametrize(("choice", "stake"), [({}, "Mijn tekst"), ({"take_stake": "1"}, "Hun tekst")])
    def test_after_reading_it_is_sent_again_as_chosen(self, browser, path, school, reader, choice, stake):
        sent = answers(school, stake="Mijn tekst", influence=1)
        analyses.edit_stakeholder(school, stake="Hun tekst", by=reader, at=timezone.now())
        seen = re.search(r'name="seen" value="([^"]+)"', browser.post(path("edit", school), sent).content.decode())[1]

        answer = browser.post(path("edit", school), sent | {"seen": seen} | choice)

        school.refresh_from_db()
        assert answer.status_code == 302
        assert (school.stake, school.influence) == (stake, 1)

    def test_what_was_withdrawn_meanwhile_says_so_and_keeps_the_text(self, browser, path, school, reader):
        page = browser.get(path("edit", school))
        assert page.status_code == 200
        analyses.withdraw_stakeholder(school, reason="Bestaat niet meer", by=reader, at=timezone.now())

        answer = browser.post(path("edit", school), answers(school, stake="Nieuw"))

        assert answer.status_code == 409
        assert "Een collega heeft dit net ingetrokken" in answer.content.decode()
        assert "Nieuw</textarea>" in answer.content.decode()
        second = browser.post(path("withdraw", school), {"reason": "Ook gezien"})
        assert second.status_code == 409
        assert re.search(
            r"Reader heeft ‘Basisschool De Boei’ op [^.]+ om \d\d\.\d\d al ingetrokken\.", second.content.decode()
        )
        assert "Ook gezien" in second.content.decode()
        assert "Bestaat niet meer" in browser.get(path("history", school)).content.decode()


class TestDraft:
    def test_what_was_not_sent_is_there_again_for_that_person_alone(self, browser, reader, path, groningen, programme):
        saved = browser.post(
            tenancy.path(groningen, "workspace:draft"), answers(address=path("add"), name="Half af", interest="")
        )

        page = browser.get(path("add")).content.decode()
        again = browser.get(path("add") + "?concept=1").content.decode()
        assert re.fullmatch(r"\d\d\.\d\d", saved.json()["saved"])
        assert "U was hier al aan begonnen" in page
        assert 'value="Half af"' not in page
        assert 'value="Half af"' in again
        assert Draft.objects.get().user.name == "Manager"

    def test_it_goes_when_the_form_is_sent_or_it_is_thrown_away(self, browser, path, groningen, programme):
        for sent in (answers(), {"weggooien": "1"}):
            browser.post(path("add"), answers(name="Half af", draft="1"))
            assert Draft.objects.count() == 1

            browser.post(path("add"), {**sent, "ticket": ticket(browser, path("add"))})

            assert Draft.objects.count() == 0

    def test_a_form_of_another_municipality_is_refused(self, browser, groningen, programme):
        answer = browser.post(tenancy.path(groningen, "workspace:draft"), {"address": "/elders/beheer/x/", "name": "X"})

        assert answer.status_code == 422
        assert not Draft.objects.exists()

    def test_what_no_form_can_hold_is_refused(self, browser, path, groningen, programme):
        answer = browser.post(
            tenancy.path(groningen, "workspace:draft"), {"address": path("add"), "name": "x" * 300_000}
        )

        assert answer.status_code == 422
        assert "te veel" in answer.json()["error"]


class TestUndo:
    def undo_form(self, page):
        return re.search(r'action="([^"]*/ongedaan/)">.*?name="event" value="(\d+)"', page, re.S).groups()

    def test_a_change_can_be_taken_back(self, browser, path, school):
        page = browser.post(path("edit", school), answers(school, influence=3), follow=True).content.decode()
        url, event = self.undo_form(page)

        answer = browser.post(url, {"event": event}, follow=True)

        school.refresh_from_db()
        assert school.influence == 2
        assert "Ongedaan gemaakt" in answer.content.decode()
        assert [line.kind for line in logbook.of(school)] == ["stakeholder.undone", "stakeholder.edited"]

    def test_so_can_a_withdrawal(self, browser, path, school):
        page = browser.post(path("withdraw", school), {"reason": "Per ongeluk gekozen"}, follow=True).content.decode()
        assert not Stakeholder.objects.exists()

        browser.post(*(lambda url, event: (url, {"event": event}))(*self.undo_form(page)))

        assert Stakeholder.objects.get() == school

    def test_not_after_ten_minutes_nor_after_somebody_else(self, browser, path, school, reader, monkeypatch):
        page = browser.post(path("edit", school), answers(school, influence=3), follow=True).content.decode()
        url, event = self.undo_form(page)
        school.refresh_from_db()
        analyses.edit_stakeholder(school, stake="Later", by=reader, at=timezone.now())

        answer = browser.post(url, {"event": event}, follow=True)

        school.refresh_from_db()
        assert (school.influence, school.stake) == (3, "Later")
        assert "niet meer ongedaan te maken" in answer.content.decode()

    def test_not_when_too_long_ago(self, browser, path, school, manager):
        long_ago = timezone.now() - timedelta(minutes=11)
        analyses.edit_stakeholder(school, influence=3, by=manager, at=long_ago)
        event = Event.objects.get(kind="stakeholder.edited")

        browser.post(path("undo", school), {"event": event.pk})

        school.refresh_from_db()
        assert school.influence == 3


def test_how_it_stood_on_a_day_is_told(browser, path, school):
    today = browser.get(path("history", school) + f"?op={timezone.localdate():%Y-%m-%d}").content.decode()
    before = browser.get(path("history", school) + "?op=1999-12-31").content.decode()

    assert "Basisschool De Boei" in today
    assert "Zo stond het op" in today
    assert "Op die dag was dit nog niet vastgelegd." in before
