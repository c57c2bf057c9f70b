"""Snapshot → HTML → PDF. Reads the snapshot and nothing else: the same snapshot gives the same bytes.

The words of the report are Dutch whatever language the reader of the site chose: it is a document of the council.
"""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from monitoring.rendering import attachments, captions, pictures, residents
from monitoring.scoring.score import stage_label
from monitoring.scoring.wording import listing
from monitoring.snapshot.figure_schema import PrintedAmbition, PrintedIndicator, PrintedOwnFigure, PrintedOwnSeries
from monitoring.snapshot.schema import (
    SCHEMA,
    PrintedAttention,
    PrintedFactor,
    PrintedMeasure,
    PrintedPartyView,
    Snapshot,
)
from monitoring.snapshot.seal import sha256
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
    "fall": "gedaald",
    "worse": "slechter",
    "red": "knelpunt",
    "late": "te laat",
    "promise": "afspraak",
    "orange": "aandacht",
    "money": "geld",
    "missing": "ontbreekt",
}
NARROW = 380  # SVG units of a picture that stands beside another, or beside its words


class UnknownSchema(Exception):
    """The snapshot was made by a version of the platform that this one cannot read."""


def render(snapshot: Snapshot) -> bytes:
    """The PDF. Raises UnknownSchema, or pdf.RenderingFailed when the document is not fit to hand out."""
    moment = datetime.fromisoformat(snapshot["head"]["frozen_at"])
    return pdf.render_html(html(snapshot), at=moment, attachments=attachments.attachments(snapshot))


def html(snapshot: Snapshot) -> str:
    """The page that becomes the PDF."""
    if snapshot["schema"] != SCHEMA:
        raise UnknownSchema(f"This snapshot has schema {snapshot['schema']}; this version reads {SCHEMA}.")
    with translation.override("nl"):
        return render_to_string(TEMPLATE, context(snapshot))


def context(snapshot: Snapshot) -> dict[str, Any]:
    """What the templates show: the snapshot, and the pictures drawn from it."""
    measures = snapshot["measures"]
    own = [_own(series, snapshot["head"]["programme"]) for series in snapshot.get("own_figures", [])]
    present = [(key, title) for key, title in CHAPTERS if _holds(snapshot, key)]
    absent = [title[:1].lower() + title[1:] for key, title in CHAPTERS if not _holds(snapshot, key)]
    summary = {**snapshot["summary"], "attention": [_attention(item) for item in snapshot["summary"]["attention"]]}
    factors = {**snapshot["factors"], "items": [_factor(factor) for factor in snapshot["factors"]["items"]]}
    return {
        "report": {
            **snapshot,
            "head": {"plan": "", **snapshot["head"]},
            "money": {"themes": [], **snapshot["money"]},
            "summary": summary,
            "factors": factors,
            "overdue": snapshot.get("overdue", []),
        },
        "fingerprint": sha256(snapshot),
        "chapters": {
            key: {"id": key, "title": title, "number": number} for number, (key, title) in enumerate(present, start=1)
        },
        "absent": f"Hierover is nog niets vastgelegd: {listing(absent)}." if absent else "",
        "is_beside_peers": "judged_by" in snapshot["head"],
        "residents": residents.plain(snapshot),
        "residents_bar": pictures.status_bar(measures, key="residents") if measures["items"] else None,
        "residents_line": pictures.timeline(snapshot, key="residents-line"),
        "captions": captions.captions(snapshot),
        "ambitions": [_ambition(ambition, snapshot["head"]["area"]) for ambition in snapshot["ambitions"]],
        "own_figures": own,
        "own_pairs": _pairs(own),
        "measures": measures["items"],
        "deviating": _deviating(measures["items"]),
        "cover_art": pictures.cover_art(snapshot["map"], snapshot["head"]),
        "map": pictures.map_of(snapshot["map"], snapshot["head"]["programme"]) if snapshot["map"] else None,
        "timeline": pictures.timeline(snapshot),
        "status_bar": pictures.status_bar(measures, key="status") if measures["items"] else None,
        "summary_bar": pictures.status_bar(measures, key="summary") if measures["items"] else None,
        "balance": pictures.balance(measures) if measures["items"] else None,
        "ladder": pictures.ladder(snapshot["factors"]) if snapshot["factors"]["items"] else None,
        "money_chart": pictures.money(snapshot["money"]) if snapshot["money"]["rows"] else None,
    }


def _attention(item: PrintedAttention) -> dict[str, Any]:
    return {**item, "word": KINDS[item["kind"]], "leads_to": item.get("anchor", item["chapter"])}


