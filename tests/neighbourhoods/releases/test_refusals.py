"""A figure that cannot be true is refused where it stands: the line that somebody opens in an editor or in Excel."""

from types import SimpleNamespace

import openpyxl
import pytest

from neighbourhoods import sources, tables
from neighbourhoods.models import Area, Release
from neighbourhoods.releases import publishing, refusals
from tests.conftest import make_user
from tests.neighbourhoods.importing.test_mappings import area, values
from tests.neighbourhoods.support import NOON, OWNED, PEOPLE, crimes, kwb, own_table, publish
from tests.support.indicators import make_own_indicator
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

KINDS_OF_CRIME = """ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1
0;0.0.0 ;BU00141000;2024JJ00;355
1;1.1.1 ;BU00141000;2024JJ00;12
2;2.2.1 ;BU00141100;2024JJ00;25
3;1.1.1 ;BU00141100;2024JJ00;-4
"""


def places(path, **options) -> list[tuple[int | None, str | None]]:
    """Where a file is refused that can be read."""
    with pytest.raises(publishing.Refusal) as refusal:
        publish(path, **options)
    assert not Release.objects.exists()
    return [(refused.line, refused.column) for refused in refusal.value.refused]


def survey(path, **changes) -> tables.Reading:
    mapping = SimpleNamespace(**values(**{"columns": {"Tevreden": "beweegrichtlijn"}, **changes}))
    return tables.interpret(path, layout=sources.layout_of_mapping(mapping))


@pytest.mark.parametrize("footer", ["", "Bron: CBS\r\n"], ids=["the short way", "the careful way"])
def test_a_percentage_above_100_is_named_by_its_line(db, tmp_path, footer):
    rows = [("Land", "NL00", 1, 40), ("Selwerd", "BU00141000", 1, 210), ("Beijum-West", "BU00141100", 1, -3)]
    path = kwb(tmp_path, rows, (OWNED,))
    path.write_bytes(path.read_bytes() + footer.encode())

    assert places(path) == [(3, OWNED), (4, OWNED)]


def test_lines_that_do_not_count_are_counted(db, tmp_path):
    path = kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580), ("Beijum-West", "BU00141100", 1, -5)])
    header, first, *others = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join([header, first, b"", b";;;;;", *others]))

    assert places(path) == [(5, PEOPLE)]


def test_a_cell_of_several_lines_is_counted_as_an_editor_does(db, tmp_path):
    rows = [("Sel\r\nwerd", "BU00141000", 1, 6580), ("Beijum-West", "BU00141100", 1, -5)]

    assert places(kwb(tmp_path, rows)) == [(4, PEOPLE)]


def test_of_a_file_of_several_years_the_line_is_that_of_the_file(db, tmp_path):
    rows = [("BU00141000", 2025, 374), ("BU00141000", 2024, 355), ("BU00141100", 2025, -1), ("BU00141100", 2024, -2)]

    assert places(crimes(tmp_path, rows)) == [(4, "misdrijven"), (5, "misdrijven")]


def test_rows_that_became_columns_keep_their_own_line(db, tmp_path):
    path = tmp_path / "47018NED.csv"
    path.write_text(KINDS_OF_CRIME)

    assert places(path) == [(5, "GeregistreerdeMisdrijven_1")]


def test_in_excel_the_line_is_the_number_of_the_row(db, tmp_path):
    book = openpyxl.Workbook()
    for row in [["Buurtpeiling"], [], ["Code", "Tevreden"], ["BU00141000", 72], [], ["BU00141100", 104]]:
        book.active.append(row)
    path = tmp_path / "peiling.xlsx"
    book.save(path)

    with pytest.raises(publishing.Refusal, match="regel 6, kolom ‘Tevreden’: BU00141100, 2026: ‘104’: een percentage"):
        publishing.check(survey(path, header_row=None), None, at=NOON)


