"""Where each point of the example comes from: the releases, and what it was made of."""

import hashlib

from monitoring.snapshot.figure_schema import PrintedAmbition, PrintedPoint, PrintedRelease


def points(values: dict[int, float | None], source: str, code: str) -> list[PrintedPoint]:
    """As published for one area: of each year the release of that year; the newest has the status of the source."""
    table, newest, status = source.split(" ")[1].rstrip(","), *source.split(", ")[1:]
    return [
        {
            "year": year,
            "value": value,
            "note": "" if value is not None else "unknown",
            "period": str(year),
            "table": table,
            "status": status if str(year) == newest else "definitief",
            "method": "published",
            "numerator": None,
            "denominator": None,
            "weighed_by": "",
            "is_modelled": table == "50150NED",
            "releases": [release_of(table, year)],
            "parts": [[code, value, None]],
        }
        for year, value in values.items()
    ]


def release_of(table: str, year: int) -> int:
    """The id of a release of the example: of each table and year one."""
    return int(table[:5]) * 100 + year % 100


def releases(ambitions: list[PrintedAmbition]) -> list[PrintedRelease]:
    """Those that the points name."""
    every = (
        point for row in ambitions for one in row["indicators"] for line in one["series"] for point in line["points"]
    )
    found = {point["releases"][0]: point for point in every}
    return [
        {
            "id": key,
            "table": point["table"],
            "publisher": "CBS",
            "period": point["period"],
            "status": point["status"],
            "retrieved_on": "2026-07-19",
            "division_year": 2024,
            "licence": "CC BY 4.0",
            "sha256": hashlib.sha256(f"{key}".encode()).hexdigest(),
        }
        for key, point in sorted(found.items())
    ]
