"""Make what says which areas are alike, from the real open data in ../shared/data. Not needed at run time.

    python -m demo.make_country [../shared/data]

`figures/inwoners_2024.json` has the inhabitants and address density of Groningen. `figures/country.json.gz` has those
of the buurten of the rest of the country, with their crimes: one list per column, in the order of its codes and of the
columns of the release. `figures/country_health.json.bz2` has what people there say of their health, in the same order;
null stands for a column that is left out.

    {"codes": ["BU00030000", …], "names": ["…", …], "figures": {"misdrijven_2025": [[12, …]], …}}
    {"figures": {"ervaren_gezondheid_2024": [[81.2, …]], "gezondheidsmonitor_2020": [null, …, [44.1, …]], …}}
"""

import bz2
import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from demo.figure_columns import HEALTH, HEALTH_ELSEWHERE, LIKENESS, PERCEIVED_HEALTH
from demo.make_figures import (
    HERE,
    Rows,
    columns,
    csv_rows,
    long_series,
    national_health,
    number,
    ours,
    write,
)


def likeness(data: Path) -> Rows:
    """Inhabitants and address density of Groningen: what says which areas are alike. Returns those of all buurten."""
    people, density = LIKENESS.values()
    around = {row["code"]: number(row[density]) for row in csv_rows(data / "cbs/kwb_2024_selectie.csv.gz")}
    every: Rows = {}
    for row in csv_rows(data / "cbs/kwb_2024_bevolking.csv", delimiter=";"):
        code = row["Regioaanduiding/Codering (code)"].strip()
        every[code] = [number(row[people]), around.get(code)]
    write(
        "inwoners_2024.json",
        {
            "table": "85984NED",
            "source": "CBS",
            "title": "Kerncijfers wijken en buurten 2024",
            "period": "2024",
            "status": "definitief",
            "retrieved_on": "2026-07-19",
            "licence": "CC BY 4.0",
            "attribution": "Bron: CBS, Kerncijfers wijken en buurten 2024 – bewerkt",
            "division_year": 2024,
            "remark": "Van alle buurten van Nederland: die buiten Groningen staan in country.json.gz. "
            "Aantallen onder gemeenteniveau zijn afgerond op vijftallen.",
            "columns": columns(LIKENESS),
            "rows": {code: values for code, values in every.items() if ours(code)},
        },
    )
    return every


def rest_of_country(data: Path, every: Rows) -> None:
    """The buurten outside Groningen, one list per column: peers for who is judged. The same bytes each time."""
    names = {row["code"]: row["naam"] for row in csv_rows(data / "cbs/kwb_2024_selectie.csv.gz")}
    codes = sorted(code for code in every if code.startswith("BU") and not ours(code))
    crimes = long_series(data, "politie/misdrijven_buurt_2021_2025.csv.gz", "misdrijven")
    figures = {"inwoners_2024": [[every[code][place] for code in codes] for place in range(len(LIKENESS))]}
    figures |= {f"misdrijven_{year}": [[values.get(code) for code in codes]] for year, values in crimes.items()}
    document = {"codes": codes, "names": [names[code] for code in codes], "figures": figures}
    (HERE / "country.json.gz").write_bytes(gzip.compress(packed(document), 9, mtime=0))
    health = {"figures": dict(health_elsewhere(data, codes))}
    (HERE / "country_health.json.bz2").write_bytes(bz2.compress(packed(health), 9))


def health_elsewhere(data: Path, codes: Sequence[str]) -> Iterator[tuple[str, list[list[float | None] | None]]]:
    """Per release the columns of health, in the order of these codes, also where they are of 2020."""
    for year, values in long_series(data, *PERCEIVED_HEALTH).items():
        yield f"ervaren_gezondheid_{year}", [[values.get(code) for code in codes]]
    for year in (2012, 2020):
        rows = national_health(data, year)
        yield (
            f"gezondheidsmonitor_{year}",
            [
                [rows[code][place] if code in rows else None for code in codes] if key in HEALTH_ELSEWHERE else None
                for place, key in enumerate(HEALTH)
            ],
        )


def packed(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def main(data: Path) -> None:
    """Write all three files anew."""
    rest_of_country(data, likeness(data))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
