"""What the pictures of measures, money and factors say, as the title above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak.charts import Drawn, MoneyRow, Rung, StatusCount
from wijkaanpak.charts.words import euro, listing
from wijkaanpak.formats import percent

TOP = 4
"""The highest of the steps of a factor."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A picture with its title."""

    title: str
    drawn: Drawn


def lights(count: StatusCount) -> str:
    """The worst of how measures stand: first what is stuck, then what asks attention, then what nobody knows."""
    total = count.on_track + count.attention + count.obstacle + count.not_assessable
    if not total:
        return _("Er lopen nog geen maatregelen")
    if count.obstacle:
        return ngettext(
            "%(count)s van de %(total)s lopende maatregelen heeft een knelpunt",
            "%(count)s van de %(total)s lopende maatregelen hebben een knelpunt",
            count.obstacle,
        ) % {"count": count.obstacle, "total": total}
    if count.attention:
        return ngettext(
            "%(count)s van de %(total)s lopende maatregelen vraagt aandacht",
            "%(count)s van de %(total)s lopende maatregelen vragen aandacht",
            count.attention,
        ) % {"count": count.attention, "total": total}
    if count.not_assessable:
        return ngettext(
            "Van %(count)s van de %(total)s lopende maatregelen is niet bekend hoe het gaat",
            "Van %(count)s van de %(total)s lopende maatregelen is niet bekend hoe het gaat",
            count.not_assessable,
        ) % {"count": count.not_assessable, "total": total}
    return ngettext(
        "De %(total)s maatregel die loopt, ligt op schema",
        "Alle %(total)s lopende maatregelen liggen op schema",
        total,
    ) % {"total": total}


def money(rows: Sequence[MoneyRow]) -> str:
    """Which part of the budget is committed, and what is still open."""
    committed = sum((Decimal(row.committed or 0) for row in rows), Decimal(0))
    still_open = sum((Decimal(row.open or 0) for row in rows), Decimal(0))
    total = committed + still_open
    if not total:
        return _("Er is nog geen geld begroot")
    if not still_open:
        return _("Alle %(total)s is toegezegd") % {"total": euro(total)}
    told = {"share": percent(committed / total), "total": euro(total), "open": euro(still_open)}
    return _("%(share)s van %(total)s is toegezegd; %(open)s staat nog open") % told


def ladder(rungs: Sequence[Rung]) -> str:
    """Which factors fell since the last report; else how many are in order, and which are lowest."""
    known = [(rung.records, rung.label) for rung in rungs if rung.records is not None]
    if not known:
        return _("Van geen enkele factor is genoeg bekend voor een oordeel")
    fell = [
        rung.label
        for rung in rungs
        if rung.records is not None and rung.previous is not None and rung.records < rung.previous
    ]
    if fell:
        return ngettext(
            "%(names)s daalde sinds het vorige rapport", "%(names)s daalden sinds het vorige rapport", len(fell)
        ) % {"names": capfirst(listing(fell))}
    lowest = min(stage for stage, _label in known)
    told = {
        "count": sum(stage == TOP for stage, _label in known),
        "total": len(rungs),
        "names": listing([label for stage, label in known if stage == lowest]),
    }
    if lowest == TOP:
        return _("Op orde: %(count)s van de %(total)s factoren") % told
    return _("Op orde: %(count)s van de %(total)s factoren; het laagst: %(names)s") % told
