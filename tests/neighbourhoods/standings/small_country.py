"""A country of 110 buurten, each in a gemeente of its own: enough to be compared with, small enough to count."""

import gzip
from pathlib import Path

from tests.neighbourhoods.support import PEOPLE, crimes, kwb, publish

ADDRESSES = "Stedelijkheid/Omgevingsadressendichtheid (aantal adressen per km²)"
COUNTRY = 110
YEARS = (2022, 2023, 2024, 2025)


def code(number):
    """Each buurt in a gemeente of its own: together they are the country."""
    return f"BU{number:04d}0000"


OWN = code(0)


def people(folder: Path, inhabitants=lambda number: 5_000, addresses=lambda number: 3_000, count=COUNTRY):
    rows = [(f"Buurt {number}", code(number), 1, inhabitants(number), addresses(number)) for number in range(count)]
    return publish(kwb(folder, rows, (PEOPLE, ADDRESSES)))


def crime(folder: Path, count=lambda number, year: 100, years=YEARS, areas=COUNTRY):
    rows = [(code(number), year, count(number, year)) for number in range(areas) for year in years]
    kept = [(area, year, figure) for area, year, figure in rows if figure is not None]
    return publish(crimes(folder, kept))


def health(folder: Path, values):
    """The long series of RIVM, whose figures are estimates: `values` give one per buurt by year."""
    lines = ["code,niveau,naam,gemeentecode,gemeentenaam,jaar,goed_ervaren_gezondheid_pct"]
    for year, value in values.items():
        lines += [f"{code(n)},buurt,Buurt {n},GM{n:04d},Stad,{year},{value(n):.1f}" for n in range(COUNTRY)]
    path = folder / "gezondheid.csv.gz"
    path.write_bytes(gzip.compress("\n".join([*lines, ""]).encode()))
    return publish(path)


def rising(number, year):
    """Numbers count up: each buurt rises more than the one before it, and the last most."""
    return 100 if year < 2024 else 100 + number
