"""Snapshot → HTML → PDF. Reads the snapshot and nothing else: the same snapshot gives the same bytes.

The words of the report are Dutch whatever language the reader of the site chose: it is a document of the council.
"""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from monitoring import pictures, report_files
from monitoring.scoring.score import stage_label
from monitoring.snapshot_figures import Ambition, OwnSeries
from monitoring.snapshot_schema import SCHEMA, Attention, Factor, Measure, PartyView, Snapshot, sha256
from wijkaanpak import pdf

TEMPLATE = "monitoring/report_pdf.html"
CHAPTERS = (
    ("samenvatting", "Samenvatting"),
    ("fase", "Fase en looptijd"),
    ("ambities", "Ambities en cijfers"),
    ("maatregelen", "Maatregelen"),
    ("initiatieven", "Bewonersinitiatieven"),
    ("coalitie", "De lokale coalitie"),
    ("succesfactoren", "De tien succesfactoren"),
    ("financien", "Financiën"),
    ("risicos", "Risico’s"),
    ("lessen", "Lessen en vooruitblik"),
    ("bijlagen", "Bijlagen"),
)
KINDS = {
    "contradiction": "tegenspraak",
    "red": "knelpunt",
    "orange": "aandacht",
    "money": "geld",
    "missing": "ontbreekt",
}
# With more indicators than this the pictures of an ambition stand two abreast.
WIDE_UNTIL = 2
NARROW = 380


class UnknownSchema(Exception):
    """The snapshot was made by a version of the platform that this one cannot read."""


def render(snapshot: Snapshot) -> bytes:
    """The PDF. Raises UnknownSchema, or pdf.RenderingFailed when the document is not fit to hand out."""
    moment = datetime.fromisoformat(snapshot["head"]["frozen_at"])
    return pdf.render_html(html(snapshot), at=moment, attachments=report_files.attachments(snapshot))


def html(snapshot: Snapshot) -> str:
    """The page that becomes the PDF."""
    if snapshot["schema"] != SCHEMA:
        raise UnknownSchema(f"This snapshot has schema {snapshot['schema']}; this version reads {SCHEMA}.")
    with translation.override("nl"):
        return render_to_string(TEMPLATE, context(snapshot))


def context(snapshot: Snapshot) -> dict[str, Any]:
    """What the templates show: the snapshot, and the pictures drawn from it."""
    measures = snapshot["measures"]
    chapters = [{"id": key, "title": title, "number": number} for number, (key, title) in enumerate(CHAPTERS, start=1)]
    summary = {**snapshot["summary"], "attention": [_attention(item) for item in snapshot["summary"]["attention"]]}
    factors = {**snapshot["factors"], "items": [_factor(factor) for factor in snapshot["factors"]["items"]]}
    return {
        "report": {**snapshot, "summary": summary, "factors": factors},
        "fingerprint": sha256(snapshot),
        "chapters": chapters,
        "ambitions": [_ambition(ambition) for ambition in snapshot["ambitions"]],
        "own_figures": _own_figures(snapshot),
        "measures": measures["items"],
        "deviating": _deviating(measures["items"]),
        "cover_art": pictures.cover_art(snapshot["map"], snapshot["head"]),
        "map": pictures.map_of(snapshot["map"]) if snapshot["map"] else None,
        "timeline": pictures.timeline(snapshot),
        "status_bar": pictures.status_bar(measures, key="status") if measures["items"] else None,
        "summary_bar": pictures.status_bar(measures, key="summary") if measures["items"] else None,
        "balance": pictures.balance(measures) if measures["items"] else None,
        "ladder": pictures.ladder(snapshot["factors"]) if snapshot["factors"]["items"] else None,
        "money_chart": pictures.money(snapshot["money"]) if snapshot["money"]["rows"] else None,
    }


def _attention(item: Attention) -> dict[str, Any]:
    return {**item, "word": KINDS[item["kind"]]}


def _ambition(ambition: Ambition) -> dict[str, Any]:
    """With its pictures, and the figures in the order of the columns."""
    wide = len(ambition["indicators"]) <= WIDE_UNTIL
    columns = ("baseline", "previous", "now", "target", "municipality", "netherlands")
    return {
        **ambition,
        "indicators": [
            {
                **indicator,
                "columns": [indicator[column] for column in columns],  # type: ignore[literal-required]
                "chart": pictures.trend(indicator, width=pictures.WIDTH if wide else NARROW),
            }
            for indicator in ambition["indicators"]
        ],
    }


def _own_figures(snapshot: Snapshot) -> list[dict[str, Any]]:
    found = snapshot.get("own_figures", [])
    width = pictures.WIDTH if len(found) <= WIDE_UNTIL else NARROW
    return [_own(series, snapshot["head"]["area"], width) for series in found]


def _own(series: OwnSeries, area: str, width: int) -> dict[str, Any]:
    """With its picture, and the latest figure beside the one before."""
    figures = series["figures"]
    return {
        **series,
        "now": figures[-1],
        "previous": figures[-2] if len(figures) > 1 else None,
        "chart": pictures.own_trend(series, area=area, width=width),
        "revised": [one for one in figures if one["revised_on"]],
    }


def _factor(factor: Factor) -> dict[str, Any]:
    return {**factor, "parties": [{**view, "word": _word(view)} for view in factor["parties"]]}


def _word(view: PartyView) -> str:
    if view["stage"] is not None:
        return stage_label(view["stage"])
    return "niet apart getoond" if view["note"] else "geen oordeel"


def _deviating(measures: list[Measure]) -> list[Measure]:
    """Orange and red measures that owe an explanation, red first."""
    found = [measure for measure in measures if measure["deviation"]]
    return sorted(found, key=lambda measure: measure["light"] != "red")
