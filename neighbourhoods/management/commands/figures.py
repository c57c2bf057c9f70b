"""Show figures of an area with how they were computed: `manage.py figures BU00141100 BU00141101 --indicator woz`."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from neighbourhoods.figures import Figure, Origin
from neighbourhoods.models import Indicator
from neighbourhoods.series import Series, area_series, words
from neighbourhoods.tables import cells


class Command(BaseCommand):
    help = _("Toont cijfers van een of meer gebieden samen, met bron en berekening.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("areas", nargs="+", metavar="AREA", help=_("codes; meer codes zijn samen één gebied"))
        parser.add_argument("--indicator", nargs="+", action="extend", help=_("sleutels uit de catalogus, anders alle"))
        parser.add_argument("--period", nargs="+", action="extend", help=_("jaren, anders alle"))
        parser.add_argument("--table", help=_("een andere tabel dan de catalogus kiest, zoals 50090NED"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, areas: list[str], indicator: list[str] | None, json: bool, **options: Any) -> None:
        codes = [cells.area_code(text) for text in areas]
        if None in codes:
            raise CommandError(_("‘%s’ is geen code van een gebied.") % areas[codes.index(None)])
        names = dict(Indicator.objects.values_list("key", "name"))
        unknown = sorted(set(indicator or ()) - set(names))
        if unknown:
            raise CommandError(_("De catalogus kent geen indicator ‘%s’.") % "’, ‘".join(unknown))
        other = dict.fromkeys(indicator or names, options["table"]) if options["table"] else None
        found = area_series([code for code in codes if code], indicator, periods=options["period"], series=other)
        shown = [_series(series, names) for series in found.values()]
        self._print(shown, as_json=json)

    def _print(self, shown: list[dict[str, Any]], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2))
            return
        if not shown:
            self.stdout.write(_("Over dit gebied zijn geen cijfers ingelezen."))
        for series in shown:
            self.stdout.write(f"{series['name']} ({series['unit']})")
            for figure in series["figures"]:
                self.stdout.write(f"  {figure['period']}  {figure['text']}")
                self.stdout.write(f"        {figure['computed']}")


def _series(series: Series, names: dict[str, str]) -> dict[str, Any]:
    indicator = series.indicator
    return {
        "indicator": indicator.key,
        "name": indicator.name,
        "unit": indicator.unit,
        "direction": indicator.direction,
        "figures": [
            _figure(figure, indicator, names) | _references(series, place)
            for place, figure in enumerate(series.figures)
        ],
    }


def _figure(figure: Figure, indicator: Indicator, names: dict[str, str]) -> dict[str, Any]:
    weight = figure.weight
    return {
        "period": figure.period,
        "value": None if figure.value is None else round(figure.value, indicator.decimals),
        "note": figure.state.value,
        "text": words.value(figure, indicator.decimals),
        "areas": list(figure.codes),
        "absent": list(figure.absent),
        "method": figure.method.value,
        "weight": {"indicator": weight.key, "period": weight.period, "total": weight.total} if weight else None,
        **_origin(figure.origin),
        "computed": words.explain(figure, names),
    }


def _origin(origin: Origin | None) -> dict[str, Any]:
    return {
        "table": origin.table if origin else None,
        "division": origin.division_year if origin else None,
        "status": origin.status.value if origin else None,
        "retrieved_on": origin.retrieved_on.isoformat() if origin and origin.retrieved_on else None,
        "release": origin.release if origin else None,
    }


def _references(series: Series, place: int) -> dict[str, Any]:
    decimals = series.indicator.decimals
    lines = {"municipality": series.municipality[place], "country": series.country[place]}
    return {name: None if figure.value is None else round(figure.value, decimals) for name, figure in lines.items()}
