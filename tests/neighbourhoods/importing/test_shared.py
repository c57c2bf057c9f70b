"""National figures are of everybody: where several municipalities work, only who was asked to brings them in."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from neighbourhoods import imports
from neighbourhoods.models import Area, Mapping, Observation, Release
from tests.neighbourhoods.import_story import AREAS, Stage, content, correction, published, read, upload, worked_on
from tests.neighbourhoods.support import kwb, publish
from tests.support.indicators import make_own_indicator
from wijkaanpak import tenancy


@pytest.fixture
def neighbours(officer, other_municipality):
    """They may not."""
    other_municipality.code = "GM0363"
    other_municipality.save()
    return other_municipality


def people(code="BU00141000") -> float:
    return Observation.objects.current().filter(indicator__key="inwoners", area__code=code).latest("release").value


def test_who_multiplies_the_country_by_nine_is_refused(officer, neighbours, tmp_path):
    publish(kwb(tmp_path, [(*area, figure) for area, figure in zip(AREAS, (243768, 6580, 11905), strict=True)]))

    with tenancy.municipality(neighbours):
        theirs = read(content(tmp_path, 2193912, 59220, 107145), officer)

    assert theirs.stage == Stage.REFUSED
    assert "Vraag de beheerder van het platform" in theirs.refused[0]["reason"]
    assert people() == 6580


def test_so_is_a_year_that_nobody_has_yet(officer, neighbours, tmp_path):
    with tenancy.municipality(neighbours):
        assert read(content(tmp_path, 2193912, 59220, 107145), officer).stage == Stage.REFUSED
    assert not Release.objects.exists()


def test_a_right_that_was_taken_away_after_the_preview_counts_no_more(officer, neighbours, groningen, tmp_path):
    mine = read(content(tmp_path, 243768, 6580, 11905), officer)
    call_command("municipality", "groningen", "--no-shares-figures", stdout=StringIO())

    imports.publish(mine, by=officer)

    assert worked_on(mine).stage == Stage.REFUSED
    assert not Release.objects.exists()


def test_who_was_asked_to_replaces_what_the_platform_brought_in(officer, neighbours, tmp_path):
    publish(kwb(tmp_path, [(*area, figure) for area, figure in zip(AREAS, (243768, 6580, 11905), strict=True)]))

    assert published(content(tmp_path, 243768, 6600, 11905), officer).stage == Stage.PUBLISHED
    assert people() == 6600


def test_who_works_alone_was_asked_to(officer, groningen, tmp_path):
    groningen.shares_figures = False
    groningen.save()

    assert published(content(tmp_path, 243768, 6580, 11905), officer).stage == Stage.PUBLISHED


def test_an_own_table_needs_no_permission(officer, neighbours):
    with tenancy.municipality(neighbours):
        own = make_own_indicator(neighbours, by=officer)
        mapping = Mapping.objects.create(
            name="Peiling",
            table=own.series,
            code_column="Code",
            period="2025",
            columns={"Cijfer": own.key},
            decimal=".",
        )
        Area.objects.create(
            code="BU0363AA01", division_year=2025, level="neighbourhood", name="Buurt", sort_key="buurt"
        )
        theirs, _is_new = upload(b"Code;Cijfer\nBU0363AA01;7.1\n", officer, "peiling.csv")
        worked_on(theirs)
        imports.correct(theirs, correction(mapping=mapping, division_year=2025))
        imports.publish(worked_on(theirs), by=officer)

        assert worked_on(theirs).stage == Stage.PUBLISHED


def test_a_table_of_another_municipality_is_not_written(officer, tmp_path):
    mine = read(content(tmp_path, 243768, 6580, 11905), officer)

    imports.correct(mine, correction(table="GM0363-peiling"))

    assert worked_on(mine).stage == Stage.REFUSED
    assert "eigen tabel van een gemeente" in mine.refused[0]["reason"]


def test_the_command_says_and_changes_who_may(neighbours):
    def said(*options):
        out = StringIO()
        call_command("municipality", neighbours.slug, *options, stdout=out)
        return out.getvalue()

    assert "legt alleen eigen cijfers vast" in said()
    assert "mag landelijke cijfers vastleggen" in said("--shares-figures")
    assert "legt alleen eigen cijfers vast" in said("--no-shares-figures")
    with pytest.raises(CommandError, match="geen gemeente"):
        call_command("municipality", "nergens")
