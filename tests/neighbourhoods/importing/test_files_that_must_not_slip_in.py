"""Files that look right and are not: what happens to each, in which words, and what is stored after."""

import pytest

from tests.neighbourhoods.importing.made_files import (
    BEIJUM,
    FIVE,
    OWNERS,
    SELWERD,
    TOWN,
    by_month,
    crimes_of,
    key_figures,
    text,
    with_a_hidden_first_sheet,
    with_hidden_rows,
    workbook,
)
from tests.neighbourhoods.importing.offered import Offered, check
from tests.neighbourhoods.support import OWNED, PEOPLE

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
        text("code;wozwaarde", "BU00141000;310,5", "BU00141100;1,234"),
        "refused",
        ("‘1,234’ kan met of zonder decimalen bedoeld zijn",),
        ((3, "wozwaarde"),),
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
