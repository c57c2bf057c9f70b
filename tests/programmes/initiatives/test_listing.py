"""The list of ideas: what asks attention first, what is late, and the same for ten times as many."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.factories import InitiativeFactory
from wijkaanpak import tenancy

TODAY = timezone.localdate()
FAR = TODAY + timedelta(days=40)


@pytest.fixture
def listed(groningen, programme, manager, client):
    client.force_login(manager)

    def of(query="") -> str:
        address = tenancy.path(groningen, "initiatives:listing", slug=programme.slug)
        answer = client.get(address + query)
        return (answer.getvalue() if "bestand" in query else answer.content).decode("utf-8-sig")

    return of


def titles(page):
    return re.findall(r'<th scope="row"[^>]*><a href="[^"]*">([^<]*)</a>', page)


def test_it_opens_with_what_asks_attention_the_first_term_first(listed, programme):
    InitiativeFactory(programme=programme, title="Heeft de tijd", due_on=FAR)
    InitiativeFactory(programme=programme, title="Verdacht", idea=True, needs_check=True)
    InitiativeFactory(programme=programme, title="Ongelezen", unread=True, due_on=FAR)
    InitiativeFactory(programme=programme, title="Bijna", due_on=TODAY + timedelta(days=3))
    InitiativeFactory(programme=programme, title="Te laat", due_on=TODAY - timedelta(days=1))
    InitiativeFactory(programme=programme, title="Besloten", rejected=True)

    page = listed()

    assert titles(page) == ["Te laat", "Bijna", "Ongelezen", "Verdacht"]
    assert re.findall(r'<span class="wk-due wk-due--late">([^<]*)</span>', page) == ["te laat"]
    assert len(titles(listed("?bekijk=all"))) == 6
    assert set(titles(listed("?bekijk=open"))) == {"Te laat", "Bijna", "Ongelezen", "Heeft de tijd"}


def test_each_row_says_what_comes_next(listed, programme):
    InitiativeFactory(programme=programme, title="Nieuw", unread=True)
    InitiativeFactory(programme=programme, title="Gelezen")
    InitiativeFactory(programme=programme, title="Verdacht", idea=True, needs_check=True)
    InitiativeFactory(programme=programme, title="Afgewezen", rejected=True)

    rows = [line.split(";") for line in listed("?bekijk=all&bestand=csv").splitlines()[1:]]

    assert {row[0]: row[-1] for row in rows} == {
        "Nieuw": "lezen",
        "Gelezen": "besluit nemen",
        "Verdacht": "kijken of het echt is",
        "Afgewezen": "",
    }


def test_it_is_searched_filtered_sorted_and_taken_along(listed, programme):
    InitiativeFactory(
        programme=programme, title="Buurttaxi", due_on=TODAY - timedelta(days=2), amount_asked=Decimal(90)
    )
    InitiativeFactory(programme=programme, title="Soepbus", place="Buurtkamer", due_on=FAR, amount_asked=Decimal(700))
    InitiativeFactory(programme=programme, title="Moestuin", due_on=FAR, rejected=True)

    assert set(titles(listed("?bekijk=all&zoek=buurt"))) == {"Buurttaxi", "Soepbus"}
    assert titles(listed("?bekijk=all&status=rejected")) == ["Moestuin"]
    assert titles(listed("?bekijk=open&volgorde=-amount_asked")) == ["Soepbus", "Buurttaxi"]
    lines = listed("?bekijk=open&volgorde=amount_asked&bestand=csv").splitlines()
    assert lines[0] == "Initiatief;Stand;Ingediend;Besluit uiterlijk;te laat;Gevraagd, in euro;Wat nu"
    assert [line.split(";")[4] for line in lines[1:]] == ["ja", ""]


def test_nothing_to_do_is_good_news_and_leads_to_the_rest(listed, programme):
    none = listed()
    InitiativeFactory(programme=programme, title="Klaar", rejected=True)

    quiet, missed = listed(), listed("?zoek=klaar")

    assert "Hier komen de ideeën die bewoners insturen" in none
    assert "Er wacht geen idee op een antwoord" in quiet
    assert 'href="?bekijk=all"' in quiet
    assert "Niets gevonden in deze weergave" in missed
    assert 'href="?zoek=klaar&amp;bekijk=all"' in missed


def test_ten_times_as_many_ask_as_many_queries(listed, programme):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page = listed("?bekijk=all")
        return sum(query["sql"].startswith("SELECT") for query in queries), page

    InitiativeFactory.create_batch(6, programme=programme)
    few, _page = asked()
    InitiativeFactory.create_batch(54, programme=programme)
    many, page = asked()

    assert few == many <= 10
    assert "1 tot en met 50 van 60" in page
