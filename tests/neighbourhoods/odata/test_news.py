from datetime import UTC, datetime, timedelta
from io import StringIO

from django.core.management import call_command

from neighbourhoods import tasks
from neighbourhoods.models import TableNews
from neighbourhoods.odata import news
from tests.neighbourhoods.odata.answers import health
from tests.neighbourhoods.odata.conftest import source, waited
from tests.support.odata_server import kwb
from wijkaanpak.celery import app

__all__ = ["source", "waited"]  # fixtures

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=7)


def imported(code="85984NED", *options):
    call_command("import_figures", "--table", code, "--retrieved", "2026-11-02", *options, stdout=StringIO())


def waiting():
    return [told.sentence for told in TableNews.objects.waiting()]


def test_the_table_of_a_new_year_waits_until_it_is_read(db, source):
    imported()
    source.tables["86165NED"] = kwb(title="Kerncijfers wijken en buurten 2025")

    news.look(at=NOON)

    assert waiting() == [
        "CBS heeft tabel 86165NED gepubliceerd (Kerncijfers wijken en buurten 2025); nog niet ingevoerd."
    ]
    imported("86165NED", "--confirm", "same")  # the server of the test has the same figures for every year
    assert waiting() == []


def test_looking_again_changes_nothing_but_when_we_looked(db, source):
    imported()
    news.look(at=NOON)
    before = TableNews.objects.get()

    news.look(at=LATER)

    after = TableNews.objects.get()
    assert (after.found_at, after.changed_at, after.looked_at) == (NOON, before.changed_at, LATER)
    assert waiting() == []


def test_a_table_that_was_changed_is_to_be_read_again(db, source):
    imported()
    news.look(at=NOON)
    source.tables["85984NED"].modified = "2026-11-09T02:00:00+01:00"

    news.look(at=LATER)

    assert waiting() == [
        "CBS heeft tabel 85984NED gewijzigd (Kerncijfers wijken en buurten 2024); voer haar opnieuw in."
    ]


def test_a_table_that_became_definitive_is_to_be_read_again(db, source):
    imported()
    news.look(at=NOON)
    source.tables["85984NED"] = kwb(description="Status van de cijfers: deze zijn definitief.")

    news.look(at=LATER)

    assert waiting() == [
        "CBS noemt tabel 85984NED nu definitief (Kerncijfers wijken en buurten 2024); voer haar opnieuw in."
    ]


def test_tables_of_third_parties_are_asked_for_too(db, source):
    source.tables["50090NED"] = health()
    imported("50090NED")
    source.tables["50090NED"].modified = "2027-01-01T02:00:00"

    news.look(at=NOON)

    assert [sentence.startswith("RIVM heeft tabel 50090NED gewijzigd") for sentence in waiting()] == [False, True]
    assert waiting()[0].startswith("CBS heeft tabel 85984NED gepubliceerd")


def test_without_figures_only_the_newest_table_is_news(db, source):
    source.tables["86165NED"] = kwb(title="Kerncijfers wijken en buurten 2025")

    news.look(at=NOON)

    assert list(TableNews.objects.values_list("code", flat=True)) == ["86165NED"]


def test_a_network_that_is_away_is_no_crash_and_asked_again(db, source, settings):
    imported()
    good = settings.CBS_ODATA_URL
    settings.CBS_ODATA_URL = "http://127.0.0.1:9/CBS"

    tasks.look_for_tables()
    assert TableNews.objects.count() == 0
    settings.CBS_ODATA_URL = good
    tasks.look_for_tables()

    assert TableNews.objects.count() == 1


def test_a_person_can_look_at_once(db, source):
    out = StringIO()

    call_command("look_for_tables", stdout=out)

    assert "1 tabel bekeken." in out.getvalue()
    assert "85984NED gepubliceerd" in out.getvalue()


def test_beat_looks_every_week():
    app.finalize()

    assert app.conf.beat_schedule["tables"]["task"] == tasks.look_for_tables.name
