"""A national year of figures: from file to committed, again, and read back."""

import itertools
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection, transaction

from bench import Line, best_of
from neighbourhoods import blocks, reference, releases, tables
from neighbourhoods.series import area_series
from tests.support import database

AREAS, COLUMNS, TIMES = 18_000, 120, 5
PART = 0.05
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HEADER = [
    "Wijken en buurten",
    "Regioaanduiding/Gemeentenaam (naam)",
    "Regioaanduiding/Soort regio (omschrijving)",
    "Regioaanduiding/Codering (code)",
    "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)",
    "Bevolking/Aantal inwoners (aantal)",
]
LONG_TABLE = "create temporary table long (area text, indicator text, value float8, period text) on commit drop"
TARGET = 'create temporary table bare (area int8 primary key, "values" float8[], notes int2[]) on commit drop'


def measure() -> Iterator[Line]:
    database.make("wijkaanpak_bench")
    database.use("wijkaanpak_bench")
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield from _measure(_file(Path(folder)))
    finally:
        database.drop("wijkaanpak_bench")


def _measure(path: Path) -> Iterator[Line]:
    import numpy as np
    import pandas as pd

    one = tables.interpret(path).publications[0]
    prepared = list(blocks.copied(np.arange(AREAS).reshape(-1, 1), one.values, one.notes))

    def bare() -> None:
        pd.read_csv(path, sep=";", dtype=str)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(TARGET)
            with cursor.copy("copy bare from stdin (format binary)") as copy:
                for chunk in prepared:
                    copy.write(chunk)

    divisions = itertools.count(1900)

    def publish() -> None:
        """As a new division each time, so that areas are made and everything is committed."""
        outcome = releases.publish(
            tables.interpret(path), at=NOON, retrieved_at=NOON, replace=True, division_year=next(divisions)
        )
        assert outcome.status == "published"

    limit, product = best_of(TIMES, bare, publish)
    yield Line("national year, 2.16 M figures", "read_csv + binary COPY of its rows, made before", limit, product, 3)

    (to_sql,) = best_of(2, lambda: _as_to_sql_does(one))
    peer = f"DataFrame.to_sql of the long table, {PART:.0%} of it measured"
    yield Line("the same year", peer, to_sql / PART, product, 1 / 40)

    releases.publish(tables.interpret(path), at=NOON, retrieved_at=NOON)

    def again() -> None:
        assert releases.publish(tables.interpret(path), at=NOON, retrieved_at=NOON).status == "unchanged"

    limit, product = best_of(TIMES, lambda: tables.interpret(path), again)
    yield Line("the same file again", "reading it", limit, product, 1.5)

    def by_key() -> None:
        with connection.cursor() as cursor:
            cursor.execute("select id from neighbourhoods_area where code = %s", [one.codes[0]])
            (area,) = cursor.fetchone()
            cursor.execute('select "values" from neighbourhoods_releaserow where area_id = %s', [area])
            assert cursor.fetchone()

    limit, product = best_of(50, by_key, lambda: area_series([one.codes[0]]))
    yield Line("all indicators of one area", "reading its row by key", limit, product, 20)


def _as_to_sql_does(one: tables.Publication) -> None:
    """What pandas and SQLAlchemy do with a long table and no `method`: rows of Python objects to one `executemany`.

    Without SQLAlchemy's own work on top, so the peer is a little faster than it is. The time grows with the rows.
    """
    import pandas as pd

    areas = round(AREAS * PART)
    values = pd.DataFrame(one.values[:areas], index=one.codes[:areas], columns=[column.title for column in one.columns])
    long = values.rename_axis("area").reset_index().melt("area", var_name="indicator").assign(period=one.period)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LONG_TABLE)
        rows = [tuple(row) for row in long.astype(object).itertuples(index=False)]
        cursor.cursor.executemany("insert into long values (%s, %s, %s, %s)", rows)


def _file(folder: Path) -> Path:
    """A year as StatLine exports it, with decimal commas, and one cell in fifty without a value.

    Some of the columns are of the catalogue, so that their distributions are made; any of those may be a percentage.
    """
    chance = random.Random(2024)
    known = [f"{indicator}_{place}" for place, indicator in enumerate(_dump_names())]
    others = [f"Thema/Onderwerp {number} (%)" for number in range(COLUMNS - 1 - len(known))]
    lines = [";".join(f'"{header}"' for header in [*HEADER, *known, *others])]
    for area in range(AREAS):
        about = f'"Buurt {area}";"{"Gemeente":40}";"Buurt     ";"BU{area:08d}";"1";{chance.randrange(0, 9000, 5)}'
        cells = [*(_cell(chance, 100) for _ in known), *(_cell(chance, 5000) for _ in others)]
        lines.append(";".join([about, *cells]))
    path = folder / "kwb_2024.csv"
    path.write_text("\r\n".join([*lines, ""]), encoding="utf-8-sig")
    return path


def _dump_names() -> list[str]:
    """One header of Kerncijfers for each indicator that is in it, but for the number of inhabitants."""
    names = {key: name for (kind, name), key in reference.FIELDS.items() if kind == "kwb" and " " not in name}
    return [name for key, name in names.items() if key != "inwoners"]


def _cell(chance: random.Random, below: int) -> str:
    if chance.random() < 0.02:
        return "."
    return f"{chance.random() * 100:.1f}".replace(".", ",") if chance.random() < 0.3 else str(chance.randrange(below))
