"""Programmes by the API: those that are public, with the figures of their area and what was approved."""

import pytest

from tests.conftest import NOON
from tests.neighbourhoods.support import OWNED, PEOPLE, crimes, kwb, publish
from tests.programmes.public.test_download_views import rows_of
from tests.support.factories import (
    OwnFigureFactory,
    OwnSeriesFactory,
    ProgrammeAreaFactory,
    ProgrammeAreaMemberFactory,
    ProgrammeFactory,
)
from wijkaanpak import tenancy

SELWERD, PADDEPOEL = "BU00141000", "BU00140900"
SECRET = {"contact_name": "Anja Bakker", "contact_email": "anja@voorbeeld.example", "contact_phone": "0612345678"}


@pytest.fixture
def programme(groningen):
    found = ProgrammeFactory(name="Selwerd", slug="selwerd", area_name="Selwerd", is_published=True, **SECRET)
    area = ProgrammeAreaFactory(programme=found)
    for code in (SELWERD, PADDEPOEL):
        ProgrammeAreaMemberFactory(area=area, code=code)
    return found


@pytest.fixture
def series(programme):
    return OwnSeriesFactory(programme=programme, name="Bezoekers", supplier__name="WIJ Selwerd", is_public=True)


@pytest.fixture
def ask(client, groningen):
    def ask(path: str, **query):
        answer = client.get(f"/groningen/api/v1/wijkaanpakken{path}", query)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return ask


def own(series, value, *, quarter=3, year=2026, **fields):
    period, _ = series.programme.own_periods.get_or_create(year=year, quarter=quarter)
    return OwnFigureFactory(series=series, period=period, value=value, **{"approved": True} | fields)


def test_a_programme_says_what_it_is_and_where_the_rest_stands(ask, client, programme):
    (found,) = ask("")["resultaten"]

    assert found == ask("/selwerd")
    assert (found["code"], found["naam"], found["buurten"]) == ("selwerd", "Selwerd", [PADDEPOEL, SELWERD])
    assert found["fase"] == programme.get_phase_display()
    assert [client.get(found[name]).status_code for name in ("pagina", "cijfers", "eigenCijfers")] == [200, 200, 200]


def test_nobody_is_named(client, programme, series):
    own(series, 12)

    for path in ("", "/selwerd", "/selwerd/eigen-cijfers"):
        text = client.get(f"/groningen/api/v1/wijkaanpakken{path}").content.decode()
        assert [word for word in SECRET.values() if word in text] == []


def test_what_is_not_public_is_not_there(client, ask, programme):
    type(programme).objects.update(is_published=False)

    assert ask("")["resultaten"] == []
    for path in ("/selwerd", "/selwerd/cijfers", "/selwerd/eigen-cijfers"):
        assert client.get(f"/groningen/api/v1/wijkaanpakken{path}").status_code == 404


def test_what_is_next_door_is_not_there(client, ask, programme, other_municipality):
    with tenancy.municipality(other_municipality):
        ProgrammeFactory(slug="elders", is_published=True)

    assert [row["code"] for row in ask("")["resultaten"]] == ["selwerd"]
    for path in ("/elders", "/elders/cijfers", "/elders/eigen-cijfers"):
        assert client.get(f"/groningen/api/v1/wijkaanpakken{path}").status_code == 404


def test_the_area_is_one_whole_and_says_when_it_is_not_complete(ask, programme, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6580), ("Paddepoel", PADDEPOEL, 1, 5000)], (PEOPLE,)))
    publish(crimes(tmp_path, [(SELWERD, 2024, 355)]))

    found = {row["indicator"]: row for row in ask("/selwerd/cijfers")["resultaten"]}

    assert (found["inwoners"]["waarde"], found["inwoners"]["gebied"]) == (11580, "selwerd")
    assert (found["misdrijven"]["waarde"], found["misdrijven"]["redenGeenCijfer"]) == (None, "onvolledig")


