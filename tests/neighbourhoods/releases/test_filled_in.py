"""A survey of a municipality fills an indicator of the catalogue of which there are no national figures."""

import csv
import io

import pytest
from django.utils import timezone

from neighbourhoods import imports, series, sources, tables
from neighbourhoods.importing import mappings
from neighbourhoods.models import Area, Indicator, Observation, Release
from neighbourhoods.releases import publishing
from neighbourhoods.terms import Level, Note
from programmes.figures_desk.imports import effects
from tests.conftest import NOON
from tests.neighbourhoods.import_story import Stage, correction, upload, worked_on
from tests.neighbourhoods.support import PEOPLE, WOZ, kwb
from tests.neighbourhoods.support import publish as publish_national
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory
from wijkaanpak import tenancy

SELWERD, BEIJUM = "BU00141000", "BU00141100"
SURVEY = f"Code;Onveilig;Waarde\n{SELWERD};12,5;210\n{BEIJUM};9,5;230\n"
UNSAFE, VALUE = "voelt_zich_onveilig", "woz"


@pytest.fixture
def groningen(groningen):
    groningen.code = "GM0014"
    groningen.save()
    for code, level in ((SELWERD, Level.NEIGHBOURHOOD), (BEIJUM, Level.NEIGHBOURHOOD), ("GM0014", Level.MUNICIPALITY)):
        Area.objects.create(code=code, name=f"Naam {code}", division_year=2024, level=level, sort_key=code)
    return groningen


def mapping(groningen, table="GM0014-peiling", columns=None):
    return mappings.save(
        None,
        groningen,
        {
            "name": table,
            "table": table,
            "publisher": "Gemeente Groningen",
            "sheet": "",
            "header_row": 1,
            "code_column": "Code",
            "period_column": "",
            "period": "2024",
            "respondents_column": "",
            "division_year": 2024,
            "columns": columns or {"Onveilig": UNSAFE, "Waarde": VALUE},
            "decimal": ",",
            "missing": {},
            "note": "",
        },
    )


def publish(saved, tmp_path, text=SURVEY):
    (tmp_path / "peiling.csv").write_text(text, encoding="utf-8")
    reading = tables.interpret(tmp_path / "peiling.csv", layout=sources.layout_of_mapping(saved))
    return publishing.publish(reading, at=timezone.now(), retrieved_at=NOON)


def inhabitants(tmp_path):
    """Without them nobody here knows of how many people a percentage tells, and it is hidden."""
    people = [("Selwerd", SELWERD, 1, 6580), ("Beijum", BEIJUM, 1, 5855), ("Groningen", "GM0014", 1, 243768)]
    publish_national(kwb(tmp_path, people, (PEOPLE,)))


def values(key, code=SELWERD) -> list[float]:
    found = series.area_series([code], [key])
    return [figure.value for figure in found[key].figures] if key in found else []


def test_it_stands_on_the_page_and_in_the_file_of_an_area(groningen, client, tmp_path):
    inhabitants(tmp_path)
    publish(mapping(groningen), tmp_path)

    page = client.get(tenancy.path(groningen, "public:area", code=SELWERD)).content.decode()
    assert "oelt zich vaak onveilig in de buurt" in page
    assert "12,5" in page
    assert "Gemeente Groningen" in page
    sent = client.get(tenancy.path(groningen, "downloads:download", code=SELWERD, kind="csv"))
    rows = list(csv.reader(io.StringIO(b"".join(sent).decode("utf-8-sig")), delimiter=";"))
    assert any({"12,5", "GM0014-peiling"} <= set(row) for row in rows)


def test_figures_of_a_publisher_go_before_it_and_a_line_never_mixes(groningen, tmp_path):
    inhabitants(tmp_path)
    publish(mapping(groningen), tmp_path)
    assert values(VALUE) == [210]

    publish_national(kwb(tmp_path, [("Selwerd", SELWERD, 1, 225)], (WOZ,), name="kwb_2023.csv"))

    assert values(VALUE) == [225]
    assert values(UNSAFE) == [12.5]
    asked = series.area_series([SELWERD], [VALUE], series={VALUE: "GM0014-peiling"})
    assert [figure.value for figure in asked[VALUE].figures] == [210]


def test_a_figure_of_the_country_alone_does_not_push_it_aside(groningen, tmp_path):
    publish(mapping(groningen), tmp_path)

    publish_national(kwb(tmp_path, [("Nederland", "NL00", ".", 378)], (WOZ,), name="kwb_2023.csv"))

    assert values(VALUE) == [210]


def test_of_two_own_tables_the_last_is_read_whole(groningen, tmp_path):
    inhabitants(tmp_path)
    publish(mapping(groningen), tmp_path)
    publish(mapping(groningen, "GM0014-omnibus", {"Onveilig": UNSAFE}), tmp_path, f"Code;Onveilig\n{BEIJUM};8\n")

    assert values(UNSAFE, BEIJUM) == [8]
    assert series.read([SELWERD, BEIJUM], [UNSAFE]).figure([SELWERD], UNSAFE, "2024").value is None


