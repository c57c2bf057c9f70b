"""Judge a change beside comparable areas: `manage.py movement selwerd --indicator misdrijven`, or test the rule."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from monitoring.management import areas
from monitoring.management.areas import NamedArea
from neighbourhoods.models import Indicator
from neighbourhoods.standings import around_words, words
from neighbourhoods.standings import movement as rule
from neighbourhoods.standings.movement import Movement
from neighbourhoods.standings.movements import movements, placebo
from neighbourhoods.standings.placebo import Alarms
from wijkaanpak.formats import number, percent

TESTED = "misdrijven"
"""What the rule is tested on when nothing else is asked: the one count that every buurt has every year."""


class Command(BaseCommand):
    help = _("Beoordeelt of een cijfer meer veranderde dan gewoon is bij gebieden die erop lijken.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        areas.add_arguments(parser, nargs="*")
        parser.add_argument("--indicator", metavar="KEY", help=_("sleutel uit de catalogus"))
        parser.add_argument("--since", metavar="YEAR", type=int, help=_("eerste jaar, alleen bij schattingen"))
        parser.add_argument("--placebo", action="store_true", help=_("beoordeelt alle buurten, om de regel te toetsen"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, indicator: str | None, placebo: bool, json: bool, **options: Any) -> None:
        if placebo:
            self.stdout.write(_tested(areas.named_indicator(indicator or TESTED), as_json=json))
            return
        if not indicator or not options["areas"]:
            raise CommandError(_("Zeg welk gebied en welke indicator: movement selwerd --indicator misdrijven."))
        with areas.named_area(options["areas"], options["municipality"]) as area:
            measured = areas.named_indicator(indicator)
            found = movements(area.codes, [indicator], since=options["since"], division_year=area.division_year)
            self.stdout.write((as_json if json else as_text)(area, measured, found[indicator]))


def as_json(area: NamedArea, indicator: Indicator, movement: Movement) -> str:
    """For a machine: everything that was judged with, so that it can be done again."""
    document = {"area": area.name, "codes": area.codes, "indicator": indicator.key, **asdict(movement)}
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(area: NamedArea, indicator: Indicator, movement: Movement) -> str:
    """For people: the sentences, and the peers from the smallest change to the largest."""
    said = [
        words.happened(movement, indicator),
        words.beside(movement),
        words.visible(movement, indicator),
        around_words.told(movement),
        words.why(movement) or words.not_because(),
    ]
    lines = [f"{area.name}: {indicator.name}", words.label(movement, indicator.direction).capitalize() + "."]
    lines += [sentence for sentence in said if sentence]
    ordered = sorted(movement.peers, key=lambda peer: (peer.change, peer.code))
    return "\n".join(lines + [_peer(peer, indicator) for peer in ordered])


def _peer(peer: rule.Peer, indicator: Indicator) -> str:
    places = indicator.decimals or 1
    base, now, change = (number(value, places) for value in (peer.base, peer.now, peer.change))
    return f"  {peer.code}  {number(peer.inhabitants):>7}  {base:>9} {now:>9} {change:>8}"


def _tested(indicator: Indicator, *, as_json: bool) -> str:
    """How often the rule finds something among all buurten, by number of inhabitants; the last line is all of them."""
    found = placebo(indicator)
    if not found:
        raise CommandError(_("Van ‘%s’ zijn er geen vier jaren van heel Nederland. Lees ze eerst in.") % indicator.key)
    if as_json:
        counted = [_alarms(alarms) for alarms in found]
        about = {"indicator": indicator.key, "rule": rule.RULE, "version": rule.VERSION}
        return json.dumps({**about, "classes": counted[:-1], "all": counted[-1]}, ensure_ascii=False, indent=2)
    head = (_("inwoners"), _("beoordeeld"), _("vals alarm"), _("kleinste daling"), _("kleinste stijging"))
    rows = [head, *(_row(alarms) for alarms in found[:-1]), (_("samen"), *_row(found[-1])[1:])]
    return "\n".join("  ".join(f"{text:>17}" for text in row) for row in rows)


def _row(alarms: Alarms) -> tuple[str, ...]:
    bounds = number(alarms.fewest) + ("+" if alarms.below == float("inf") else f"-{number(alarms.below)}")
    return (
        bounds,
        number(alarms.judged),
        percent(alarms.share, 1),
        "" if alarms.low is None else number(alarms.low),
        "" if alarms.high is None else number(alarms.high),
    )


def _alarms(alarms: Alarms) -> dict[str, Any]:
    """Infinity is no JSON: a class without an upper bound has none."""
    below = None if alarms.below == float("inf") else alarms.below
    return {**asdict(alarms), "below": below, "share": alarms.share}
