"""Files that look right and are not: what happens to each, in which words, and what is stored after."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.neighbourhoods.importing.offered import Offered, check
from tests.neighbourhoods.support import HOMES, OWNED, PEOPLE, crimes, kwb

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

FILES = {
    "a file in which nothing is odd": Offered(
        key_figures((*SELWERD, 6580)), "read", stored={("BU00141000", "inwoners", "2024"): 6580}
    ),
    # A year that has not ended, or fewer than its months
    "crimes of a year that goes on": Offered(
        crimes_of(("BU00141000", 2025, 374), ("BU00141000", 2026, 301)),
        "refused",
        ("2026 is nog niet voorbij", "haal het bestand opnieuw op als de periode om is"),
        ((3, "jaar"),),
    ),
    "crimes of a month that goes on": Offered(
        by_month(["2026MM10", "2026MM11"]), "refused", ("2026-11 is nog niet voorbij",), ((3, "Perioden"),)
    ),
    "the inhabitants on the first day of this year": Offered(
        key_figures((*SELWERD, 6580), year=2026),
        "read",
        options=("--table", "99999NED"),
        stored={("BU00141000", "inwoners", "2026"): 6580},
    ),
    "a year with nine of its months": Offered(
        by_month(["2025JJ00", *(f"2025MM{month:02d}" for month in range(1, 10))]),
        "refused",
        ("Van 2025 staan er maar 9 van de 12 maanden", "haal het bestand opnieuw op als alle maanden er zijn"),
        ((2, "Perioden"),),
    ),
    "months of which one lacks": Offered(
        by_month(["2026MM01", "2026MM02", "2026MM04"]),
        "warned",
        ("Van 2026 staan niet alle maanden in dit bestand", "maart, mei"),
        stored={("BU00141000", "misdrijven", f"2026-{month}"): 10 for month in ("01", "02", "04")},
    ),
    # What Excel hides or merges
    "a first sheet that is hidden": Offered(
        workbook(("code", "koopwoningen"), *FIVE, change=with_a_hidden_first_sheet),
        "warned",
        ("Het eerste blad (‘Oud’) is verborgen", "Gelezen is ‘Cijfers’"),
        stored=OWNERS,
    ),
    "rows and columns that are hidden": Offered(
        workbook(("code", "koopwoningen"), *FIVE, change=with_hidden_rows),
        "warned",
        ("Verborgen in Excel, maar wel gelezen: regel 2, 4 tot en met 6.", "wel gelezen: kolom B"),
        stored=OWNERS,
    ),
    "a figure in merged cells": Offered(
        workbook(("code", "koopwoningen"), *FIVE, change=lambda book: book.active.merge_cells("B3:B5")),
        "refused",
        ("De cellen B3 tot en met B5 zijn samengevoegd", "Splits ze in Excel en vul elke cel"),
        ((3, "koopwoningen"),),
    ),
    "a code in merged cells": Offered(
        workbook(("code", "koopwoningen"), *FIVE, change=lambda book: book.active.merge_cells("A2:A3")),
        "refused",
        ("De cellen A2 tot en met A3 zijn samengevoegd",),
        ((2, "code"),),
    ),
    "merged cells above and below the table": Offered(
        workbook(
            ("Wonen in Groningen", None),
            ("code", "koopwoningen"),
            *FIVE,
            ("Bron: CBS", None),
            change=lambda book: [book.active.merge_cells(cells) for cells in ("A1:B1", "A8:B8")],
        ),
        "warned",
        ("Regel 8 is een bronvermelding",),
        stored=OWNERS,
    ),
    # Numbers that are written otherwise than they are read
    "percentages that are shares of one": Offered(
        key_figures((*TOWN, 0.4), (*SELWERD, 0), (*BEIJUM, 0.21), columns=(OWNED,)),
        "refused",
        ("Staan dit delen van 1? Schrijf dan 21 in plaats van 0,21.",),
        ((2, OWNED),),
    ),
    "percentages that are that small": Offered(
        key_figures((*SELWERD, 0.4), columns=(OWNED,)),
        "read",
        options=("--confirm", "shares"),
        stored={("BU00141000", "koopwoningen", "2024"): 0.4},
    ),
    "percentages of which one is above one": Offered(
        key_figures((*SELWERD, 0.4), (*BEIJUM, 1.2), columns=(OWNED,)),
        "read",
        stored={("BU00141000", "koopwoningen", "2024"): 0.4, ("BU00141100", "koopwoningen", "2024"): 1.2},
    ),
    "shares of one that Excel shows as percentages": Offered(
        workbook(
            ("code", "koopwoningen"),
            ("BU00141000", 0.004),
            change=lambda book: setattr(book.active["B2"], "number_format", "0.0%"),
        ),
        "read",
        stored={("BU00141000", "koopwoningen", "2024"): 0.4},
    ),
    "a percentage above a hundred": Offered(
        key_figures((*SELWERD, 6580, 21), (*BEIJUM, 5720, 104), columns=(PEOPLE, OWNED)),
        "refused",
        ("een percentage ligt van 0 tot en met 100",),
        ((3, OWNED),),
    ),
    "a point between thousands beside one before decimals": Offered(
        text("code,wozwaarde", "BU00141000,310.5", "BU00141100,1.234"),
        "refused",
        ("‘1.234’ kan met of zonder decimalen bedoeld zijn", "Schrijf het getal zonder punt of komma"),
        ((3, "wozwaarde"),),
    ),
    "a comma between thousands beside one before decimals": Offered(
        text("code;wozwaarde", "BU00141000;310,5", "BU00141100;1,234"), "refused", places=((3, "wozwaarde"),)
    ),
    "three decimals in a column that has three": Offered(
        text("code,wozwaarde", "BU00141000,310.512", "BU00141100,1.234", "BU00141101,0.125"),
        "read",
        stored={
            ("BU00141000", "woz", "2024"): 310.512,
            ("BU00141100", "woz", "2024"): 1.234,
            ("BU00141101", "woz", "2024"): 0.125,
        },
    ),
    "three decimals among numbers far below a hundred": Offered(
        text("code,afstandschool", "BU00141000,0.5", "BU00141100,1.234"),
        "read",
        stored={
            ("BU00141000", "afstand_basisschool", "2024"): 0.5,
            ("BU00141100", "afstand_basisschool", "2024"): 1.234,
        },
    ),
    # Another year
    "the file of a year that is said to be of another": Offered(
        key_figures((*SELWERD, 6580)),
        "refused",
        ("Tabel 85984NED gaat over 2024, en dit bestand wordt ingelezen als 2023", "(85618NED)"),
        ((None, None),),
        options=("--period", "2023"),
    ),
    "the same file under another year": Offered(
        key_figures((*SELWERD, 6580)),
        "refused",
        ("Precies deze cijfers staan er al over 2024", "Verbeter het jaar, of haal het bestand van 2023 op."),
        ((None, None),),
        before=(key_figures((*SELWERD, 6580)),),
        options=("--period", "2023", "--table", "85618NED"),
    ),
    "the same figures in another file under another year": Offered(
        workbook(("code", "koopwoningen"), *reversed(FIVE), name="kwb_2023.xlsx"),
        "refused",
        ("Precies deze cijfers staan er al over 2024",),
        before=(text("code;koopwoningen", *(f"{code};{value}" for code, value in FIVE)),),
    ),
    "the same figures in two years of one file": Offered(
        crimes_of(*((f"BU0014{number:04d}", year, 10 + number) for number in range(6) for year in (2023, 2024))),
        "warned",
        ("2023 en 2024 hebben in dit bestand precies dezelfde cijfers.",),
        stored={
            (f"BU0014{number:04d}", "misdrijven", str(year)): 10 + number
            for number in range(6)
            for year in (2023, 2024)
        },
    ),
    "the same figures in two years, confirmed": Offered(
        workbook(("code", "koopwoningen"), *FIVE, name="kwb_2023.xlsx"),
        "read",
        before=(text("code;koopwoningen", *(f"{code};{value}" for code, value in FIVE)),),
        options=("--confirm", "same"),
        stored={(code, "koopwoningen", "2023"): value for code, value in FIVE},
    ),
    "a year that is not the one in its name": Offered(
        key_figures((*SELWERD, 6580)),
        "warned",
        ("De naam van het bestand noemt 2024, en u zegt 2023. Wat u zegt, telt.",),
        options=("--period", "2023", "--table", "85618NED"),
        stored={("BU00141000", "inwoners", "2023"): 6580},
    ),
    "a year that is not the one in its column": Offered(
        crimes_of(("BU00141000", 2024, 355)),
        "refused",
        ("U zegt 2023, maar in het bestand staat 2024",),
        ((2, "jaar"),),
        options=("--period", "2023"),
    ),
    # Swapped columns and lines
    "a gemeente smaller than its largest buurt": Offered(
        key_figures((*TOWN, 3000, 2000), (*SELWERD, 2500, 2400), (*BEIJUM, 5720, 700), columns=(PEOPLE, HOMES)),
        "refused",
        ("Groningen (GM0014) heeft 3.000, en Beijum-West (BU00141100) alleen al 5.720", "heeft 2.000, en Selwerd"),
        ((2, PEOPLE), (2, HOMES)),
    ),
    "a buurt that is its whole gemeente, rounded to five": Offered(
        key_figures((*TOWN, 3002), (*SELWERD, 3005)),
        "read",
        stored={("GM0014", "inwoners", "2024"): 3002, ("BU00141000", "inwoners", "2024"): 3005},
    ),
    # Against the release before
    "people that doubled in a revision": Offered(
        key_figures((*SELWERD, 13160), (*BEIJUM, 5725)),
        "warned",
        (
            "kolom ‘Bevolking/Aantal inwoners (aantal)’: in 1 gebied staat",
            "Selwerd (BU00141000, regel 2): 6.580 → 13.160",
            "Vergelijk het met de bron",
        ),
        before=(key_figures((*SELWERD, 6580), (*BEIJUM, 5720)),),
        stored={("BU00141000", "inwoners", "2024"): 13160, ("BU00141100", "inwoners", "2024"): 5725},
    ),
    "people and land that halved in a year": Offered(
        key_figures((*SELWERD, 3290, 46), columns=(PEOPLE, LAND)),
        "warned",
        ("6.580 → 3.290", "Oppervlakte land (ha)’", "93 → 46", "bij 2023 stond (85618NED)"),
        before=(key_figures((*SELWERD, 6580, 93), columns=(PEOPLE, LAND), year=2023),),
        stored={("BU00141000", "inwoners", "2024"): 3290},
    ),
    "people that doubled where the boundary changed, or few live": Offered(
        key_figures((*SELWERD[:2], 3, 13160), (*BEIJUM, 600)),
        "read",
        before=(key_figures((*SELWERD, 6580), (*BEIJUM, 300), year=2023),),
        stored={("BU00141000", "inwoners", "2024"): 13160, ("BU00141100", "inwoners", "2024"): 600},
    ),
    "more leaps than can be named": Offered(
        key_figures(*((f"Buurt {number}", f"BU0014{number:04d}", 1, 2000 + number) for number in range(12))),
        "warned",
        ("in 12 gebieden", "Buurt 11 (BU00140011, regel 13): 100 → 2.011"),
        before=(key_figures(*((f"Buurt {number}", f"BU0014{number:04d}", 1, 100) for number in range(12))),),
        stored={(f"BU0014{number:04d}", "inwoners", "2024"): 2000 + number for number in range(12)},
    ),
    "age groups that do not add up": Offered(
        key_figures(
            (*SELWERD, 1000, 100, 100, 300, 300, 205),
            (*BEIJUM, 900, 200, 100, 300, 300, 200),
            columns=(PEOPLE, *GROUPS),
        ),
        "warned",
        (
            "in 1 gebied tellen de leeftijdsgroepen niet op",
            "Beijum-West (BU00141100, regel 3): totaal 900, samen 1.100",
        ),
        stored={
            (code, key, "2024"): value
            for code, values in {
                "BU00141000": (1000, 100, 100, 300, 300, 205),
                "BU00141100": (900, 200, 100, 300, 300, 200),
            }.items()
            for key, value in zip(
                ("inwoners", "inwoners_0_15", "inwoners_15_25", "inwoners_25_45", "inwoners_45_65", "inwoners_65_plus"),
                values,
                strict=True,
            )
        },
    ),
    # Areas that go
    "a revision that loses a buurt": Offered(
        key_figures(*TWELVE[1:], TOWN_OF_THEM),
        "warned",
        ("1 gebied van de vorige publicatie van 85984NED 2024 staat niet meer in dit bestand: Buurt 1 (BU00140001).",),
        before=(key_figures(*TWELVE, TOWN_OF_THEM, columns=(PEOPLE,)),),
        options=("--status", "revised"),
        gone=(("BU00140001", "inwoners", "2024"),),
    ),
    "a revision that loses many areas": Offered(
        key_figures(*TWELVE[6:], TOWN_OF_THEM),
        "refused",
        ("6 van de 13 gebieden van de vorige publicatie", "Buurt 1 (BU00140001), Buurt 2 (BU00140002)"),
        ((None, None),),
        before=(key_figures(*TWELVE, TOWN_OF_THEM),),
    ),
    "a revision that loses a whole gemeente": Offered(
        key_figures(*TWELVE, UTRECHT),
        "refused",
        ("verdwijnen alle cijfers van 1 gemeente uit 85984NED 2024: Haren (GM0017)", "schrijf op waarom"),
        ((None, None),),
        before=(key_figures(*TWELVE, UTRECHT, HAREN),),
    ),
    "a whole gemeente that goes without a reason": Offered(
        key_figures(*TWELVE, UTRECHT),
        "refused",
        ("schrijf op waarom",),
        before=(key_figures(*TWELVE, UTRECHT, HAREN),),
        options=("--confirm", "lost"),
    ),
    "a whole gemeente that goes with a reason": Offered(
        key_figures(*TWELVE, UTRECHT),
        "warned",
        ("1 gebied van de vorige publicatie", "Haren (GM0017)"),
        before=(key_figures(*TWELVE, UTRECHT, HAREN),),
        options=("--confirm", "lost", "--reason", "Haren hoort sinds 2019 bij Groningen."),
        gone=(("GM0017", "inwoners", "2024"),),
    ),
    "one gemeente that would stand for the country": Offered(
        key_figures(TOWN_OF_THEM),
        "refused",
        ("2 van de 3 gebieden van de vorige publicatie",),
        before=(key_figures(TOWN_OF_THEM, UTRECHT, HAREN),),
    ),
    "one gemeente that would stand for the country, asked again": Offered(
        key_figures(TOWN_OF_THEM),
        "refused",
        (
            "verdwijnen alle cijfers van 2 gemeenten",
            "Dit bestand gaat over één gemeente: Groningen (GM0014). In 85984NED 2024 staan er nu 3.",
            "Weet u het zeker?",
        ),
        ((None, None), (None, None)),
        before=(key_figures(TOWN_OF_THEM, UTRECHT, HAREN),),
        options=("--replace",),
    ),
    "one gemeente that stands for the country, because somebody said so twice": Offered(
        key_figures(TOWN_OF_THEM),
        "warned",
        ("2 gebieden van de vorige publicatie",),
        before=(key_figures(TOWN_OF_THEM, UTRECHT, HAREN),),
        options=("--replace", "--confirm", "lost", "--confirm", "alone", "--reason", "Een proef met alleen Groningen."),
        gone=(("GM0344", "inwoners", "2024"), ("GM0017", "inwoners", "2024")),
    ),
    # Gemeenten of another year
    "a gemeente that had ended": Offered(
        key_figures(SELWERD_OF_2024, HAREN),
        "refused",
        ("Gemeente Haren (GM0017) bestond niet in 2024. Wel staat zij in de indeling van 2015.", "Verbeter het jaar"),
        ((3, CODE),),
        before=(every_town(2015, HAREN), every_town(2023)),
    ),
    "a gemeente that had not begun": Offered(
        key_figures(SELWERD_OF_2024, LAND_OF_CUIJK, year=2014),
        "refused",
        ("Gemeente Land van Cuijk (GM1982) bestond niet in 2014", "in de indeling van 2023"),
        ((3, CODE),),
        before=(every_town(2015), every_town(2023, LAND_OF_CUIJK)),
    ),
    "a gemeente that is not on the list of its year": Offered(
        key_figures(
            SELWERD_OF_2024, ("Niks", "GM1099", 1, 5), ("Meer niks", "BU10990000", 1, 5), columns=(HOMES,), year=2023
        ),
        "refused",
        ("Gemeente GM1099 staat niet in de lijst van gemeenten van 2023",),
        ((3, CODE),),
        before=(every_town(2023),),
    ),
    "a gemeente of which no list tells": Offered(
        key_figures(HAREN),
        "read",
        before=(every_town(2015, HAREN),),
        stored={("GM0017", "inwoners", "2024"): 18000},
    ),
    # How final
    "stars behind periods": Offered(
        by_month(["2022JJ00", "2023JJ00**", "2024*", "2025"]),
        "read",
        stored={("BU00141000", "misdrijven", year): 10 for year in ("2022", "2023", "2024", "2025")},
        statuses={"2022": "unstated", "2023": "revised", "2024": "provisional", "2025": "unstated"},
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_becomes_of(name, db, tmp_path):
    check(FILES[name], tmp_path)
