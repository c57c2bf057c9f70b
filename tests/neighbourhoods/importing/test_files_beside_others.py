"""Files that are wrong beside what was brought in before: another year, other areas, figures that leapt."""

import pytest

from tests.neighbourhoods.importing.made_files import (
    BEIJUM,
    CODE,
    FIVE,
    GROUPS,
    HAREN,
    LAND,
    LAND_OF_CUIJK,
    SELWERD,
    SELWERD_OF_2024,
    TOWN,
    TOWN_OF_THEM,
    TWELVE,
    UTRECHT,
    crimes_of,
    every_town,
    key_figures,
    text,
    workbook,
)
from tests.neighbourhoods.importing.offered import Offered, check
from tests.neighbourhoods.support import HOMES, PEOPLE

FILES = {
    "a file in which nothing is odd": Offered(
        key_figures((*SELWERD, 6580)), "read", stored={("BU00141000", "inwoners", "2024"): 6580}
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
        ((None, None),),
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
    "age groups that do not add up in more areas than can be named": Offered(
        key_figures(
            *(
                (f"Buurt {number}", f"BU0014{number:04d}", 1, 1000, *[100] * 4, 600 + 100 * number)
                for number in range(1, 13)
            ),
            columns=(PEOPLE, *GROUPS),
        ),
        "warned",
        (
            "in 12 gebieden tellen de leeftijdsgroepen niet op tot het totaal. De grootste verschillen: Buurt 12 "
            "(BU00140012, regel 13): totaal 1.000, samen 2.200; ",
            "Buurt 3 (BU00140003, regel 4): totaal 1.000, samen 1.300. Vergelijk ze met de bron.",
        ),
        stored={
            (f"BU0014{number:04d}", key, "2024"): value
            for number in range(1, 13)
            for key, value in {
                "inwoners": 1000,
                **dict.fromkeys(("inwoners_0_15", "inwoners_15_25", "inwoners_25_45", "inwoners_45_65"), 100),
                "inwoners_65_plus": 600 + 100 * number,
            }.items()
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
        ((None, None),),
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
        ((None, None),),
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
}


@pytest.mark.parametrize("name", FILES)
def test_what_becomes_of(name, db, tmp_path):
    check(FILES[name], tmp_path)
