"""What stands under each picture of a report: what it shows, where and when."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst

from monitoring.scoring.wording import listing
from monitoring.snapshot.figure_schema import COUNTED, PrintedChoropleth, PrintedIndicator, PrintedOwnSeries
from monitoring.snapshot.schema import Snapshot


def captions(snapshot: Snapshot) -> dict[str, str]:
    """Those of the pictures that a report has one of."""
    head = snapshot["head"]
    where = f"{head['programme']}, {date_format(date.fromisoformat(head['reference_date']), 'j F Y')}"
    years = [row["year"] for row in snapshot["money"]["years"]]
    return {
        "lights": f"Lopende maatregelen naar licht. {where}.",
        "timeline": f"Fasen, verkiezingen, besluiten, herzieningen en rapporten. {where}.",
        "balance": f"Aantal maatregelen voor de plek, voor de mensen of voor allebei. {where}.",
        "ladder": f"De tien succesfactoren op vier treden, volgens de gegevens en volgens elke partij. {where}.",
        "money": f"Begroting naar bron: toegezegd en nog open{_span(years)}. {where}.",
        "map": _of_map(snapshot["map"], head["programme"]) if snapshot["map"] else "",
    }


def of_indicator(indicator: PrintedIndicator, area: str) -> str:
    """The indicator, its places and its years."""
    known = [point["year"] for line in indicator["series"] for point in line["points"] if point["value"] is not None]
    others = [line["label"] for line in indicator["series"][1:] if any(p["value"] is not None for p in line["points"])]
    beside = f" naast {' en '.join(others)}" if others else ""
    return f"{capfirst(indicator['label'])}. {area}{beside}{_span(known)}."


def of_peers(indicator: PrintedIndicator, area: str) -> str:
    """Between which years the change is, and beside how many others; empty without."""
    movement = indicator.get("movement")
    if movement is None:
        return ""
    half = len(movement["years"]) // 2
    before, after = (listing(map(str, part)) for part in (movement["years"][:half], movement["years"][half:]))
    label = capfirst(indicator["label"])
    return f"{label}. {area} naast {len(movement['peers'])} gebieden die erop lijken: van {before} naar {after}."


def of_own(series: PrintedOwnSeries, programme: str) -> str:
    periods = [figure["period"] for figure in series["figures"]]
    return f"{capfirst(series['label'])}. {programme}, {periods[0]} – {periods[-1]}."


def _of_map(part: PrintedChoropleth, programme: str) -> str:
    if part["unit"] == COUNTED:
        return f"Waar {programme} ligt, met in de hoek de hele gemeente. Bron: {part['source']}."
    unit = "" if part["unit"] == "%" or part["unit"] in part["title"] else f" ({part['unit']})"
    return (
        f"{capfirst(part['title'])}{unit} per buurt, {part['period']}. De omlijnde buurten horen bij {programme}. "
        f"Bron: {part['source']}."
    )


def _span(years: Iterable[int]) -> str:
    found = sorted(set(years))
    if not found:
        return ""
    return f", {found[0]}" if len(found) == 1 else f", {found[0]} – {found[-1]}"
