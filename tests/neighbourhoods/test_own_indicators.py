"""What a municipality measures itself: usable like the rest of the catalogue, and for nobody else to see."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from neighbourhoods import series
from neighbourhoods.models import Area, Indicator, Mapping, Observation, Release, ReleaseColumn, ReleaseRow, SourceTable
from neighbourhoods.reference import catalogue
from programmes.figures_desk.indicators import writes
from programmes.models import Event
from tests.conftest import NOON, make_municipality, make_user
from tests.support.indicators import make_own_indicator
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role, User

SELWERD = "BU00141000"


def defined(municipality, **changes):
    """An own indicator of the survey among residents."""
    by = somebody(municipality)
    with tenancy.municipality(municipality):
        return make_own_indicator(municipality, by=by, **changes)


def somebody(municipality):
    found = User.objects.filter(email=f"beheerder@{municipality.slug}.example").first()
    return found or make_user("beheerder", municipality, Role.ADMINISTRATOR)


@pytest.fixture
def here(db):
    found = make_municipality("hier", "Hier")
    found.code = "GM0014"
    found.save()
    return found


@pytest.fixture
def elsewhere(db):
    found = make_municipality("elders", "Elders")
    found.code = "GM9998"
    found.save()
    return found


def test_it_is_part_of_the_catalogue_of_its_municipality(here, elsewhere):
    own = defined(here)

    levels = ["municipality", "district", "neighbourhood"]
    assert (own.key, own.series, own.levels) == (
        "eigen_rapportcijfer_buurt",
        f"{here.code}-buurtpeiling",
        levels,
    )
    with tenancy.municipality(here):
        assert Indicator.objects.own().get() == own
        assert Indicator.objects.in_order().last() == own
    with tenancy.municipality(elsewhere):
        assert not Indicator.objects.filter(pk=own.pk).exists()
        assert Indicator.objects.shared().count() == Indicator.objects.count()
    assert not Indicator.objects.own().exists()


def test_two_municipalities_can_use_one_name(here, elsewhere):
    assert defined(here).key == defined(elsewhere).key


def test_a_name_is_used_once_by_a_municipality(here):
    defined(here)

    with pytest.raises(writes.NameTaken):
        defined(here, name="Rapportcijfer buurt")


def test_names_that_give_one_key_get_two(here):
    assert {defined(here).key, defined(here, name="rapportcijfer: buurt").key} == {
        "eigen_rapportcijfer_buurt",
        "eigen_rapportcijfer_buurt_2",
    }


def test_it_can_be_changed_but_keeps_its_key(here):
    own = defined(here)

    values = writes.values_of(own) | {"name": "cijfer voor de buurt", "decimals": 2}

    with tenancy.municipality(here):
        changed = writes.redefine(own, **values, by=somebody(here), at=NOON)
        kinds = list(Event.objects.order_by("pk").values_list("kind", flat=True))

    assert (changed.key, changed.name, changed.decimals) == (own.key, "cijfer voor de buurt", 2)
    assert kinds == ["own_indicator.added", "own_indicator.changed"]


def test_a_line_of_the_catalogue_is_not_changed(here):
    inwoners = Indicator.objects.get(key="inwoners")
    values = writes.values_of(inwoners)

    with tenancy.municipality(here), pytest.raises(writes.NotOwn):
        writes.redefine(inwoners, **values, by=somebody(here), at=NOON)


def test_another_municipality_cannot_write_it(here, elsewhere):
    own = defined(here)

    with tenancy.municipality(elsewhere):
        assert Indicator.objects.filter(pk=own.pk).update(name="van ons") == 0
    with pytest.raises(Exception, match="row-level security"), tenancy.municipality(elsewhere):
        Indicator.objects.create(
            key="eigen_x", owner=here, number=1, name="x", unit="x", direction="context", combination="none"
        )


def test_the_database_keeps_own_keys_and_shared_keys_apart(here):
    for broken in ({"key": "eigen_x"}, {"key": "x", "owner": here}):
        with pytest.raises(IntegrityError), tenancy.municipality(here), transaction.atomic():
            Indicator.objects.create(
                **{"number": 5000, "name": "x", "unit": "x", "direction": "context", "combination": "none"} | broken
            )


def test_loading_the_catalogue_leaves_it_alone(here):
    own = defined(here)

    with tenancy.municipality(here):
        assert catalogue.load(Indicator) == 0
        assert Indicator.objects.own().get() == own


def release_of(table, own):
    source, _ = SourceTable.objects.get_or_create(
        code=table, defaults={"series": table, "publisher": "gemeente", "licence": "eigen"}
    )
    release = Release.objects.create(
        table=source,
        period="2025",
        division_year=2024,
        source="mapping",
        retrieved_at=NOON,
        published_at=NOON,
        file_name="peiling.csv",
        sha256="0" * 64,
        areas=1,
        figures=1,
    )
    ReleaseColumn.objects.create(
        release=release, position=1, header="Cijfer", title="cijfer", indicator=own, table=source, period="2025"
    )
    area, _ = Area.objects.get_or_create(
        code=SELWERD, division_year=2024, defaults={"level": "neighbourhood", "name": "Selwerd", "sort_key": "selwerd"}
    )
    ReleaseRow.objects.create(release=release, area=area, values=[7.1], notes=[0])
    return release


def test_its_figures_are_read_in_series_at_home_and_nowhere_else(here, elsewhere):
    own = defined(here)
    with tenancy.municipality(here):
        release_of(f"{here.code}-buurtpeiling", own)
        at_home = series.area_series([SELWERD], [own.key])
        assert at_home[own.key].latest.value == 7.1
        assert Observation.objects.filter(indicator_id=own.pk).count() == 1
    with tenancy.municipality(elsewhere):
        assert not Observation.objects.filter(indicator_id=own.pk).exists()
        assert not ReleaseColumn.objects.exists()
    assert not Observation.objects.filter(indicator_id=own.pk).exists()


def test_a_column_of_an_own_table_is_walled_off_whatever_it_measures(here, elsewhere):
    with tenancy.municipality(here):
        release_of(f"{here.code}-buurtpeiling", Indicator.objects.get(key="voelt_zich_onveilig"))
        assert ReleaseColumn.objects.get().owner == here
    with tenancy.municipality(elsewhere):
        assert not Observation.objects.exists()


def test_a_table_of_one_and_an_indicator_of_another_do_not_meet(here, elsewhere):
    own = defined(here)

    with pytest.raises(ProgrammingError, match="row-level security"), tenancy.municipality(here):
        release_of(f"{elsewhere.code}-buurtpeiling", own)
    with pytest.raises(IntegrityError, match="no such indicator"), tenancy.municipality(elsewhere):
        release_of("KWB-2025", own)


def test_the_walls_are_forced(db):
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relrowsecurity and relforcerowsecurity")
        assert {"neighbourhoods_indicator", "neighbourhoods_releasecolumn"} <= {name for (name,) in cursor.fetchall()}


def test_a_survey_is_read_from_its_file_to_the_series(here, elsewhere, tmp_path):
    own = defined(here)
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Cijfer\nBU00141000;7,1\nBU00141100;6,4\n")
    for code in (SELWERD, "BU00141100"):
        Area.objects.create(code=code, division_year=2024, level="neighbourhood", name=code, sort_key=code)
    with tenancy.municipality(here):
        Mapping.objects.create(
            name="Buurtpeiling",
            table=own.series,
            publisher="Gemeente Hier",
            code_column="Code",
            period="2025",
            division_year=2024,
            columns={"Cijfer": own.key},
            decimal=",",
        )

    out = StringIO()
    call_command("import_figures", str(path), "--mapping", "Buurtpeiling", "--municipality", "hier", stdout=out)

    assert "peiling.csv is vastgelegd" in out.getvalue()
    with tenancy.municipality(here):
        assert series.area_series([SELWERD], [own.key])[own.key].latest.value == 7.1
        assert Observation.objects.preferred().filter(indicator=own).count() == 2
    with tenancy.municipality(elsewhere):
        assert not Observation.objects.exists()
