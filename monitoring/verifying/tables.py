"""The CSV files in a report held against its document: every cell that both have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from monitoring.verifying.numbers import printed, same

Report = Mapping[str, Any]
Row = dict[str, Any]
Ambition = Mapping[str, Any]
RISKY = "=+-@\t\r\0"
"""What a spreadsheet would take for a formula stands in a cell behind an apostrophe."""


def check(name: str, rows: Sequence[Mapping[str, str]], report: Report) -> Iterator[str]:
    """Where a table says something else than the document; nothing of a table that is not known here."""
    if name not in TABLES:
        return
    for place, (row, expected) in enumerate(zip_longest(rows, TABLES[name](report)), start=2):
        if row is None or expected is None:
            yield f"regel {place}: {'deze regel ontbreekt' if row is None else 'deze regel hoort er niet'}"
            return
        for column, value in expected.items():
            if column in row and not _is(row[column] or "", value):
                yield f"regel {place}, kolom ‘{column}’: er staat ‘{row[column]}’; in het document ‘{_text(value)}’"


def _is(cell: str, value: Any) -> bool:
    """Whether a cell holds a value; a number in fifteen digits, with a comma."""
    if isinstance(value, float):
        try:
            return same(printed_plain(cell), value)
        except ValueError:
            return False
    text = _text(value)
    return cell in (text, f"'{text}" if text.lstrip(" \n").startswith(tuple(RISKY)) else text)


def printed_plain(cell: str) -> float:
    """A number as a table writes it: a comma and no dots between thousands; an exponent may follow."""
    return float(cell.replace(",", ".")) if "E" in cell.upper() else printed(cell)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _figures(report: Report) -> Iterator[tuple[Ambition, Row]]:
    for ambition in report["ambitions"]:
        for indicator in ambition["indicators"]:
            yield ambition, indicator


def _points(report: Report) -> Iterator[Row]:
    for ambition, indicator in _figures(report):
        for series in indicator["series"]:
            for point in series["points"]:
                yield {
                    "id": indicator["id"],
                    "ambitie": ambition["title"],
                    "indicator": indicator["label"],
                    "eenheid": indicator["unit"],
                    "gebied": series["label"],
                    "jaar": point["year"],
                    "waarde": point["value"],
                } | _origin(point)


def _origin(point: Row) -> Row:
    """Of the points of the oldest reports this is not known."""
    if "period" not in point:
        return {}
    return {
        "teller": point.get("numerator"),
        "noemer": point.get("denominator"),
        "schatting": "ja" if point.get("is_modelled") else "",
        "tabel": point.get("table", ""),
        "periode": point["period"],
        "status": point.get("status", ""),
        "gewogen naar": point.get("weighed_by", ""),
        "publicaties": " ".join(map(str, point.get("releases", ()))),
    }


def _parts(report: Report) -> Iterator[Row]:
    for _ambition, indicator in _figures(report):
        for point in indicator["series"][0]["points"] if indicator["series"] else ():
            for code, value, weight in point.get("parts", ()):
                yield {
                    "id": indicator["id"],
                    "jaar": point["year"],
                    "code": code,
                    "waarde of teller": value,
                    "gewicht of noemer": weight,
                }


def _peers(report: Report) -> Iterator[Row]:
    for _ambition, indicator in _figures(report):
        movement = indicator.get("movement", {"years": (), "peers": ()})
        for code, name, inhabitants, base, now, change in movement["peers"]:
            yield {
                "id": indicator["id"],
                **_years(movement),
                "code": code,
                "gebied": name,
                "inwoners": inhabitants,
                "eerst": base,
                "nu": now,
                "verandering": change,
            }


def _years(movement: Any) -> Row:
    """The years that are compared: the first half with the second."""
    half = len(movement["years"]) // 2
    return {
        "jaren eerst": "-".join(map(str, movement["years"][:half])),
        "jaren nu": "-".join(map(str, movement["years"][half:])),
    }


def _around(report: Report) -> Iterator[Row]:
    for _ambition, indicator in _figures(report):
        movement = indicator.get("movement") or {}
        for code, name, base, now in (movement.get("around") or {"parts": ()})["parts"]:
            yield {
                "id": indicator["id"],
                **_years(movement),
                "code": code,
                "gebied": name,
                "eerst": base,
                "nu": now,
            }


def _pools(report: Report) -> Iterator[Row]:
    for _ambition, indicator in _figures(report):
        for what, judged in (("verandering", indicator.get("movement")), ("doel", indicator.get("reach"))):
            pool = (judged or {}).get("pool")
            if pool is None:
                continue
            about = {code: traits for code, *traits in report["alike"][pool["alike"]]["areas"]}
            for code, amount, size in pool["starts"]:
                yield {
                    "id": indicator["id"],
                    "indicator": indicator["label"],
                    "voor": what,
                    "code": code,
                    "inwoners": about[code][0],
                    "adressendichtheid": about[code][1],
                    "begin": amount,
                    "gedeeld door": size,
                }


def _own(report: Report) -> Iterator[Row]:
    for series in report.get("own_figures", ()):
        for figure in series["figures"]:
            yield {"id": series["id"], "periode": figure["period"], "waarde": figure["value"]}


def _measures(report: Report) -> Iterator[Row]:
    for measure in report["measures"]["items"]:
        yield {
            "id": measure["id"],
            "maatregel": measure["title"],
            "begroot": measure["budget"],
            "besteed": measure["spent"],
        }


def _money(report: Report) -> Iterator[Row]:
    for row in report["money"]["rows"]:
        yield {
            "id": row["id"],
            "bron": row["source"],
            "begroot": row["budgeted"],
            "toegezegd": row["granted"],
            "besteed": row["spent"],
            "restant": row["rest"],
            "verwacht": row["forecast"],
        }


def _findings(report: Report) -> Iterator[Row]:
    for factor in report["factors"]["items"]:
        for finding in factor["findings"]:
            yield {
                "factor": factor["label"],
                "stand": factor["stage_label"],
                "criterium": finding["question"],
                "uitkomst": finding["outcome_label"],
                "bevinding": finding["text"],
                "grens": finding["threshold"],
                "getal": finding.get("figure"),
                "bij": _refs(finding.get("records", ())),
                "nog niet bij": _refs(finding.get("lacking", ())),
            }


def _refs(records: Sequence[Sequence[Any]]) -> str:
    return ", ".join(f"{kind} {key}" for kind, key in records)


def _releases(report: Report) -> Iterator[Row]:
    for release in report.get("releases", ()):
        yield {
            "id": release["id"],
            "tabel": release["table"],
            "uitgever": release["publisher"],
            "periode": release["period"],
            "status": release["status"],
            "opgehaald op": release["retrieved_on"],
            "indeling": release["division_year"],
            "licentie": release["licence"],
            "sha256": release["sha256"],
        }


TABLES: Mapping[str, Callable[[Report], Iterator[Row]]] = {
    "cijfers.csv": _points,
    "buurten.csv": _parts,
    "vergelijking.csv": _peers,
    "eromheen.csv": _around,
    "kandidaten.csv": _pools,
    "eigen-cijfers.csv": _own,
    "maatregelen.csv": _measures,
    "financien.csv": _money,
    "succesfactoren.csv": _findings,
    "publicaties.csv": _releases,
}
