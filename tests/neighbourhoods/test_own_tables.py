"""A table that a municipality fills itself: the table, what it published of it and the figures are behind its wall."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from neighbourhoods.models import Area, Release, ReleaseColumn, ReleaseRow, SourceTable
from neighbourhoods.releases import withdrawals
from neighbourhoods.releases.refusals import Refusal
from tests.conftest import NOON, make_municipality, make_user
from tests.neighbourhoods.support import kwb, own_table, publish
from tests.support.figures import make_release
from tests.support.indicators import make_own_indicator
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

SELWERD, PADDEPOEL = "BU00141000", "BU00141001"
ABOUT = {"publisher": "Gemeente Hier", "licence": "eigen"}
EVERYTHING = (SourceTable, Release, ReleaseColumn, ReleaseRow)


@pytest.fixture
def here(db):
    return make_municipality("hier", "Hier", code="GM0014")


@pytest.fixture
def elsewhere(here):
    return make_municipality("elders", "Elders", code="GM0363")


def counted(release, *codes):
    for code in codes:
        area, _ = Area.objects.get_or_create(
            code=code, division_year=2024, defaults={"level": "neighbourhood", "name": code}
        )
        ReleaseRow.objects.create(release=release, area=area, values=[7.1], notes=[0])
    return release


def survey_of(municipality, *codes):
    """A release of an own table about these buurten."""
    with tenancy.municipality(municipality):
        table = SourceTable.objects.create(code=f"{municipality.code}-peiling", series="peiling", **ABOUT)
        return counted(make_release(table=table), *codes)


def seen():
    return {model.__name__: model.objects.count() for model in EVERYTHING}


def test_an_own_table_with_all_of_it_is_there_for_its_municipality_alone(here, elsewhere):
    survey_of(here, SELWERD, PADDEPOEL)

    with tenancy.municipality(here):
        at_home = seen()
        owners = {row.owner_id for model in EVERYTHING for row in model.objects.all()}
    with tenancy.municipality(elsewhere):
        next_door = seen()

    assert at_home == {"SourceTable": 1, "Release": 1, "ReleaseColumn": 1, "ReleaseRow": 2}
    assert owners == {here.pk}
    assert set(next_door.values()) == {0}
    assert set(seen().values()) == {0}, "nobody in particular sees it"


def test_a_national_table_is_everybodys(here, elsewhere):
    with tenancy.municipality(here):
        counted(make_release(), SELWERD)
        at_home = seen()
    with tenancy.municipality(elsewhere):
        next_door = seen()

    assert at_home == next_door == seen() == {"SourceTable": 1, "Release": 1, "ReleaseColumn": 1, "ReleaseRow": 1}


def test_another_municipality_writes_nothing_in_it(here, elsewhere):
    release = survey_of(here, SELWERD)
    area = Area.objects.get()

    with tenancy.municipality(elsewhere):
        changed = [
            SourceTable.objects.update(publisher="Elders"),
            Release.objects.update(file_name="van-elders.csv"),
            ReleaseRow.objects.update(values=[9.9]),
            ReleaseRow.objects.all()._raw_delete("default"),
        ]
        with pytest.raises(IntegrityError, match="no such release"), transaction.atomic():
            ReleaseRow.objects.create(release_id=release.pk, area=area, values=[9.9], notes=[0])
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            SourceTable.objects.create(code="GM0014-van-elders", series="x", **ABOUT)

    assert changed == [0, 0, 0, 0]


def test_what_is_of_a_municipality_stays_its_own(here, elsewhere):
    """Whatever is written over the owner, and also when the municipality gets another code."""
    survey_of(here, SELWERD)

    with tenancy.municipality(here):
        for model in (SourceTable, Release, ReleaseRow):
            model.objects.update(owner=None)
        here.code = "GM9999"
        here.save()
        for row in [*SourceTable.objects.all(), *Release.objects.all()]:
            row.save()
        make_release(table=SourceTable.objects.get())
        still = seen()
    with tenancy.municipality(elsewhere):
        next_door = seen()

    assert still == {"SourceTable": 1, "Release": 2, "ReleaseColumn": 2, "ReleaseRow": 1}
    assert set(next_door.values()) == {0}


def test_a_table_that_another_municipality_already_fills_is_refused_in_words(here, tmp_path):
    """Two with one code on a server: a municipality, and one to practise in."""
    practice = make_municipality("oefenen", "Oefenen", code=here.code)
    for municipality in (here, practice):
        with tenancy.municipality(municipality):
            counted(make_release(), SELWERD)
            own = make_own_indicator(municipality, by=make_user("beheerder", municipality, Role.ADMINISTRATOR))
            if municipality == here:
                own_table(tmp_path, own, [(SELWERD, 2024, 7.1)])
                continue
            with pytest.raises(Refusal) as refusal:
                own_table(tmp_path, own, [(SELWERD, 2024, 7.1)])

    assert f"Tabel {own.series} is op deze server al van een andere gemeente" in refusal.value.refused[0].reason


def test_withdrawing_a_national_table_leaves_the_buurten_of_a_survey_of_others(here, elsewhere, tmp_path):
    """What nobody else speaks of is forgotten, and behind its wall somebody else does."""
    national = publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 5090), ("Paddepoel", PADDEPOEL, 1, 700)])).releases[0]
    survey_of(here, SELWERD)

    with tenancy.municipality(elsewhere):
        withdrawals.withdraw(national, reason="Verkeerd bestand.", by=None, at=NOON)

    assert set(Area.objects.filter(is_known=True).values_list("code", flat=True)) == {SELWERD}


def test_the_command_that_withdraws_for_everybody_cannot_reach_an_own_table(here):
    release = survey_of(here)

    with pytest.raises(CommandError, match="gemeente zelf"):
        call_command("withdraw_figures", str(release.pk), "--reason", "Zomaar.", stdout=StringIO())


def test_who_reads_an_area_asks_the_wall_by_a_plain_comparison(here):
    """A question within the policy would be asked again for each row."""
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("explain select * from neighbourhoods_releaserow where area_id = any('{1,2}')")
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "SubPlan" not in plan
    assert "area_id" in plan.partition("Index Cond")[2].partition("Filter")[0]