def test_the_area_has_the_rows_of_its_page(client, ask, groningen, programme, tmp_path):
    """Of the gemeente alone is known how many homes are owned."""
    publish(
        kwb(tmp_path, [("Groningen", "GM0014", 1, 243768, 40), ("Selwerd", SELWERD, 1, 6580, ".")], (PEOPLE, OWNED))
    )

    rows = ask("/selwerd/cijfers")["resultaten"]
    lines = rows_of(client, groningen, "selwerd")

    page = client.get(tenancy.path(groningen, "public:programme_area", slug="selwerd")).context["shown"]
    told = {
        (line.row.indicator.key, figure.period, figure.value)
        for part in page.parts
        for line in part.lines
        for figure in line.row.series.figures
    }
    assert {(row["indicator"], row["periode"], row["waarde"]) for row in rows} == told
    assert {(row[5], row[6]) for row in lines if row[1] == "selwerd"} == {(key, period) for key, period, _value in told}


def test_a_programme_without_an_area_has_no_figures(client, groningen):
    ProgrammeFactory(slug="nieuw", is_published=True)

    assert client.get("/groningen/api/v1/wijkaanpakken/nieuw/cijfers").status_code == 404


def test_an_own_figure_says_who_counts_what_and_since_when_it_stands(ask, series):
    own(series, 412)
    own(series, 398, quarter=4, reviewed_at=NOON.replace(hour=23, minute=30))

    first, second = ask("/selwerd/eigen-cijfers")["resultaten"]

    assert first == {
        "naam": "Bezoekers",
        "betekenis": series.definition,
        "eenheid": series.unit,
        "bron": "WIJ Selwerd",
        "jaar": 2026,
        "kwartaal": 3,
        "waarde": 412,
        "redenGeenCijfer": None,
        "goedgekeurdOp": "2026-11-02",
        "versie": 1,
    }
    assert second["goedgekeurdOp"] == "2026-11-03"


def test_the_latest_approved_version_counts(ask, series, manager):
    first = own(series, 412)
    fields = {"series": series, "period": first.period, "correction_reason": "Dubbel geteld."}
    OwnFigureFactory(**fields, version=2, value=398, approved=True)
    OwnFigureFactory(**fields, version=3, value=390, status="pending")

    (found,) = ask("/selwerd/eigen-cijfers")["resultaten"]

    assert (found["waarde"], found["versie"]) == (398, 2)


def test_few_people_are_not_told_and_unknown_is_not_zero(ask, series):
    type(series).objects.update(counts_people=True)
    own(series, 3, quarter=1)
    own(series, 0, quarter=2)
    own(series, None, quarter=3, remark="De teller was stuk.")

    found = ask("/selwerd/eigen-cijfers")["resultaten"]

    assert [(row["waarde"], row["redenGeenCijfer"]) for row in found] == [
        (None, "minder dan 5"),
        (0, None),
        (None, "niet bekend"),
    ]
    assert "stuk" not in str(found)


def test_what_is_for_the_team_alone_is_not_there(ask, series, manager):
    own(series, 412)
    type(series).objects.update(is_public=False)

    assert ask("/selwerd/eigen-cijfers")["resultaten"] == []


def test_a_person_who_counts_is_the_team(ask, programme, manager):
    own(OwnSeriesFactory(programme=programme, supplier=None, person=manager, is_public=True), 12)

    (found,) = ask("/selwerd/eigen-cijfers")["resultaten"]

    assert found["bron"] == "het wijkteam"


def test_own_figures_of_one_year(ask, series):
    for year in (2024, 2025, 2026):
        own(series, year, year=year, quarter=0)

    (found,) = ask("/selwerd/eigen-cijfers", jaar=2025)["resultaten"]

    assert (found["waarde"], found["kwartaal"]) == (2025, None)


def test_lists_take_as_many_queries_at_ten_times_the_rows(ask, series, django_assert_num_queries):
    for number in range(20):
        ProgrammeAreaFactory(programme=ProgrammeFactory(slug=f"aanpak-{number}", is_published=True))
        own(OwnSeriesFactory(programme=series.programme, name=f"Telling {number}", is_public=True), number)

    for path, queries in (("", 11), ("/selwerd/eigen-cijfers", 11)):
        for per in (2, 20):
            with django_assert_num_queries(queries):
                assert len(ask(path, perPagina=per)["resultaten"]) == per
