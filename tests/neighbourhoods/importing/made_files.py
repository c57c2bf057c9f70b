"""Files for the tables of what happens to a file: key figures, crimes by month, texts and workbooks."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from tests.neighbourhoods.support import PEOPLE, crimes, kwb

TOWN = ("Groningen", "GM0014", 1)
SELWERD, BEIJUM, DE_WIJERT = (
    ("Selwerd", "BU00141000", 1),
    ("Beijum-West", "BU00141100", 1),
    ("De Wijert", "BU00140605", 1),
)
TOWN_OF_THEM, UTRECHT, HAREN = (
    ("Groningen", "GM0014", 1, 240_000),
    ("Utrecht", "GM0344", 1, 360_000),
    ("Haren", "GM0017", 1, 18_000),
)
SELWERD_OF_2024, LAND_OF_CUIJK = (*SELWERD, 6580), ("Land van Cuijk", "GM1982", 1, 91_000)
TWELVE = [(f"Buurt {number}", f"BU0014{number:04d}", 1, 100 + number) for number in range(1, 13)]
CODE = "Regioaanduiding/Codering (code)"
GROUPS = tuple(
    f"Bevolking/Leeftijdsgroepen/{group} (aantal)"
    for group in ("0 tot 15 jaar", "15 tot 25 jaar", "25 tot 45 jaar", "45 tot 65 jaar", "65 jaar of ouder")
)
LAND = "Oppervlakte/Oppervlakte land (ha)"


def key_figures(*rows, columns=(PEOPLE,), year=2024):
    return lambda folder: kwb(folder, list(rows), columns, name=f"kwb_{year}.csv")


def every_town(year: int, *more):
    """Key figures of a year for as many gemeenten as the country has, with others beside them."""
    towns = [
        TOWN_OF_THEM,
        UTRECHT,
        *((f"Gemeente {number}", f"GM{number:04d}", 1, year) for number in range(1200, 1499)),
    ]
    return key_figures(*towns, *more, year=year)


def by_month(periods: Sequence[str], count=10):
    """A dump of the monthly table of the police, with the number of crimes of each period."""

    def made(folder: Path) -> Path:
        lines = ["ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1"]
        lines += [f"{number};0.0.0 ;BU00141000;{period};{count}" for number, period in enumerate(periods)]
        path = folder / "47022NED.csv"
        path.write_text("\n".join([*lines, ""]))
        return path

    return made


def crimes_of(*rows):
    return lambda folder: crimes(folder, list(rows))


def text(*lines: str, name="woz_2024.csv"):
    def made(folder: Path) -> Path:
        path = folder / name
        path.write_text("\n".join([*lines, ""]))
        return path

    return made


def workbook(*rows, change: Callable[[Workbook], object] = lambda book: None, name="kwb_2024.xlsx"):
    """A workbook of one sheet with these rows, changed before it is saved."""

    def made(folder: Path) -> Path:
        book = openpyxl.Workbook()
        book.active.title = "Cijfers"
        for row in rows:
            book.active.append(row)
        change(book)
        path = folder / name
        book.save(path)
        return path

    return made


def with_a_hidden_first_sheet(book: Workbook) -> None:
    old = book.create_sheet("Oud", 0)
    for row in (("code", "koopwoningen"), ("BU00141000", 99)):
        old.append(row)
    old.sheet_state = "hidden"
    book.active = 1


def with_hidden_rows(book: Workbook) -> None:
    for row in (2, 4, 5, 6):
        book.active.row_dimensions[row].hidden = True
    book.active.column_dimensions["B"].hidden = True


FIVE = [("BU00141000", 21), ("BU00141100", 22), ("BU00141101", 23), ("BU00140605", 24), ("BU00140606", 25)]
OWNERS = {(code, "koopwoningen", "2024"): value for code, value in FIVE}
