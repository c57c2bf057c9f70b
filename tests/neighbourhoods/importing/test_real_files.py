"""The real files, one after the other into one database: nothing in them is refused or doubted."""

import pytest

from neighbourhoods.releases import publishing
from neighbourhoods.terms import ReleaseStatus
from tests.neighbourhoods.data import needs_data
from tests.neighbourhoods.support import NOON

pytestmark = needs_data

# In the order of their years, as somebody would who begins: maps and key figures first.
NAMES = [
    "grenzen/nl_gemeenten_2015.geojson.gz",
    "grenzen/nl_wijken_2015.geojson.gz",
    "grenzen/nl_buurten_2015.geojson.gz",
    "cbs/kwb_2019_amsterdam.csv",
    "grenzen/nl_gemeenten_2022.geojson.gz",
    "grenzen/nl_wijken_2022.geojson.gz",
    "grenzen/nl_gemeenten_2022_pdok.geojson",
    "cbs/kwb_2023_inkomen_amsterdam.csv",
    "cbs/kwb_2024_bevolking.csv",
    "cbs/kwb_2024_selectie.csv.gz",
    "politie/misdrijven_buurt_2021_2025.csv.gz",
    "politie/misdrijven_gemeente_2010_2020.csv",
    "rivm/gezondheidsmonitor_2012_18plus.xlsx",
    "rivm/gezondheidsmonitor_2020_18plus.xlsx",
    "rivm/goed_ervaren_gezondheid_2012_2024.csv.gz",
    "leefbaarometer/lbm2_klassen_gemeenten_2002_2016.json",
    "leefbaarometer/lbm2_klassen_wijken_2002_2016.json",
    "leefbaarometer/lbm3_kwb_buurten_provincie_utrecht.csv",
    "leefbaarometer/lbm3_wijken_amstelveen_2014_2022.csv",
]


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1]], ids=["oldest first", "newest first"])
def test_nothing_that_was_published_is_refused_or_doubted(names, db, readings):
    outcomes = {name: publishing.publish(readings(name), at=NOON, retrieved_at=NOON) for name in names}

    assert {name: outcome.warnings for name, outcome in outcomes.items() if outcome.warnings} == {}
    assert {outcome.status for outcome in outcomes.values()} == {"published"}
    provisional = {
        (name, release.period)
        for name, outcome in outcomes.items()
        for release in outcome.releases
        if release.status == ReleaseStatus.PROVISIONAL
    }
    assert provisional == {("politie/misdrijven_buurt_2021_2025.csv.gz", "2025")}


def test_an_extract_of_a_map_does_not_take_the_place_of_the_map(db, readings):
    publishing.publish(readings("grenzen/nl_buurten_2015.geojson.gz"), at=NOON, retrieved_at=NOON)

    with pytest.raises(publishing.Refusal, match="gebieden van de vorige publicatie van WBK-BU 2015"):
        publishing.publish(readings("grenzen/groningen_regio_buurten_2015.geojson"), at=NOON, retrieved_at=NOON)
    with pytest.raises(publishing.Refusal, match=r"verdwijnen alle cijfers van 3.. gemeenten"):
        publishing.publish(
            readings("grenzen/groningen_regio_buurten_2015.geojson"), at=NOON, retrieved_at=NOON, replace=True
        )
