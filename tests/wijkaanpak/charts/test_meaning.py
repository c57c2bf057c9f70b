"""What each picture says: gaps stay gaps, unknown is never zero, nothing hangs on colour alone."""

import re
from datetime import date

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import translation

from tests.wijkaanpak.charts.samples import square
from wijkaanpak import charts
from wijkaanpak.charts import MapArea, Missing, NamedLine, Point, Rung, StatusCount, Voice, palette

SVG = "{http://www.w3.org/2000/svg}"


def texts(chart: charts.Chart) -> list[str]:
    return [element.text or "" for element in fromstring(chart.svg).iter(f"{SVG}text")]


def polylines(chart: charts.Chart) -> int:
    return len(list(fromstring(chart.svg).iter(f"{SVG}polyline")))


def test_trend_joins_only_what_is_comparable():
    whole = [Point(year, 70 + year - 2018) for year in range(2018, 2024)]
    gap = [*whole[:3], Point(2020, None, Missing.TOO_SMALL), *whole[3:]]
    broken = [*whole[:3], Point(2021, 73, break_before=True), *whole[4:]]

    drawn = [polylines(charts.trend("Gezond", [NamedLine("Selwerd", points)])) for points in (whole, gap, broken)]

    assert drawn == [1, 2, 2]


@pytest.mark.parametrize("draw", [charts.trend, charts.spark])
def test_every_line_has_its_name_beside_it(draw):
    lines = [NamedLine(name, [Point(2020, 5), Point(2024, at)]) for at, name in enumerate(("Selwerd", "Stad", "Land"))]

    shown = " ".join(texts(draw("Gezond", lines)))

    assert all(name in shown for name in ("Selwerd", "Stad", "Land"))


@pytest.mark.parametrize(("values", "ticks"), [((6.8, 7.1), ["1", "4", "7", "10"]), ((6.8, 71), ["0", "20", "40"])])
def test_marks_are_drawn_from_one_to_ten(values, ticks):
    points = [Point(2022 + at, value) for at, value in enumerate(values)]

    shown = texts(charts.trend("Buurtcijfer", [NamedLine("Selwerd", points)], unit="rapportcijfer"))

    assert [tick for tick in ticks if tick not in shown] == []


def test_an_axis_that_does_not_start_at_zero_says_so():
    high, low = (
        texts(charts.trend("Gezond", [NamedLine("Selwerd", [Point(2022, at), Point(2024, at + 9)])], unit="%"))
        for at in (62, 2)
    )

    assert "% · de as begint bij 60" in high
    assert "%" in low


@pytest.mark.parametrize(
    ("label", "caption"), [("Misdrijven per 1.000", "Misdrijven per 1.000"), ("Misdrijven", "Misdrijven (per 1.000)")]
)
def test_the_table_of_a_trend_says_its_unit_once(label, caption):
    chart = charts.trend(label, [NamedLine("Selwerd", [Point(2024, 49.4), Point(2025, 56.8)])], unit="per 1.000")

    assert chart.table.caption == caption


def test_trend_names_breaks_gaps_baseline_and_target():
    points = [
        Point(2018, 70),
        Point(2019, None, Missing.TOO_SMALL),
        Point(2020, 72),
        Point(2022, 75, break_before=True),
    ]

    chart = charts.trend(
        "Gezond", [NamedLine("Selwerd", points)], unit="%", baseline=Point(2018, 70), target=Point(2030, 80)
    )

    severed = "nulmeting, niet te vergelijken met nu"
    assert {"breuk", "te klein", "nulmeting 70\u00a0%", severed, "doel", "80\u00a0%", "Selwerd 75\u00a0%"} <= set(
        texts(chart)
    )
    assert chart.message == (
        "Gezond: Selwerd 75\u00a0% in 2022; nulmeting 70\u00a0% in 2018 (niet te vergelijken met nu); "
        "doel 80\u00a0% in 2030; te klein in 2019; "
        "breuk in de reeks voor 2022."
    )
    assert ("2019", "te klein") in chart.table.rows


def test_the_way_to_the_target_does_not_cross_a_break():
    points = [Point(2018, 70), Point(2020, 72), Point(2022, 75, break_before=True)]
    before, after = (
        charts.trend("Gezond", [NamedLine("Selwerd", points)], baseline=Point(year, 75), target=Point(2030, 80))
        for year in (2018, 2022)
    )

    assert "pad naar het doel" not in texts(before)
    assert "pad naar het doel" in texts(after)
    assert "nulmeting 75" in texts(after)


