"""Small files as publishers write them, and the way to publish them."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

from neighbourhoods import sources, tables
from neighbourhoods.models import Indicator, Mapping
from neighbourhoods.releases import publishing

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
KWB_HEADER = [
    "Wijken en buurten",
    "Regioaanduiding/Gemeentenaam (naam)",
    "Regioaanduiding/Soort regio (omschrijving)",
    "Regioaanduiding/Codering (code)",
    "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)",
]
PEOPLE = "Bevolking/Aantal inwoners (aantal)"
HOMES = "Wonen/Woningvoorraad (aantal)"
RENTED = "Wonen/Woningen naar eigendom/Huurwoningen/In bezit woningcorporatie (%)"
OWNED = "Wonen/Woningen naar eigendom/Koopwoningen (%)"
RENTED = "Wonen/Woningen naar eigendom/Huurwoningen/In bezit woningcorporatie (%)"
OWNED = "Wonen/Woningen naar eigendom/Koopwoningen (%)"
WOZ = "Wonen/Gemiddelde WOZ-waarde van woningen (x 1 000 euro)"


def kwb(folder: Path, rows: list[tuple], columns: tuple[str, ...] = (PEOPLE,), name: str = "kwb_2024.csv") -> Path:
    """A StatLine export: BOM, CRLF, semicolons, padding. Rows are (name, code, change, *figures)."""
    lines = [";".join(f'"{text}"' for text in [*KWB_HEADER, *columns])]
    for label, code, change, *figures in rows:
        about = [label, "Groningen".ljust(40), "Buurt     ", code.ljust(10), str(change)]
        lines.append(";".join([*(f'"{text}"' for text in about), *map(str, figures)]))
    path = folder / name
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([*lines, ""]).encode())
    return path


def crimes(folder: Path, rows: list[tuple], name: str = "misdrijven.csv.gz") -> Path:
    """The long table of the police: rows are (code, year, count)."""
    lines = ["code,niveau,naam,gemeentecode,gemeentenaam,jaar,misdrijven"]
    lines += [f"{code},buurt,Naam van {code},GM0014,Groningen,{year},{count}" for code, year, count in rows]
    path = folder / name
    path.write_bytes(gzip.compress("\n".join([*lines, ""]).encode()))
    return path


def publish(path: Path, **options) -> publishing.PublishResult:
    """Read and publish; `at` and `retrieved_at` are noon unless said."""
    period = options.pop("period", None)
    reading = tables.interpret(path, period=period)
    return publishing.publish(reading, **{"at": NOON, "retrieved_at": NOON, **options})


def own_table(
    folder: Path, indicator: Indicator, rows: list[tuple], *, publisher: str = "Gemeente"
) -> publishing.PublishResult:
    """A table of the municipality itself, published: rows are (code, period, figure)."""
    path = folder / "eigen.csv"
    lines = ["Code;Periode;Cijfer", *(";".join(map(str, row)) for row in rows), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    mapping = Mapping(
        table=indicator.series,
        publisher=publisher,
        code_column="Code",
        period_column="Periode",
        columns={"Cijfer": indicator.key},
        decimal=".",
    )
    reading = tables.interpret(path, layout=sources.layout_of_mapping(mapping))
    return publishing.publish(reading, at=NOON, retrieved_at=NOON, division_year=2024)
