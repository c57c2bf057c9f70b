from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from neighbourhoods import tables
from neighbourhoods.models import Area, AreaLink, Observation, Release, ReleaseColumn, ReleaseRow
from neighbourhoods.releases import publishing
from neighbourhoods.terms import LinkKind, Note, ReleaseStatus
from tests.neighbourhoods.support import HOMES, NOON, OWNED, PEOPLE, crimes, kwb, publish

GOOD = [("Selwerd", "BU00141000", 1, 6580), ("Beijum-West", "BU00141100", 3, "."), ("Land", "NL00", ".", 17942942)]


def test_a_file_becomes_a_release_with_everything_that_was_published(db, tmp_path):
    outcome = publish(kwb(tmp_path, [(*row, 1) for row in GOOD], (PEOPLE, "Bevolking/Geslacht/Mannen (aantal)")))

    release = outcome.releases[0]
    assert (outcome.status, outcome.areas, outcome.columns, outcome.figures) == ("published", 3, 2, 5)
    assert outcome.missing == {"missing": 1}
    assert (release.table_id, release.period, release.division_year) == ("85984NED", "2024", 2024)
    assert (release.table.series, release.status, release.retrieved_at) == ("KWB", ReleaseStatus.UNSTATED, NOON)
    assert [
        (column.position, column.indicator and column.indicator.key) for column in release.columns.order_by("position")
    ] == [
        (1, "inwoners"),
        (2, None),
    ]
    assert ReleaseRow.objects.filter(release=release).count() == 3


def test_the_view_shows_what_stands_in_the_file(db, tmp_path):
    publish(kwb(tmp_path, GOOD))

    seen = Observation.objects.filter(indicator__key="inwoners").values_list("area__code", "value", "note", "period")

    assert set(seen) == {
        ("BU00141000", 6580.0, Note.PRESENT, "2024"),
        ("BU00141100", None, Note.MISSING, "2024"),
        ("NL00", 17942942.0, Note.PRESENT, "2024"),
    }


def test_areas_that_only_figures_speak_of_are_made(db, tmp_path):
    publish(kwb(tmp_path, GOOD))

    area = Area.objects.get(code="BU00141100")
    assert (area.name, area.level, area.boundary_change, area.geometry) == ("Beijum-West", "neighbourhood", 3, None)


@pytest.mark.parametrize("change", [1, "."])
def test_areas_to_which_a_file_adds_nothing_are_not_written_again(db, tmp_path, change):
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", change, 6580), ("Beijum-West", "BU00141100", change, 5860)]))

    with CaptureQueriesContext(connection) as asked:
        publish(kwb(tmp_path, [("Selwerd", "BU00141000", change, 6600), ("Beijum-West", "BU00141100", change, 5855)]))

    assert not [query for query in asked.captured_queries if "insert into neighbourhoods_area" in query["sql"]]
    assert Area.objects.count() == 2


def test_the_same_file_again_changes_nothing(db, tmp_path):
    first = publish(kwb(tmp_path, GOOD))

    again = publish(kwb(tmp_path, GOOD))

    assert again.status == "unchanged"
    assert [release.pk for release in again.releases] == [release.pk for release in first.releases]
    assert (again.areas, again.figures) == (first.areas, first.figures)
    assert Release.objects.count() == 1


def test_a_revision_supersedes_and_keeps_what_was(db, tmp_path):
    old = publish(kwb(tmp_path, GOOD)).releases[0]

    new = publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6600), *GOOD[1:]])).releases[0]

    of_selwerd = Observation.objects.filter(area__code="BU00141000")
    assert of_selwerd.current().get().value == 6600
    assert of_selwerd.get(release=old).value == 6580
    assert [release.pk for release in Release.objects.current()] == [new.pk]


def test_going_back_to_an_earlier_file_is_a_new_release(db, tmp_path):
    publish(kwb(tmp_path, GOOD))
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6600), *GOOD[1:]]))

    outcome = publish(kwb(tmp_path, GOOD))

    assert (outcome.status, Release.objects.count()) == ("published", 3)
    assert Observation.objects.current().get(area__code="BU00141000").value == 6580


def test_a_file_with_other_columns_of_a_table_supersedes_only_its_own(db, tmp_path):
    publish(kwb(tmp_path, GOOD))
    publish(kwb(tmp_path, [(*row[:3], 100) for row in GOOD], (HOMES,)))

    seen = Observation.objects.current().filter(area__code="BU00141000")
    assert dict(seen.values_list("indicator__key", "value")) == {"inwoners": 6580, "woningen": 100}


def test_an_extract_does_not_take_national_figures_away(db, tmp_path):
    publish(kwb(tmp_path, GOOD))

    with pytest.raises(publishing.Refusal, match="2 van de 3"):
        publish(kwb(tmp_path, GOOD[:1]))

    assert Observation.objects.current().filter(indicator__key="inwoners").count() == 3
    assert publish(kwb(tmp_path, GOOD[:1]), replace=True).status == "published"


def test_a_refused_file_is_not_published(db, tmp_path):
    with pytest.raises(publishing.Refusal, match="regel 2"):
        publish(kwb(tmp_path, [("A", "BU00141000", 1, "veel")]))

    assert not Release.objects.exists()
    assert not Area.objects.exists()


@pytest.mark.parametrize(
    ("column", "wrong", "reason"),
    [
        (PEOPLE, -21, "‘-21’: een aantal is nooit kleiner dan nul"),
        (OWNED, 210, "‘210’: een percentage ligt van 0 tot en met 100"),
        (OWNED, -21, "‘-21’: een percentage ligt van 0 tot en met 100"),
    ],
)
def test_a_figure_that_cannot_be_true_refuses_the_file(db, tmp_path, column, wrong, reason):
    rows = [("Selwerd", "BU00141000", 1, 40), ("Beijum-West", "BU00141100", 1, wrong)]

    with pytest.raises(publishing.Refusal, match=reason) as refusal:
        publish(kwb(tmp_path, rows, (column,)))

    (refused,) = refusal.value.refused
    assert (refused.line, refused.column, refused.reason[:16]) == (3, column, "BU00141100, 2024")
    assert not Release.objects.exists()