def test_bars_show_why_there_is_no_value():
    chart = charts.bars("Eenzaam", [charts.Bar("Selwerd", 0), charts.Bar("Tuinwijk", None)])

    assert chart.table.rows == (("Selwerd", "0"), ("Tuinwijk", "onbekend"))
    assert "onbekend" in texts(chart)


def test_ladder_says_where_judgements_and_records_part():
    rungs = [Rung("Visie", 4, [Voice("bewoners", 2)]), Rung("Lange adem", None)]

    chart = charts.factor_ladder("Selwerd", rungs)

    assert "lopen uiteen bij Visie" in chart.message
    assert "niet te beoordelen: Lange adem" in chart.message
    assert chart.table.rows[1] == ("Lange adem", "niet te beoordelen", "niet te beoordelen", "")


def test_ladder_gives_each_party_a_shape_of_its_own():
    parties = ["gemeente", "partners", "professionals", "bewoners", "onafhankelijk"]
    chart = charts.factor_ladder("Selwerd", [Rung("Visie", None, [Voice(party, 1) for party in parties])])

    outlines = {path.get("d").count("L") for path in fromstring(chart.svg).iter(f"{SVG}path")}
    assert len(outlines) >= 3
    assert set(parties) <= set(texts(chart))


@pytest.mark.parametrize("stage", [0, 5, 2.5])
def test_ladder_refuses_a_stage_that_does_not_exist(stage):
    with pytest.raises(ValueError, match="stage"):
        charts.factor_ladder("Selwerd", [Rung("Visie", stage)])


def test_status_bar_gives_numbers_and_words():
    chart = charts.status_bar("Maatregelen", [StatusCount("Selwerd", 14, 6, 3, 2)])

    assert chart.message == "Maatregelen: 14 op schema, 6 aandacht, 3 knelpunten en 2 niet te beoordelen."
    assert {"14 op schema", "6 aandacht", "3 knelpunten", "2 niet te beoordelen"} <= set(texts(chart))


def test_map_puts_a_value_on_a_limit_in_the_higher_class():
    areas = [MapArea(str(value), square(6.5 + value / 100, 53.2), value) for value in (9, 10, 20)]

    chart = charts.choropleth("Gezond", areas, breaks=[10], unit="%")

    assert {"minder dan 10\u00a0%", "10\u00a0% en meer"} <= set(texts(chart))
    fills = [path.get("fill") for path in fromstring(chart.svg).iter(f"{SVG}path") if path.get("stroke-width") == "0.6"]
    assert fills[0] != fills[1] == fills[2]


def test_map_hatches_what_is_missing_and_counts_it():
    areas = [MapArea("Selwerd", square(6.5, 53.2), 12), MapArea("Selwerderhof", square(6.6, 53.2), None)]

    chart = charts.choropleth("Misdrijven", areas)

    assert "1 gebieden zonder cijfer" not in chart.message
    assert "1 gebied zonder cijfer" in chart.message
    assert "onbekend" in texts(chart)


def test_map_names_highlighted_areas():
    areas = [MapArea(f"Buurt {i}", square(6.5 + i / 100, 53.2), i, highlighted=i % 2 == 0) for i in range(6)]

    assert {"Buurt 0", "Buurt 2", "Buurt 4"} <= set(texts(charts.choropleth("Iets", areas)))


@pytest.mark.parametrize("breaks", [[2, 1], [1, 1], [1, 2, 3, 4, 5]])
def test_map_refuses_breaks_it_cannot_draw(breaks):
    with pytest.raises(ValueError, match="breaks"):
        charts.choropleth("Iets", [], breaks=breaks)


def test_polygons_reads_both_kinds_of_geometry():
    single = square(6.5, 53.2)

    assert charts.polygons({"type": "MultiPolygon", "coordinates": single}) == single
    assert charts.polygons({"type": "Polygon", "coordinates": single[0]}) == single
    with pytest.raises(ValueError, match="Point"):
        charts.polygons({"type": "Point", "coordinates": [6.5, 53.2]})