def test_few_answers_are_on_no_page_and_in_no_file(groningen, client, tmp_path):
    """Nor does the percentage of the gemeente, beside that of Beijum, give away what the three in Selwerd said. Nobody
    knows here how many homes there are, so the mean of the gemeente tells nothing.
    """
    inhabitants(tmp_path)
    one = mapping(groningen)
    one.respondents_column = "Antwoorden"
    one.save()
    lines = (f"{SELWERD};88,8;210;3", f"{BEIJUM};9,5;230;40", "GM0014;10;220;43")
    publish(one, tmp_path, "\n".join(["Code;Onveilig;Waarde;Antwoorden", *lines, ""]))

    told = {}
    for code in (SELWERD, BEIJUM, "GM0014"):
        page = client.get(tenancy.path(groningen, "public:area", code=code)).content.decode()
        sent = client.get(tenancy.path(groningen, "downloads:download", code=code, kind="csv"))
        rows = csv.DictReader(io.StringIO(b"".join(sent).decode("utf-8-sig")), delimiter=";")
        own = {row["indicatorcode"]: row["waarde"] or row["reden geen cijfer"] for row in rows}
        told[code] = {key: text for key, text in own.items() if key in (UNSAFE, VALUE)}
        assert "88,8" not in page

    few = "te klein om te tonen"
    assert told[SELWERD] == {UNSAFE: few, VALUE: few}
    assert told[BEIJUM] == {UNSAFE: few, VALUE: "230"}
    assert told["GM0014"] == {UNSAFE: "10,0", VALUE: "220"}
    assert Observation.objects.current().get(area__code=SELWERD, indicator__key=UNSAFE).value is None


def test_nobody_else_sees_it(groningen, other_municipality, tmp_path):
    publish(mapping(groningen), tmp_path)

    with tenancy.municipality(other_municipality):
        assert values(UNSAFE) == []


def test_a_file_says_what_it_does_to_the_areas_of_programmes(groningen, manager, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    programme = ProgrammeFactory(name="Selwerd", slug="selwerd")
    area = ProgrammeAreaFactory(programme=programme, starts_on=programme.started_on, ends_on=None)
    ProgrammeAreaMemberFactory(area=area, code=SELWERD)
    publish_national(kwb(tmp_path, [("Selwerd", SELWERD, 1, 225), ("Beijum", BEIJUM, 1, 1)], (WOZ,)))
    brought = worked_on(upload(SURVEY.encode(), manager, "peiling.csv")[0])

    imports.correct(brought, correction(mapping=mapping(groningen)))
    brought = worked_on(brought)

    assert brought.stage == Stage.READ
    found = effects.read(brought, [programme], at=timezone.localdate())
    assert [change.indicator for change in found.programmes[0].changed] == ["voelt zich vaak onveilig in de buurt"]
    assert found.elsewhere == ["gemiddelde WOZ-waarde"]


# What a column can be


def test_what_will_be_seen_stands_apart_from_what_will_not(groningen, tmp_path):
    publish_national(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6580)], (PEOPLE,)))

    groups = {name: {indicator.key for indicator in choices} for name, choices in mappings.indicators()}

    assert groups["Landelijke cijfers gaan voor"] == {"inwoners"}
    assert {UNSAFE, VALUE, "woninginbraken"} <= groups["Landelijk nog geen cijfers"]
    assert not Indicator.objects.filter(key__in=set.union(*groups.values()), combination="rate").exists()


def test_a_rate_is_worked_out_and_never_brought_in(groningen):
    with pytest.raises(mappings.Invalid, match="Kies dat aantal"):
        mapping(groningen, columns={"Inbraak": "woninginbraken_per_1000"})


# The same file through another mapping


def test_the_same_file_is_another_one_once_a_column_is_another_indicator(groningen, tmp_path):
    one = mapping(groningen, columns={"Onveilig": VALUE})
    publish(one, tmp_path)
    assert publish(one, tmp_path).status == "unchanged"

    one.columns = {"Onveilig": UNSAFE}
    one.save()

    assert publish(one, tmp_path).status == "published"
    assert Release.objects.count() == 2
    found = Observation.objects.current().filter(area__code=SELWERD)
    assert list(found.values_list("indicator__key", "value")) == [(UNSAFE, 12.5)]


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        ({"decimal": "."}, [(SELWERD, 1.2, Note.PRESENT), (BEIJUM, 950, Note.PRESENT)]),
        ({"respondents_column": "Vrouwen"}, [(SELWERD, 1200, Note.PRESENT), (BEIJUM, None, Note.TOO_SMALL)]),
        ({"missing": {"950": "secret"}}, [(SELWERD, 1200, Note.PRESENT), (BEIJUM, None, Note.SECRET)]),
    ],
)
def test_the_same_file_is_another_one_once_a_cell_says_otherwise(groningen, tmp_path, change, cells):
    """Without figures more or fewer: the other decimal sign, or a row with few answers beside another one."""
    text = f"Code;Waarde;Mannen;Vrouwen\n{SELWERD};1.200;3;9\n{BEIJUM};950;9;3\n"
    one = mapping(groningen, columns={"Waarde": VALUE})
    one.respondents_column = "Mannen" if "decimal" not in change else ""
    one.save()
    publish(one, tmp_path, text)
    assert publish(one, tmp_path, text).status == "unchanged"

    for name, value in ({"respondents_column": ""} | change).items():
        setattr(one, name, value)

    assert publish(one, tmp_path, text).status == "published"
    found = Observation.objects.current().filter(release__period="2024").order_by("area__code")
    assert list(found.values_list("area__code", "value", "note")) == cells
    assert publish(one, tmp_path, text).status == "unchanged"