def _holds(snapshot: Snapshot, chapter: str) -> bool:
    """Whether there is anything to say; a page that says nothing is not printed, see `absent`."""
    learning, coalition = snapshot["learning"], snapshot["coalition"]
    parts: dict[str, Any] = {
        "ambities": snapshot["ambitions"] or snapshot["map"] or snapshot.get("own_figures"),
        "maatregelen": snapshot["measures"]["items"],
        "initiatieven": any(tally["count"] != 0 for tally in snapshot["initiatives"]["counts"]),
        "coalitie": coalition["partners"] or coalition["meetings_held"] or coalition["changes"],
        "succesfactoren": snapshot["factors"]["items"],
        "financien": snapshot["money"]["rows"],
        "risicos": snapshot["risks"] or snapshot.get("overdue"),
        "lessen": learning["lessons"] or learning["sessions"] or learning["ahead"],
    }
    return bool(parts.get(chapter, True))


COLUMNS = {
    "baseline": None,
    "previous": "area",
    "now": "area",
    "target": None,
    "municipality": "municipality",
    "netherlands": "netherlands",
}
"""The figures of an indicator in their order, and in which line each stands; None for what is chosen."""


def _lacking(indicator: PrintedIndicator, column: str) -> str:
    """What stands in the place of a figure that is not there: why the newest of its line has no value."""
    if COLUMNS[column] is None:
        return "niet gekozen"
    points = [point for line in indicator["series"] if line["role"] == COLUMNS[column] for point in line["points"]]
    earlier = points[:-1] if column == "previous" else points
    return attachments.NOTES[earlier[-1]["note"]] or "onbekend" if earlier else "niet ingelezen"


def _ambition(ambition: PrintedAmbition, area: str) -> dict[str, Any]:
    """With its pictures, and the figures in the order of the columns."""
    indicators = [
        {
            **indicator,
            "columns": [(indicator[column], _lacking(indicator, column)) for column in COLUMNS],  # type: ignore[literal-required]
            "chart": pictures.trend(indicator, width=NARROW),
            "caption": captions.of_indicator(indicator, area),
            "note": _note(indicator),
            "beside": indicator["movement"]["beside"] if "movement" in indicator else "",
            "reach_text": _reach(indicator),
            "strip": pictures.peer_strip(indicator, area, width=NARROW),
            "strip_caption": captions.of_peers(indicator, area),
            "strip_words": _around(indicator),
        }
        for indicator in ambition["indicators"]
    ]
    return {**ambition, "indicators": indicators, "rows": [{**indicator, "is_alone": True} for indicator in indicators]}


def _around(indicator: PrintedIndicator) -> str:
    """What happened around the area; in reports from before that was looked at, what stood there."""
    movement = indicator.get("movement")
    if movement is None:
        return ""
    around = movement.get("around")
    return around["text"] if around else "" if "around" in movement else movement["beside"]


def _reach(indicator: PrintedIndicator) -> str:
    """What stands beside its target; empty without one, and in reports from before it was counted."""
    reach = indicator.get("reach")
    return reach["text"] if reach else ""


def _note(indicator: PrintedIndicator) -> str:
    """Under a picture: about the baseline, and where the figure comes from. How it was computed is in the appendix."""
    baseline, about = indicator["baseline"], ""
    if baseline and baseline.get("note"):
        about = f"Nulmeting {baseline['text']} in {baseline['period']}. {baseline['note']} "
    return f"{about}Bron: {indicator['source']}."


def _own(series: PrintedOwnSeries, programme: str) -> dict[str, Any]:
    """With its picture, its latest figures in words, and who counts."""
    figures = series["figures"]
    revised = "".join(f" Herzien: {figure['period']}." for figure in figures if figure["revised_on"])
    return {
        **series,
        "stand": _stand(figures),
        "chart": pictures.own_trend(series, programme=programme, width=NARROW),
        "caption": captions.of_own(series, programme),
        "note": f"{series['definition']} Bron: {series['supplier']}.{revised}",
    }


def _stand(figures: list[PrintedOwnFigure]) -> str:
    """The latest figure in words, beside the one before."""
    now = figures[-1]
    before = f"; daarvoor {figures[-2]['text']} ({figures[-2]['period']})" if len(figures) > 1 else ""
    return f"Nu {now['text']} ({now['period']}){before}."


def _pairs(items: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Two abreast; the last of an odd number has its words beside it."""
    rows = [items[at : at + 2] for at in range(0, len(items), 2)]
    return [[{**cell, "is_alone": len(row) == 1} for cell in row] for row in rows]


def _factor(factor: PrintedFactor) -> dict[str, Any]:
    return {**factor, "parties": [{**view, "word": _word(view)} for view in factor["parties"]]}


def _word(view: PrintedPartyView) -> str:
    if view["stage"] is not None:
        return stage_label(view["stage"])
    return "niet apart getoond" if view["note"] else "geen oordeel"


def _deviating(measures: list[PrintedMeasure]) -> list[PrintedMeasure]:
    """Orange and red measures that owe an explanation, red first."""
    found = [measure for measure in measures if measure["deviation"]]
    return sorted(found, key=lambda measure: measure["light"] != "red")
