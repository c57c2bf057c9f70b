"""Make demo/standings.json: how the buurten of the whole country lie, for the figures the demo shows.

    python manage.py import_figures ../shared/data/…   (every national file, on an empty database)
    python manage.py shell -c "from demo import make_standings; make_standings.main()"

The demo holds the figures of Groningen alone; where Selwerd stands among 14,000 buurten cannot be made from those.
So this takes the distributions that the product itself made of the national files, and the class of each buurt of
Groningen. Not needed at run time.
"""

import json
from pathlib import Path
from typing import Any

from neighbourhoods.models import Quantile, ReleaseRow
from neighbourhoods.terms import Level

HERE = Path(__file__).parent / "standings.json"
# The releases of the demo with the indicators of which the newest figure is in them.
WANTED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "kwb_2024": ("85984NED", "2024", ("afstand_basisschool", "koopwoningen", "woz")),
    "gezondheidsmonitor_2020": (
        "50090NED",
        "2020",
        (
            "angst_depressie",
            "beweegrichtlijn",
            "eenzaam",
            "ernstig_eenzaam",
            "geluidhinder_buren",
            "moeite_met_rondkomen",
            "overgewicht",
            "rokers",
            "vrijwilligerswerk",
        ),
    ),
    "ervaren_gezondheid_2024": ("50150NED", "2024", ("ervaren_gezondheid",)),
    "misdrijven_2025": ("47022NED", "2025", ("misdrijven_per_1000",)),
}
GROUPS = "BU0014"


def main() -> None:
    """Write the file anew, one distribution a line."""
    lines = []
    for name, (table, period, keys) in WANTED.items():
        lines.append(f" {json.dumps(name)}: {_release(table, period, keys)}")
    HERE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _release(table: str, period: str, keys: tuple[str, ...]) -> str:
    quantiles = Quantile.objects.filter(
        release__table=table, release__period=period, indicator__key__in=keys
    ).select_related("indicator")
    rows = ReleaseRow.objects.filter(
        release__in={quantile.release_id for quantile in quantiles},
        area__code__startswith=GROUPS,
        area__level=Level.NEIGHBOURHOOD,
        comparison__isnull=False,
    )
    classes = dict(rows.order_by("area__code").values_list("area__code", "comparison"))
    spread: list[Any] = [
        [quantile.indicator.key, quantile.comparison, quantile.areas, [_short(point) for point in quantile.points]]
        for quantile in quantiles.order_by("indicator__number", "comparison")
        if quantile.comparison in {0, *classes.values()}
    ]
    inner = ",\n   ".join(json.dumps(distribution, separators=(",", ":")) for distribution in spread)
    return f'{{\n  "classes": {json.dumps(classes, separators=(",", ":"))},\n  "spread": [\n   {inner}\n  ]\n }}'


def _short(value: float) -> float:
    """Two decimals: finer than any figure that is shown, and equals stay equal."""
    short = round(value, 2)
    return int(short) if short == int(short) else short
