"""A national year of figures: from file to committed, again, and read back."""

import itertools
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection, transaction

from bench import Line, best_of
from neighbourhoods import reference, tables
from neighbourhoods.areas import divisions
from neighbourhoods.areas.geometry import Shape
from neighbourhoods.releases import publishing
from neighbourhoods.series import area_series
from tests.support import database
from wijkaanpak import binary_copy

DATABASE = "wijkaanpak_bench"
AREAS, COLUMNS, TIMES = 18_000, 120, 5
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HEADER = [
    "Wijken en buurten",
    "Regioaanduiding/Gemeentenaam (naam)",
    "Regioaanduiding/Soort regio (omschrijving)",
    "Regioaanduiding/Codering (code)",
    "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)",
    "Bevolking/Aantal inwoners (aantal)",
]
LONG_TABLE = """
drop table if exists long;
create table long (area text, indicator text, value float8, period text, primary key (area, indicator, period))
"""
TARGET = 'create temporary table bare (area int8 primary key, "values" float8[], notes int2[]) on commit drop'


def measure() -> Iterator[Line]:
    database.make(DATABASE)
    database.use(DATABASE)
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield from _measure(_file(Path(folder)))
    finally:
        database.drop(DATABASE)


def _measure(path: Path) -> Iterator[Line]:
    publication = tables.interpret(path).publications[0]
    yield from _once_more(path, publication.codes[0])
    yield from _national_year(path, publication)


def _once_more(path: Path, code: str) -> Iterator[Line]:
    publishing.publish(tables.interpret(path), at=NOON, retrieved_at=NOON)

    def again() -> None:
        assert publishing.publish(tables.interpret(path), at=NOON, retrieved_at=NOON).status == "unchanged"

    limit, product = best_of(TIMES, lambda: tables.interpret(path), again)
    yield Line("the same file again", "reading it", limit, product, 1.5)

    def by_key() -> None:
        with connection.cursor() as cursor:
            cursor.execute("select id from neighbourhoods_area where code = %s", [code])
            (area,) = cursor.fetchone()
            cursor.execute('select "values" from neighbourhoods_releaserow where area_id = %s', [area])
            assert cursor.fetchone()

    limit, product = best_of(50, by_key, lambda: area_series([code]))
    yield Line("all indicators of one area", "reading its row by key", limit, product, 20)


def _national_year(path: Path, publication: tables.Publication) -> Iterator[Line]:
    """Publish a national year in two cases: its boundaries were imported before, as for most tables of a year; or it is
    the first of its year, and makes the areas and links too.
    """
    import numpy as np
    import pandas as pd

    prepared = list(binary_copy.copied(np.arange(AREAS).reshape(-1, 1), publication.values, publication.notes))

    def bare() -> None:
        pd.read_csv(path, sep=";", dtype=str)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(TARGET)
            with cursor.copy("copy bare from stdin (format binary)") as copy:
                for chunk in prepared:
                    copy.write(chunk)

    def publish(division: int) -> None:
        reading = tables.interpret(path)
        outcome = publishing.publish(reading, at=NOON, retrieved_at=NOON, replace=True, division_year=division)
        assert outcome.status == "published"

    drawn, new = range(2100, 2100 + TIMES), itertools.count(1900)
    _draw(publication.codes, drawn)
    publish(next(new))  # that each of the others has a year before it to link to
    years = iter(drawn)
    copied, known, first = best_of(TIMES, bare, lambda: publish(next(years)), lambda: publish(next(new)))
    (peer,) = best_of(1, _to_sql(publication))  # half a minute, in which a moment of noise does not count
    copy = "read_csv + binary COPY of its rows, made before"
    yield Line("national year, 2.16 M figures", copy, copied, known, 3)
    yield Line("the same", "DataFrame.to_sql of the long table with its key", peer, known, 1 / 40)
    # Of areas and links, which to_sql does not make, there is no peer.
    yield Line("national year, with 18,000 areas and links to make", copy, copied, first, 3)


def _draw(codes: Sequence[str], years: Iterable[int]) -> None:
    """The boundaries of these divisions, as `import_areas` leaves them."""
    square = {"type": "Polygon", "coordinates": [[[6, 53], [6.1, 53], [6.1, 53.1], [6, 53]]]}
    for year in years:
        shapes = [Shape(code, f"Buurt {code}", square, square, boundary_change=1) for code in codes]
        divisions.replace_division(shapes, year=year)


def _to_sql(publication: tables.Publication) -> Callable[[], object]:
    """What a user of pandas types, through SQLAlchemy: all rows, because a key costs more the larger its table is. The
    long table itself is made before.
    """
    import pandas as pd
    from sqlalchemy import NullPool, create_engine

    values = pd.DataFrame(
        publication.values, index=publication.codes, columns=[column.title for column in publication.columns]
    )
    long = values.rename_axis("area").reset_index().melt("area", var_name="indicator").assign(period=publication.period)
    # `superuser` gives a connection that commits each line by itself; with a level of isolation it does not.
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: database.superuser(DATABASE),
        poolclass=NullPool,
        isolation_level="READ COMMITTED",
    )

    def run() -> None:
        with database.superuser(DATABASE) as owner:
            owner.execute(LONG_TABLE)
        long.to_sql("long", engine, if_exists="append", index=False)

    return run


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
