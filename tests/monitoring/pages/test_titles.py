"""The titles of pictures say what is the matter, the worst first."""

import pytest

from monitoring.pages import titles
from wijkaanpak.charts import MoneyRow, Rung, StatusCount

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((16, 4, 3, 0), "3 van de 23 lopende maatregelen hebben een knelpunt"),
        ((16, 4, 1, 0), "1 van de 21 lopende maatregelen heeft een knelpunt"),
        ((16, 4, 0, 2), "4 van de 22 lopende maatregelen vragen aandacht"),
        ((16, 0, 0, 2), "Van 2 van de 18 lopende maatregelen is niet bekend hoe het gaat"),
        ((16, 0, 0, 0), "Alle 16 lopende maatregelen liggen op schema"),
        ((0, 0, 0, 0), "Er lopen nog geen maatregelen"),
    ],
)
def test_measures(counts, title):
    assert titles.lights(StatusCount("Maatregelen", *counts)) == title


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("Rijk", 300_000, 100_000), ("Gemeente", 300_000, 300_000)],
         "60 % van € 1 mln is toegezegd; € 400.000 staat nog open"),
        ([("Rijk", 300_000, 0)], "Alle € 300.000 is toegezegd"),
        ([("Rijk", 0, 0)], "Er is nog geen geld begroot"),
    ],
)  # fmt: skip
def test_money(rows, title):
    assert titles.money([MoneyRow(*row[:1], committed=row[1], open=row[2]) for row in rows]).replace(NBSP, " ") == title


@pytest.mark.parametrize(
    ("stages", "title"),
    [
        ({"Visie": (4, 4), "Lange adem": (2, 3), "Bestuurskracht": (3, 4)},
         "Lange adem en Bestuurskracht daalden sinds het vorige rapport"),
        ({"Visie": (4, 4), "Lange adem": (2, 3)}, "Lange adem daalde sinds het vorige rapport"),
        ({"Visie": (4, 3), "Lange adem": (2, None), "Bestuurskracht": (None, 4)},
         "Op orde: 1 van de 3 factoren; het laagst: Lange adem"),
        ({"Visie": (4, 4), "Lange adem": (4, None)}, "Op orde: 2 van de 2 factoren"),
        ({"Visie": (None, 4)}, "Van geen enkele factor is genoeg bekend voor een oordeel"),
    ],
)  # fmt: skip
def test_factors(stages, title):
    assert titles.ladder([Rung(label, now, previous=before) for label, (now, before) in stages.items()]) == title