def test_timeline_leaves_out_what_is_outside_but_keeps_it_in_the_table():
    events = [charts.TimelineEvent(charts.EventKind.DECISION, date(2010, 5, 1), "Krachtwijk")]

    chart = charts.timeline("Selwerd", [], events, start=2016, end=2036)

    assert "Krachtwijk" not in texts(chart)
    assert chart.table.rows == (("1 mei 2010", "Besluiten", "Krachtwijk"),)
    with pytest.raises(ValueError, match="ends after"):
        charts.timeline("Selwerd", [], start=2036, end=2016)


def test_money_keeps_unknown_apart_from_nothing():
    chart = charts.money_bars("Geld", [charts.MoneyRow("Rijk", 1_200_000, 0), charts.MoneyRow("Fonds", None, None)])

    assert {"€\u00a01,2\u00a0mln", "onbekend"} <= set(texts(chart))
    assert chart.table.rows[0] == ("Rijk", "€\u00a01.200.000", "€\u00a00", "€\u00a01.200.000")
    with pytest.raises(ValueError, match="zero or more"):
        charts.money_bars("Geld", [charts.MoneyRow("Rijk", -1)])


def test_balance_tells_shares():
    chart = charts.balance("Voor wie", place=1, both=1, people=2)

    assert [row[2] for row in chart.table.rows] == ["25\u00a0%", "25\u00a0%", "50\u00a0%"]
    with pytest.raises(ValueError, match="zero or more"):
        charts.balance("Voor wie", place=-1, both=1, people=2)


def test_a_sentence_from_right_to_left_holds_dutch_words_and_numbers_together():
    with translation.override("ar"):
        told = charts.trend(
            "gezond", [NamedLine("Selwerd", [Point(2022, 75)])], unit="%", baseline=Point(2018, 70)
        ).message

    assert told.startswith("\u2068Gezond\u2069: \u2068Selwerd\u2069 \u206875\u00a0%\u2069 ")
    assert " in 2018" not in told


def test_balance_does_not_say_there_is_nothing_when_it_does_not_know():
    chart = charts.balance("Voor wie", place=0, both=0, people=0, unknown=4)

    assert chart.message == "Voor wie: nog van geen maatregel bekend; onbekend 4."


def test_picker_without_areas_says_so_and_has_no_key():
    chart = charts.area_picker("Buurten", [])

    assert "Nog geen kaart" in chart.svg
    assert "hoort erbij" not in chart.svg


def test_ladder_makes_room_for_all_the_parties_of_one_step():
    def band(parties: int) -> float:
        rung = Rung("Visie", 2, [Voice(f"partij {at}", 2) for at in range(parties)])
        drawn = fromstring(charts.factor_ladder("Ladder", [rung], width=310).svg)
        return max(float(element.get("height")) for element in drawn.iter() if element.get("fill") == palette.BAND)

    assert band(1) == 34
    assert band(6) >= 4 * 16


def test_a_locator_shows_places_and_no_figures():
    areas = [
        charts.LocatedArea(name, square(6.5 + at * 0.01, 53.2), within)
        for at, (name, within) in enumerate(
            [("Beijum", ""), ("Selwerd", "Noord"), ("Tuinwijk", "Noord"), ("Ulgersmaborg", "")]
        )
    ]

    whole, near = charts.locator("Waar", areas), charts.locator("Waar", areas, zooms=True)

    assert whole.message == "Waar: Noord (Selwerd en Tuinwijk)."
    assert near.message == "Waar: Selwerd en Tuinwijk."
    assert whole.table.rows == (("Noord", "Selwerd"), ("Noord", "Tuinwijk"))
    assert texts(whole) == ["Noord"]
    assert {"Selwerd", "Tuinwijk"} <= set(texts(near))


def test_a_locator_that_zooms_makes_the_area_large_and_keeps_the_whole_in_a_corner():
    areas = [charts.LocatedArea(str(at), square(6.5 + at * 0.01, 53.2), "Noord" * (at == 3)) for at in range(20)]

    def widest(chart):
        dark = [path.get("d") for path in fromstring(chart.svg).iter(f"{SVG}path") if path.get("fill") == palette.AREA]
        across = [[float(x) for x in re.findall(r"[ML](-?[\d.]+) ", path)] for path in dark]
        return [round(max(xs) - min(xs)) for xs in across]

    assert widest(charts.locator("Waar", areas, width=480)) == [24]
    large, small = widest(charts.locator("Waar", areas, zooms=True, width=480))
    assert large > 120
    assert small < 8
