"""The long line of a wijkaanpak: what was decided in which order, what comes, and who left without a handover."""

from datetime import date

import pytest

from monitoring.pages import years
from monitoring.scoring import elections
from programmes.models import Programme
from tests.support.factories import (
    LocalAgreementFactory,
    PhaseTransitionFactory,
    ProgrammeFactory,
    TeamMemberFactory,
)
from tests.support.monitoring import make_report
from tests.support.world import client_of
from wijkaanpak import tenancy

TODAY = date(2026, 11, 2)
HERE = pytest.mark.urls("wijkaanpak.urls_municipality")


@pytest.fixture
def programme(groningen) -> Programme:
    row: Programme = ProgrammeFactory(slug="selwerd", started_on=date(2018, 3, 1), horizon_years=20, phase="executing")
    return row


def said(moments):
    return [(moment.on.year, moment.kind, moment.title) for moment in moments]


@HERE
def test_what_was_is_told_from_the_latest_to_the_beginning_with_where_one_reads_more(programme):
    step = PhaseTransitionFactory(
        programme=programme, from_phase="designing", to_phase="executing", decided_on=date(2021, 5, 1)
    )
    LocalAgreementFactory(programme=programme, title="Wijkdeal 2020", starts_on=date(2020, 6, 1))

    line = years.read(programme, TODAY)

    assert said(line.past) == [
        (2021, "Fase", "Van ontwerpen naar uitvoeren"),
        (2020, "Wijkdeal", "Wijkdeal 2020"),
        (2018, "Begin", "De wijkaanpak begon."),
    ]
    assert line.past[0].url.endswith(f"/fasen/besluit/{step.pk}/dossier.pdf")
    assert (line.year, line.years, line.phase) == (9, 20, "uitvoeren")


@HERE
def test_who_left_is_told_by_function_and_whether_the_work_was_handed_over(programme):
    about = {"programme": programme, "starts_on": date(2019, 1, 1), "name": "Geheime Naam"}
    TeamMemberFactory(function="wijkregisseur", ends_on=date(2023, 4, 1), **about)
    TeamMemberFactory(
        function="procesregisseur",
        ends_on=date(2024, 4, 1),
        handover="Alles staat in de map.",
        handover_recorded_on=date(2024, 4, 1),
        **about,
    )
    TeamMemberFactory(function="opbouwwerker", ends_on=None, **about)

    line = years.read(programme, TODAY)

    assert said(line.past)[:2] == [
        (2024, "Overdracht", "Procesregisseur: het werk is overgedragen."),
        (2023, "Overdracht", "Wijkregisseur: vertrokken zonder vastgelegde overdracht."),
    ]
    assert "overdrachten: 2" in line.chart.message
    assert "Geheime Naam" not in str(line)


@HERE
def test_what_comes_are_elections_until_the_horizon(programme):
    line = years.read(programme, TODAY)

    assert [moment.on for moment in line.ahead] == [
        elections.election_in(2030),
        elections.election_in(2034),
        elections.election_in(2038),
        date(2038, 12, 31),
    ]
    assert years.read(programme, date(2039, 1, 1)).ahead == ()


@HERE
def test_a_longer_story_asks_no_more_questions(programme, django_assert_num_queries):
    for year in range(2019, 2026):
        LocalAgreementFactory(programme=programme, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))

    with django_assert_num_queries(2):
        years.read(programme, TODAY)


def test_the_page_leads_to_an_adopted_report_and_not_to_a_draft(programme, groningen, manager):
    adopted = make_report(programme, status="adopted")
    draft = make_report(programme, version=2)

    page = client_of(manager).get(tenancy.path(groningen, "monitoring:years", slug="selwerd")).content.decode()

    assert tenancy.path(groningen, "reports:detail", slug="selwerd", pk=adopted.pk) in page
    assert tenancy.path(groningen, "reports:detail", slug="selwerd", pk=draft.pk) not in page
