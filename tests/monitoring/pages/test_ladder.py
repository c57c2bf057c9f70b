"""The ten factors on the overview: of which day the records are, and in which round the parties spoke."""

from datetime import date, timedelta

from monitoring import assessments, reports, rounds, tasks
from monitoring.models import Assessment
from monitoring.pages import ladder
from tests.conftest import NOON
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.support.monitoring import make_report
from tests.support.snapshots import example_snapshot


def drawn(programme):
    newest = ladder.latest(programme)
    return ladder.drawn(newest, rounds.heard(programme, newest.holds_on))


def assessed(programme):
    assessments.assess(programme, at=AT, by=None, made_at=NOON)
    return programme


def test_the_overview_says_what_the_report_of_that_day_says(groningen):
    programme = story.programme()
    story.judged(programme, date(2026, 2, 1), "municipality", stage=1)
    story.judged(programme, date(2026, 10, 1), "municipality", "resident", stage=2)
    make_report(programme, status="adopted", reference_date=date(2026, 3, 1), snapshot=example_snapshot())
    shown = drawn(assessed(programme))

    period = reports.Period(date(2025, 11, 24), AT)
    document = reports.preview(programme, period=period, reference_date=AT, at=NOON)
    vision = next(factor for factor in document["factors"]["items"] if factor["key"] == "vision")

    parties = {party["label"]: party["stage"] for party in vision["parties"]}
    assert parties == {"gemeente": 2, "bewoners": 2}
    row = next(row for row in shown.drawn.wide.table.rows if row[0] == vision["label"])
    assert row[2:4] == ("begin", "begin")
    assert (shown.round.closes_on, shown.before) == (date(2026, 10, 1), date(2026, 3, 1))


def test_without_a_round_nobody_speaks_though_an_adopted_report_has_voices(groningen):
    programme = story.programme()
    make_report(programme, status="adopted", reference_date=date(2026, 3, 1), snapshot=example_snapshot())

    shown = drawn(assessed(programme))

    assert shown.round is None
    assert shown.drawn.wide.table.headers == ("Succesfactor", "Gegevens", "Vorig rapport")


def test_the_page_names_the_round_and_the_day(groningen, manager, client):
    programme = assessed(story.programme())
    story.judged(programme, date(2026, 10, 1), "resident")
    client.force_login(manager)

    page = " ".join(client.get(f"/groningen/beheer/{programme.slug}/").content.decode().split())

    assert "De gegevens zijn van 23 november 2026." in page
    assert "De partijen oordeelden in de ronde ‘Ronde’, gesloten op 1 oktober 2026." in page


def test_nights_without_a_change_count_for_the_day_and_for_the_report_before(groningen):
    """Nothing is kept of them, and still the records are of the last; a report of the first day is before it."""
    programme = story.programme()
    for day in (AT, AT + timedelta(days=3)):
        for pk in assessments.begin_day(day):
            tasks.score_programme(municipality_id=groningen.pk, scoring_id=pk)
    make_report(programme, status="adopted", reference_date=AT, snapshot=example_snapshot())

    shown = drawn(programme)

    assert Assessment.objects.get().reference_date == AT
    assert (shown.assessed_on, shown.before) == (AT + timedelta(days=3), AT)
