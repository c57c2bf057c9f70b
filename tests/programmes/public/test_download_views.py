"""The figures of a programme's own area: its buurten together, then each of them."""

import csv
import io

import pytest

from tests.neighbourhoods.support import PEOPLE, crimes, kwb, publish
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory
from wijkaanpak import tenancy

BEIJUM = ("BU00141100", "BU00141101")


@pytest.fixture
def beijum(groningen, tmp_path):
    programme = ProgrammeFactory(name="Beijum Bruist!", slug="beijum", area_name="Beijum", is_published=True)
    area = ProgrammeAreaFactory(programme=programme)
    for code in BEIJUM:
        ProgrammeAreaMemberFactory(area=area, code=code)
    publish(kwb(tmp_path, [("Beijum-West", BEIJUM[0], 1, 5855), ("Beijum-Oost", BEIJUM[1], 1, 6050)], (PEOPLE,)))
    publish(crimes(tmp_path, [(BEIJUM[0], 2025, 200), (BEIJUM[1], 2025, 184)]))
    return programme


def rows_of(client, groningen, slug="beijum", kind="csv") -> list[list[str]]:
    response = client.get(tenancy.path(groningen, "public:figures_download", slug=slug, kind=kind))
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_area_is_added_up_and_its_buurten_follow(beijum, client, groningen):
    rows = rows_of(client, groningen)

    crimes_of = {row[0]: (row[2], row[7]) for row in rows if row[5] == "misdrijven"}
    assert crimes_of == {
        "Beijum": ("gebied van een wijkaanpak", "384"),
        "Beijum-West": ("buurt", "200"),
        "Beijum-Oost": ("buurt", "184"),
    }
    rate = next(row for row in rows if (row[0], row[5]) == ("Beijum", "misdrijven_per_1000"))
    assert rate[7] == "32,3", "as in the golden values"


def test_file_is_named_after_the_area(beijum, client, groningen):
    response = client.get(tenancy.path(groningen, "public:figures_download", slug="beijum", kind="xlsx"))

    assert response["Content-Disposition"].startswith('attachment; filename="cijfers-beijum-20')
    assert response.getvalue().startswith(b"PK")


@pytest.mark.parametrize(("slug", "kind"), [("beijum", "doc"), ("nergens", "csv")])
def test_what_is_not_there_is_not_found(beijum, client, groningen, slug, kind):
    assert client.get(tenancy.path(groningen, "public:figures_download", slug=slug, kind=kind)).status_code == 404


def test_a_programme_that_is_not_public_has_no_download(beijum, client, groningen):
    type(beijum).objects.update(is_published=False)

    path = tenancy.path(groningen, "public:figures_download", slug="beijum", kind="csv")
    assert client.get(path).status_code == 404


def test_who_kept_the_file_gets_a_new_one_when_the_area_was_redrawn(beijum, client, groningen):
    path = tenancy.path(groningen, "public:figures_download", slug="beijum", kind="csv")
    kept = {"If-None-Match": client.get(path)["ETag"]}
    assert client.get(path, headers=kept).status_code == 304

    beijum.areas.get().members.filter(code=BEIJUM[1]).delete()

    assert client.get(path, headers=kept).status_code == 200
