"""The catalogue in the browser's way: what is shown, what is refused and in which words, and what is stored."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from neighbourhoods.models import Indicator, TableNews
from programmes.figures_desk.indicators.forms import OwnIndicatorForm
from tests.conftest import NOON, make_user
from tests.neighbourhoods.support import kwb, own_table, publish
from tests.support.indicators import SURVEY, make_own_indicator
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

SENT = {key: value for key, value in SURVEY.items() if key not in ("weights", "breaks")} | {
    "weight": "inwoners",
    "breaks": "2019, 2023",
}


@pytest.fixture
def administrator(groningen):
    groningen.code = "GM0014"
    groningen.save()
    return make_user("beheerder", groningen, Role.ADMINISTRATOR)


@pytest.fixture
def reader(groningen):
    return make_user("lezer", groningen, Role.READER)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(groningen, name, **kwargs):
    return tenancy.path(groningen, name, **kwargs)


def test_every_indicator_stands_in_its_domain(groningen, reader):
    text = signed_in(reader).get(at(groningen, "indicators:listing")).content.decode()

    assert all(f">{word}</h2>" in text for word in ("Onderwijs", "Werk", "Gezondheid", "Wonen", "Veiligheid"))
    assert text.count("wk-catalogue__item") == Indicator.objects.count()
    assert "CBS, Kerncijfers wijken en buurten · elk jaar" in text
    assert "anders gemeten vanaf 2016, 2020, 2022" in text
    assert "toevoegen" not in text  # a reader adds nothing


@pytest.mark.parametrize(("query", "opened"), [({}, 1), ({"open": "alles"}, 6), ({"zoek": "eenzaam"}, 1)])
def test_domains_are_folded_but_what_was_searched_is_open(groningen, reader, query, opened):
    text = signed_in(reader).get(at(groningen, "indicators:listing"), query).content.decode()

    assert text.count('<details class="wk-fold" open') == opened
    assert (text.count('<details class="wk-fold"') == opened) == bool(query)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"zoek": "eenzaam"}, ["eenzaam", "ernstig eenzaam"]),
        ({"zoek": "ernstig volwassenen", "domein": "housing"}, ["ernstige geluidhinder van buren"]),
        ({"domein": "eigen"}, []),
    ],
)
def test_it_can_be_searched(groningen, reader, query, names):
    response = signed_in(reader).get(at(groningen, "indicators:listing"), query)

    assert [indicator.name for group in response.context["groups"] for indicator in group.indicators] == names
    assert ("Niets gevonden" in response.content.decode()) == (not names)


def test_the_list_asks_the_database_as_often_whatever_it_holds(groningen, administrator, django_assert_max_num_queries):
    client = signed_in(administrator)
    client.get(at(groningen, "indicators:listing"))

    with django_assert_max_num_queries(10):
        client.get(at(groningen, "indicators:listing"))


def test_news_is_for_those_who_import(groningen, administrator, reader):
    TableNews.objects.create(
        code="86165NED",
        publisher="CBS",
        title="Kerncijfers wijken en buurten 2025",
        period="2025",
        changed_at=datetime(2026, 10, 1, tzinfo=UTC),
        found_at=NOON,
        looked_at=NOON,
    )
    said = "CBS heeft tabel 86165NED gepubliceerd (Kerncijfers wijken en buurten 2025); nog niet ingevoerd."

    assert said in signed_in(administrator).get(at(groningen, "indicators:listing")).content.decode()
    assert said not in signed_in(reader).get(at(groningen, "indicators:listing")).content.decode()


def test_a_rate_says_what_it_is_made_of(groningen, reader):
    text = signed_in(reader).get(at(groningen, "indicators:detail", key="misdrijven_per_1000")).content.decode()

    assert "geregistreerde misdrijven, gedeeld door inwoners, maal 1.000" in text
    assert "een groep van 100 mensen of woningen; daaronder ‘te klein’" in text
    assert "elke maand" in text


def test_an_unknown_indicator_is_not_there(groningen, reader):
    assert signed_in(reader).get(at(groningen, "indicators:detail", key="geluk")).status_code == 404


def test_an_own_indicator_is_added(groningen, administrator):
    response = signed_in(administrator).post(at(groningen, "indicators:add"), SENT)

    own = Indicator.objects.own().get()
    assert response["Location"] == at(groningen, "indicators:detail", key=own.key)
    assert (own.series, own.weights, own.breaks, own.owner) == (
        "GM0014-buurtpeiling",
        ["inwoners"],
        [2019, 2023],
        groningen,
    )
    page = signed_in(administrator).get(response["Location"]).content.decode()
    assert "gewogen gemiddelde naar inwoners" in page
    assert "Nog geen cijfers" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Geef de indicator een naam."),
        ({"definition": "Een cijfer."}, "Schrijf minstens 20 tekens; u hebt er 11."),
        ({"direction": ""}, "Kies of hoger of lager beter is."),
        ({"combination": ""}, "Kies hoe de cijfers van buurten samen één cijfer worden."),
        ({"combination": "rate"}, "Selecteer een geldige keuze"),
        ({"counts_people": ""}, "Kies of het cijfer personen of huishoudens telt."),
        ({"counts_people": "share"}, "Schrijf hier waarvan het een deel is"),
        ({"counts_people": "number", "unit": "%"}, "De eenheid zegt dat het een deel is."),
        ({"weight": ""}, "Kies waarnaar het gemiddelde wordt gewogen."),
        ({"minimum": "4"}, "Neem minstens 5: daaronder gaat een cijfer over herkenbare mensen."),
        ({"fewest_people": "4"}, "Neem minstens 5: daaronder gaat een cijfer over herkenbare mensen."),
        ({"fewest_events": "2"}, "Neem minstens 5: daaronder gaat een cijfer over herkenbare mensen."),
        ({"table": "Buurt Peiling"}, "Gebruik alleen kleine letters, cijfers en streepjes"),
        ({"table": "een-heel-lange-naam"}, "Maak deze naam korter: hoogstens 13 tekens."),
        ({"breaks": "vorig jaar"}, "Schrijf jaren van vier cijfers met een komma ertussen"),
    ],
)
def test_what_is_wrong_is_said(groningen, administrator, wrong, said):
    response = signed_in(administrator).post(at(groningen, "indicators:add"), SENT | wrong)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Indicator.objects.own().exists()


def test_a_name_is_used_once(groningen, administrator):
    make_own_indicator(groningen, by=administrator)

    response = signed_in(administrator).post(at(groningen, "indicators:add"), SENT | {"name": "Rapportcijfer  Buurt"})

    assert "U hebt al een eigen indicator met deze naam." in response.content.decode()


def test_it_is_changed_and_keeps_what_was_not(groningen, administrator):
    own = make_own_indicator(groningen, by=administrator)
    path = at(groningen, "indicators:edit", key=own.key)
    client = signed_in(administrator)

    shown = client.get(path).content.decode()
    client.post(path, SENT | {"name": "cijfer voor de buurt", "combination": "sum", "weight": "inwoners"})

    own.refresh_from_db()
    assert 'value="2023"' in shown
    assert 'value="buurtpeiling"' in shown
    assert (own.name, own.weights, own.key) == ("cijfer voor de buurt", [], "eigen_rapportcijfer_buurt")


COUNT = SURVEY | {"unit": "kinderen", "combination": "sum", "weights": [], "counts_people": "number", "decimals": 0}


@pytest.fixture
def children(groningen, administrator, tmp_path):
    """A count of children that names its parts, of which there are figures."""
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580)]))
    with tenancy.municipality(groningen):
        girls = make_own_indicator(groningen, by=administrator, **COUNT | {"name": "meisjes"})
        own = make_own_indicator(groningen, by=administrator, **COUNT | {"name": "kinderen", "parts": [girls.key]})
        own_table(tmp_path, own, [("BU00141000", 2024, 3)])
    return own


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"counts_people": "nobody", "parts": []},
            "Er zijn al cijfers. Hierdoor zou te zien zijn wat nu verborgen is.",
        ),
        ({"counts_people": "share", "unit": "%"}, "Er zijn al cijfers. Hierdoor zou te zien zijn wat nu verborgen is."),
        ({"parts": []}, "Er zijn al cijfers. Hierdoor zou te zien zijn wat nu verborgen is."),
        ({"counts_people": "nobody"}, "U kruiste delen aan die personen tellen."),
    ],
)
def test_that_it_counts_people_is_not_taken_back_once_there_are_figures(
    groningen, administrator, children, change, said
):
    path = at(groningen, "indicators:edit", key=children.key)
    client = signed_in(administrator)
    sent = {field.html_name: field.value() for field in client.get(path).context["form"] if field.value() is not None}

    refused = client.post(path, sent | change)
    kept = client.post(path, sent | {"name": "alle kinderen"})

    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert kept.status_code == 302
    children.refresh_from_db()
    assert (children.name, children.counts_people, len(children.parts)) == ("alle kinderen", "number", 1)


def test_whether_it_counts_people_is_asked_of_each_of_which_nobody_said(groningen, administrator, reader):
    own = make_own_indicator(groningen, by=administrator, counts_people="")
    asked = "Zeg van deze indicatoren of ze personen tellen"
    listing, detail = at(groningen, "indicators:listing"), at(groningen, "indicators:detail", key=own.key)
    client = signed_in(administrator)

    before = client.get(listing).content.decode(), client.get(detail).content.decode()
    for_reader = signed_in(reader).get(listing).content.decode()
    client.post(at(groningen, "indicators:edit", key=own.key), SENT)

    assert asked in before[0]
    assert "Deze cijfers staan nog nergens" in before[1]
    assert asked not in for_reader
    assert asked not in client.get(listing).content.decode()


def test_a_line_of_the_catalogue_has_no_form(groningen, administrator):
    assert signed_in(administrator).get(at(groningen, "indicators:edit", key="inwoners")).status_code == 404


def test_a_refused_form_swaps_the_very_section(groningen, administrator):
    response = signed_in(administrator).post(
        at(groningen, "indicators:add"), {"name": ""}, headers={"HX-Request": "true"}
    )
    text = response.content.decode()

    assert response.status_code == 422
    assert text.strip().startswith('<section id="indicator"')
    assert "<h1>" not in text


def fold_of(text):
    """How the fold begins, and the names of the fields behind it."""
    start, rest = re.search(r"<details class=\"wk-details\"([^>]*)>(.*?)</details>", text, re.S).groups()
    return start.strip(), set(re.findall(r'name="(\w+)"', rest))


def test_the_form_asks_what_matters_first(groningen, administrator):
    client = signed_in(administrator)
    address = at(groningen, "indicators:add")

    new = client.get(address).content.decode()
    refused = client.post(address, SENT | {"minimum": "2"})

    started, behind = fold_of(new)
    assert started == ""
    assert behind == {*OwnIndicatorForm.FOLDED} - {"parts"}  # there is no other to be a part
    assert 'name="table"' in new
    assert refused.status_code == 422
    assert fold_of(refused.content.decode())[0] == "open"
