"""The files inside the PDF: the figures as csv that a spreadsheet opens, and the snapshot itself."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from monitoring.snapshot.figure_schema import PrintedMovement, PrintedOwnSeries
from monitoring.snapshot.schema import LIGHTS, PrintedMeasure, Snapshot
from monitoring.snapshot.seal import canonical
from wijkaanpak.pdf import Attachment
from wijkaanpak.tabular import csv_bytes


def attachments(snapshot: Snapshot) -> list[Attachment]:
    """Four tables, whatever else there is to tell of the figures, and the document they come from."""
    own = snapshot.get("own_figures", [])
    more = (
        ("eigen-cijfers.csv", OWN_HEAD, list(_own(own)), "Wat partners zelf tellen"),
        ("vergelijking.csv", PEER_HEAD, list(_peers(snapshot)), "Met welke gebieden is vergeleken"),
        ("eromheen.csv", AROUND_HEAD, list(_around(snapshot)), "Wat er in de buurten eromheen gebeurde"),
        ("kandidaten.csv", POOL_HEAD, list(_pools(snapshot)), "Uit welke gebieden die zijn gekozen"),
        ("buurten.csv", PART_HEAD, list(_parts(snapshot)), "Waaruit elk cijfer is samengesteld"),
        ("publicaties.csv", RELEASE_HEAD, list(_releases(snapshot)), "De bestanden waar de cijfers uit komen"),
    )
    return [
        Attachment("cijfers.csv", _csv(INDICATOR_HEAD, _indicators(snapshot)), "Alle cijfers per indicator en jaar"),
        Attachment("maatregelen.csv", _csv(MEASURE_HEAD, _measures(snapshot)), "Alle maatregelen"),
        Attachment("financien.csv", _csv(MONEY_HEAD, _money(snapshot)), "Geld per bron, in hele euro’s"),
        Attachment("succesfactoren.csv", _csv(FACTOR_HEAD, _factors(snapshot)), "Bevindingen per criterium"),
        *(Attachment(name, _csv(head, rows), about) for name, head, rows, about in more if rows),
        Attachment("rapport.json", canonical(snapshot), "Het bevroren document waaruit dit rapport is gemaakt"),
    ]


INDICATOR_HEAD = (
    *("id", "ambitie", "indicator", "eenheid", "gebied", "jaar", "waarde", "opmerking", "bron"),
    *("teller", "noemer", "gewogen naar", "schatting", "tabel", "periode", "status", "publicaties"),
)
PART_HEAD = ("id", "indicator", "gebied", "jaar", "code", "waarde of teller", "gewicht of noemer")
PEER_HEAD = ("id", "indicator", "jaren eerst", "jaren nu", "code", "gebied", "inwoners", "eerst", "nu", "verandering")
AROUND_HEAD = ("id", "indicator", "jaren eerst", "jaren nu", "code", "gebied", "eerst", "nu")
POOL_HEAD = ("id", "indicator", "voor", "code", "inwoners", "adressendichtheid", "begin", "gedeeld door")
OWN_HEAD = ("id", "cijfer", "eenheid", "wie telt", "periode", "waarde", "opmerking", "herzien op", "wat telt mee")
MEASURE_HEAD = ("id", "maatregel", "eigenaar", "licht", "tijd", "geld", "kwaliteit", "begroot", "besteed", "bijdrage")
MONEY_HEAD = ("id", "bron", "soort", "gemeentelijk", "begroot", "toegezegd", "besteed", "restant", "verwacht")
FACTOR_HEAD = ("factor", "stand", "criterium", "uitkomst", "bevinding", "grens", "getal", "bij", "nog niet bij")
RELEASE_HEAD = ("id", "tabel", "uitgever", "periode", "status", "opgehaald op", "indeling", "licentie", "sha256")
NOTES = {
    "unknown": "onbekend",
    "too_small": "te klein",
    "incomplete": "onvolledig",
    "not_read": "niet ingelezen",
    "not_published": "(nog) niet gepubliceerd",
    "": "",
}


def _indicators(snapshot: Snapshot) -> Iterable[Sequence[Any]]:
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            described = (indicator["id"], ambition["title"], indicator["label"], indicator["unit"])
            for series in indicator["series"]:
                for point in series["points"]:
                    yield (
                        *described,
                        series["label"],
                        point["year"],
                        point["value"],
                        NOTES[point["note"]],
                        # Of the oldest reports only the newest source is known; later each point names its own.
                        "" if "period" in point else indicator["source"],
                        point.get("numerator"),
                        point.get("denominator"),
                        point.get("weighed_by", ""),
                        "ja" if point.get("is_modelled") else "",
                        point.get("table", ""),
                        point.get("period", ""),
                        point.get("status", ""),
                        " ".join(map(str, point.get("releases", ()))),
                    )


def _parts(snapshot: Snapshot) -> Iterator[Sequence[Any]]:
    """Of each figure of the area the buurten it was made of."""
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            for series in indicator["series"][:1]:
                for point in series["points"]:
                    for part in point.get("parts", ()):
                        yield (indicator["id"], indicator["label"], series["label"], point["year"], *part)


def _releases(snapshot: Snapshot) -> Iterator[Sequence[Any]]:
    for release in snapshot.get("releases", ()):
        yield (
            release["id"],
            release["table"],
            release["publisher"],
            release["period"],
            release["status"],
            release["retrieved_on"] or "",
            release["division_year"],
            release["licence"],
            release["sha256"],
        )


def _peers(snapshot: Snapshot) -> Iterator[Sequence[Any]]:
    """Of each change that stands beside others: those others, nearest first."""
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            movement = indicator.get("movement")
            if movement is None:
                continue
            for peer in movement["peers"]:
                yield (indicator["id"], indicator["label"], *_halves(movement), *peer)


def _around(snapshot: Snapshot) -> Iterator[Sequence[Any]]:
    """Of each change that was judged the buurten around the area: how much was counted at first, and how much now."""
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            movement = indicator.get("movement")
            around = movement.get("around") if movement else None
            if movement and around:
                for part in around["parts"]:
                    yield (indicator["id"], indicator["label"], *_halves(movement), *part)


def _halves(movement: PrintedMovement) -> tuple[str, str]:
    """The years of the base and those of now: 2022-2023."""
    half = len(movement["years"]) // 2
    before, after = ("-".join(map(str, part)) for part in (movement["years"][:half], movement["years"][half:]))
    return before, after


def _pools(snapshot: Snapshot) -> Iterator[Sequence[Any]]:
    """Of each change and target that stands beside others: all areas that could be among those, by code."""
    for ambition in snapshot["ambitions"]:
        for indicator in ambition["indicators"]:
            for what, judged in (("verandering", indicator.get("movement")), ("doel", indicator.get("reach"))):
                pool = judged.get("pool") if judged else None
                if pool is None:
                    continue
                about = {str(code): traits for code, *traits in snapshot["alike"][pool["alike"]]["areas"]}
                for code, amount, size in pool["starts"]:
                    yield (indicator["id"], indicator["label"], what, code, *about[str(code)], amount, size)


def _own(series: Iterable[PrintedOwnSeries]) -> Iterable[Sequence[Any]]:
    for counted in series:
        for figure in counted["figures"]:
            yield (
                counted["id"],
                counted["label"],
                counted["unit"],
                counted["supplier"],
                figure["period"],
                figure["value"],
                "" if figure["value"] is not None else figure["text"],
                figure["revised_on"] or "",
                counted["definition"],
            )


def _measures(snapshot: Snapshot) -> Iterable[Sequence[Any]]:
    for measure in snapshot["measures"]["items"]:
        yield (
            measure["id"],
            measure["title"],
            measure["owner"],
            *(_light(measure, part) for part in ("light", "time", "money", "quality")),
            measure["budget"],
            measure["spent"],
            measure["contribution"],
        )


def _light(measure: PrintedMeasure, part: str) -> str:
    """In the words of the report; what has ended has no light any more."""
    return measure["status_label"] if measure["is_ended"] else LIGHTS[measure[part]]  # type: ignore[literal-required]


def _money(snapshot: Snapshot) -> Iterable[Sequence[Any]]:
    for row in snapshot["money"]["rows"]:
        yield (
            row["id"],
            row["source"],
            row["kind"],
            "ja" if row["is_municipal"] else "nee",
            row["budgeted"],
            row["granted"],
            row["spent"],
            row["rest"],
            row["forecast"],
        )


def _factors(snapshot: Snapshot) -> Iterable[Sequence[Any]]:
    for factor in snapshot["factors"]["items"]:
        for finding in factor["findings"]:
            yield (
                factor["label"],
                factor["stage_label"],
                finding["question"],
                finding["outcome_label"],
                finding["text"],
                finding["threshold"],
                finding.get("figure") or "",
                _refs(finding.get("records", ())),
                _refs(finding.get("lacking", ())),
            )


def _refs(records: Iterable[Sequence[Any]]) -> str:
    """Kind and id of each record: `measure 12, measure 15`."""
    return ", ".join(f"{kind} {key}" for kind, key in records)


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    return b"".join(csv_bytes([head, *([_cell(value) for value in row] for row in rows)]))


def _cell(value: Any) -> Any:
    """A float as people write it: 72.7, not 72.69999999999999."""
    return Decimal(f"{value:.15g}") if isinstance(value, float) else value