def test_every_area_that_does_not_exist_is_named_by_its_line(groningen, tmp_path):
    area("BU00141000")
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Tevreden\nBU00141000;72\nBU00149998;71\nBU00149999;70\n")

    with pytest.raises(publishing.Refusal) as refusal:
        publishing.publish(survey(path, header_row=None), at=NOON, retrieved_at=NOON)

    assert list(map(str, refusal.value.refused)) == [
        f"regel {line}, kolom ‘Code’: Gebied {code} bestaat in geen enkele indeling. "
        "Verbeter de code of lees eerst de grenzen in."
        for line, code in [(3, "BU00149998"), (4, "BU00149999")]
    ]
    assert Area.objects.count() == 1


def test_a_year_that_did_not_begin_is_named_by_its_first_line(db, tmp_path):
    rows = [("BU00141000", 2025, 374), ("BU00141000", 2062, 355), ("BU00141100", 2062, 5)]

    assert places(crimes(tmp_path, rows)) == [(3, "jaar")]


def test_a_year_that_was_said_of_the_whole_file_has_no_line(db, tmp_path):
    path = kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580)], name="kwb.csv")

    assert places(path, period="2062", table="85984NED") == [(None, None)]


def test_the_reasons_come_in_the_order_of_the_file_and_are_all_counted(db, tmp_path):
    count = refusals.MAX_REFUSALS
    rows = [("Buurt", f"BU0014{number:04d}", 1, -number, 100 + number) for number in range(1, count + 1)]

    with pytest.raises(publishing.Refusal) as refusal:
        publish(kwb(tmp_path, rows, (PEOPLE, OWNED)))

    assert [refused.line for refused in refusal.value.refused] == [2 + number // 2 for number in range(count)]
    assert refusal.value.count == 2 * count


# Of an own table: what is counted one by one has no halves


@pytest.fixture
def own(groningen):
    """An indicator of the municipality itself, by what it is and how it is written."""
    groningen.code = "GM0014"
    groningen.save()
    for code in ("BU00141000", "BU00141100", "BU00141101"):
        area(code)
    by = make_user("beheerder", groningen, Role.ADMINISTRATOR)
    counted = {"name": "buurtfeesten", "unit": "aantal", "decimals": 0, "combination": "sum", "weights": []}
    with tenancy.municipality(groningen):
        yield lambda **changes: make_own_indicator(groningen, by=by, **counted | changes)


FEASTS = [("BU00141000", 2024, 12), ("BU00141100", 2024, 7.5), ("BU00141101", 2024, 6.25)]


def test_a_count_with_decimals_is_named_by_its_line(own, tmp_path):
    with pytest.raises(publishing.Refusal) as refusal:
        own_table(tmp_path, own(), FEASTS)

    assert list(map(str, refusal.value.refused)) == [
        "regel 3, kolom ‘Cijfer’: BU00141100, 2024: ‘7.5’ is geen heel getal.",
        "regel 4, kolom ‘Cijfer’: BU00141101, 2024: ‘6.25’ is geen heel getal.",
    ]
    assert not Release.objects.exists()


def test_a_count_that_is_written_with_a_zero_behind_the_point_is_whole(own, tmp_path):
    rows = [("BU00141000", 2024, "12.0"), ("BU00141100", 2024, "7")]

    assert own_table(tmp_path, own(), rows).status == "published"


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "euro"},
        {"unit": "km fietspad"},
        {"decimals": 1},
        {"unit": "cijfer", "combination": "weighted_mean", "weights": ["inwoners"]},
    ],
)
def test_what_is_measured_or_averaged_may_have_them(own, tmp_path, changes):
    assert own_table(tmp_path, own(**changes), FEASTS).status == "published"


def test_a_count_of_the_catalogue_in_an_own_table_is_whole_too(own, tmp_path):
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Tevreden\nBU00141000;355\nBU00141100;12,5\n")

    with pytest.raises(publishing.Refusal, match=r"regel 3, kolom ‘Tevreden’: .*‘12\.5’ is geen heel getal"):
        publishing.check(survey(path, header_row=None, columns={"Tevreden": "woninginbraken"}), None, at=NOON)
