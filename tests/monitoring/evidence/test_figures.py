"""What figures count as evidence: those of the whole area, comparable, and published here by the date."""

from datetime import date

import pytest

from monitoring import evidence
from monitoring.scoring.area_analysis import DomainFigureRecord
from monitoring.scoring.records import InvestmentDomain, Ref
from neighbourhoods.models import Indicator
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, EAST, WEST
from tests.neighbourhoods.support import HOMES, PEOPLE, crimes, kwb, publish


@pytest.fixture
def beijum(groningen):
    """A programme of two buurten with one ambition."""
    programme = story.programme("beijum")
    area = models.ProgrammeArea.objects.create(programme=programme, starts_on=story.START, division_year=2024)
    for code in (EAST, WEST):
        models.ProgrammeAreaMember.objects.create(area=area, code=code)
    return programme


@pytest.fixture
def police(tmp_path):
    """Publish the police figures of (code, year), each 200 crimes."""

    def published(*places, **options):
        return publish(crimes(tmp_path, [(code, year, 200) for code, year in places]), **options)

    return published


def years(*codes, of=range(2021, 2026)):
    return [(code, year) for code in codes for year in of]


def figures(programme, at=AT):
    return evidence.gather(programme, at)["area_analysis"].figures


def series_years(programme, at=AT):
    return [series.years for series in evidence.gather(programme, at)["staying_power"].series]


def test_a_domain_is_covered_by_the_newest_figure_of_all_its_buurten(beijum, police):
    police(*years(EAST, WEST, of=range(2020, 2025)), (EAST, 2025))

    (crime,) = figures(beijum)

    indicator = Indicator.objects.get(key="misdrijven")
    assert crime == DomainFigureRecord(Ref("indicator", indicator.pk, indicator.name), InvestmentDomain.SAFETY, 2024)


def test_background_of_no_domain_covers_nothing(beijum, tmp_path):
    rows = [("Oost", EAST, 1, 5855, 3000), ("West", WEST, 1, 6050, 2900)]
    publish(kwb(tmp_path, rows, (PEOPLE, HOMES)))

    found = figures(beijum)

    assert {(figure.domain, figure.year) for figure in found} == {(InvestmentDomain.HOUSING, 2024)}
    assert "inwoners" not in {figure.ref.label.lower() for figure in found}


def test_what_was_published_here_later_was_not_known(beijum, police):
    police(*years(EAST, WEST), at=story.moment(date(2026, 3, 2)))

    assert figures(beijum, at=date(2026, 3, 1)) == ()
    assert [figure.year for figure in figures(beijum, at=date(2026, 3, 2))] == [2025]


def test_a_programme_without_an_area_has_no_figures(groningen, police):
    police(*years(EAST, WEST))

    assert figures(story.programme()) == ()


@pytest.mark.parametrize(
    ("facts", "baseline", "reference"),
    [
        ({}, False, False),
        ({"baseline_period": "2021", "baseline_value": 400}, True, False),
        ({"reference": "municipality"}, False, True),
        ({"reference": "country"}, False, False),  # chosen, but there is no figure of the country
        ({"indicator_key": "niet-in-de-catalogus", "reference": "municipality"}, False, False),
    ],
)
def test_an_indicator_of_an_ambition_has_a_baseline_and_a_reference(beijum, police, facts, baseline, reference):
    police(*years(EAST, WEST, "GM0014"))
    story.ambition(beijum).indicators.create(**{"indicator_key": "misdrijven"} | facts)

    (found,) = evidence.gather(beijum, AT)["area_analysis"].ambition_indicators

    assert (found.has_baseline, found.has_reference) == (baseline, reference)
    assert found.ref.label in ("niet-in-de-catalogus", Indicator.objects.get(key="misdrijven").name)


def test_a_series_keeps_the_years_in_which_all_buurten_have_a_figure(beijum, police):
    police(*years(EAST), *years(WEST, of=(2021, 2023, 2025)))
    story.ambition(beijum).indicators.create(indicator_key="misdrijven")

    assert series_years(beijum) == [(2021, 2023, 2025)]


def test_a_series_does_not_cross_a_break(beijum, police):
    police(*years(EAST, WEST))
    Indicator.objects.filter(key="misdrijven").update(breaks=[2023])
    story.ambition(beijum).indicators.create(indicator_key="misdrijven")

    assert series_years(beijum) == [(2023, 2024, 2025)]


def test_what_cannot_be_combined_is_followed_in_each_buurt(beijum, police):
    police(*years(EAST), *years(WEST, of=(2021, 2023)))
    Indicator.objects.filter(key="misdrijven").update(combination="none")
    story.ambition(beijum).indicators.create(indicator_key="misdrijven")

    assert series_years(beijum) == [(2021, 2023)]
    assert [figure.year for figure in figures(beijum)] == [2023]