def test_a_fault_halfway_leaves_nothing_behind(db, tmp_path, monkeypatch):
    path = crimes(tmp_path, [("BU00141000", 2024, 355), ("BU00141000", 2025, 374)])
    written = []

    def breaks_at_the_second(release, publication, *others):
        if written:
            raise RuntimeError("the cable is out")
        written.append(original(release, publication, *others))
        return written[0]

    original = publishing._write
    monkeypatch.setattr(publishing, "_write", breaks_at_the_second)
    with pytest.raises(RuntimeError):
        publish(path)

    assert len(written) == 1
    assert not Release.objects.exists()
    assert not Area.objects.exists()


def test_only_the_newest_year_of_the_police_is_provisional(db, tmp_path):
    outcome = publish(crimes(tmp_path, [("BU00141000", 2024, 355), ("BU00141000", 2025, 374)]))

    assert [release.status for release in outcome.releases] == [ReleaseStatus.UNSTATED, ReleaseStatus.PROVISIONAL]


def test_an_unknown_table_is_asked_for(db, tmp_path):
    path = kwb(tmp_path, GOOD, name="kwb_2026.csv")

    with pytest.raises(publishing.Refusal, match="Vul het tabelnummer in"):
        publish(path)

    assert publish(path, table="99999NED").releases[0].table.series == "99999NED"


def test_a_file_does_not_land_in_a_table_of_another_publisher(db, tmp_path):
    with pytest.raises(publishing.Refusal, match="een bestand van CBS, en tabel 50090NED is van RIVM"):
        publish(kwb(tmp_path, GOOD), table="50090NED")

    assert not Release.objects.exists()


def test_a_year_that_did_not_begin_is_refused(db, tmp_path):
    with pytest.raises(publishing.Refusal, match="over 2062 in, en dat jaar is nog niet begonnen"):
        publish(crimes(tmp_path, [("BU00141000", 2062, 355)]))

    assert not Release.objects.exists()


def test_indelingswijziging_links_a_division_to_the_year_before(db, tmp_path):
    publish(kwb(tmp_path, [(*area, 6500) for *area, _people in GOOD], name="kwb_2023.csv"))
    publish(kwb(tmp_path, GOOD, name="kwb_2024.csv"))

    kinds = dict(AreaLink.objects.values_list("later__code", "kind"))
    assert kinds == {"BU00141000": LinkKind.SAME, "BU00141100": LinkKind.CHANGED}


def test_a_file_without_names_borrows_them(db, tmp_path):
    publish(kwb(tmp_path, GOOD))
    reading = tables.interpret(kwb(tmp_path, [("BU00141000", "BU00141000", 1, 5)], name="kwb_2020.csv"))
    publishing.publish(reading, at=NOON, retrieved_at=NOON)

    assert Area.objects.get(code="BU00141000", division_year=2020).name == "Selwerd"


def test_a_name_that_comes_later_is_filled_in(db, tmp_path):
    publish(kwb(tmp_path, [("BU00141000", "BU00141000", ".", 5)]))
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6)]))

    area = Area.objects.get(code="BU00141000")
    assert (area.name, area.sort_key, area.boundary_change) == ("Selwerd", "selwerd", 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_the_same_file_at_once_make_one_release(tmp_path):
    reading = tables.interpret(kwb(tmp_path, GOOD))

    def publish_it(_):
        try:
            return publishing.publish(reading, at=NOON, retrieved_at=NOON).status
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        statuses = sorted(people.map(publish_it, range(4)))

    assert statuses == ["published", "unchanged", "unchanged", "unchanged"]
    assert Release.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_tables_that_speak_of_the_same_new_areas_do_not_wait_for_each_other_forever(tmp_path):
    codes = [f"BU{number:08d}" for number in range(200)]
    one = tables.interpret(kwb(tmp_path, [(code, code, 1, 5) for code in codes]))
    other = tables.interpret(crimes(tmp_path, [(code, 2024, 5) for code in reversed(codes)]))

    def publish_it(reading):
        try:
            return publishing.publish(reading, at=NOON, retrieved_at=NOON, division_year=2024).status
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        assert list(people.map(publish_it, [one, other])) == ["published", "published"]
    assert Area.objects.count() == 200


def test_the_database_refuses_two_current_columns_for_one_indicator(db, tmp_path):
    release = publish(kwb(tmp_path, GOOD)).releases[0]
    column = release.columns.get()
    other = Release.objects.get(pk=release.pk)
    other.pk = None
    other.save()

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseColumn.objects.create(
            release=other,
            position=1,
            header="x",
            title="x",
            indicator=column.indicator,
            table=other.table,
            period=other.period,
        )


def test_the_database_refuses_a_column_of_another_period_than_its_release(db, tmp_path):
    release = publish(kwb(tmp_path, GOOD)).releases[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        release.columns.update(period="2023")


def test_the_database_refuses_a_row_with_fewer_notes_than_values(db, tmp_path):
    publish(kwb(tmp_path, GOOD))

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseRow.objects.update(notes=[])


@pytest.mark.parametrize("broken", [{"period": "24"}, {"period": "2024-13"}, {"sha256": "x"}])
def test_the_database_refuses_a_release_without_a_period_or_digest(db, tmp_path, broken):
    release = publish(kwb(tmp_path, GOOD)).releases[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(**broken)
