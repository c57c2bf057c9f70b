"""What no target can be: a percentage above a hundred, a year that is over. A far target can be: that is told, not
refused.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from neighbourhoods.models import Indicator
from neighbourhoods.terms import Combination

LAST_YEAR = 2100
PERIOD = re.compile(r"\d{4}(-\w{1,2})?")
SCORE, CLASS, PERCENT = "score", "klasse", "%"
CLASSES = (1, 9)
"""Of the old Leefbaarometer."""


def require_sense(indicator_key: str, fields: Mapping[str, Any], today: date) -> None:
    """Raise ValidationError for what `nonsense` finds, and for an indicator that is not in the catalogue."""
    indicator = Indicator.objects.filter(key=indicator_key).first()
    if indicator is None:
        raise ValidationError({"indicator_key": _("Kies een indicator uit de lijst.")})
    if found := nonsense(indicator, fields, today):
        raise ValidationError(found)


def nonsense(indicator: Indicator, fields: Mapping[str, Any], today: date) -> dict[str, str]:
    """By field what cannot be, and what can, in words."""
    found = {name: _out_of_range(indicator, fields.get(name)) for name in ("baseline_value", "target_value")}
    found["baseline_period"] = _bad_period(fields.get("baseline_period") or "", today)
    found["target_year"] = _bad_year(fields.get("target_year"), fields.get("baseline_period") or "", today)
    return {name: words for name, words in found.items() if words}


def year_of(period: str) -> int | None:
    """The year of a period such as 2024; None for what is no period."""
    return int(period[:4]) if PERIOD.fullmatch(period) else None


def _out_of_range(indicator: Indicator, value: Any) -> str:
    if value is None:
        return ""
    unit = indicator.unit.strip()
    if unit == PERCENT and not 0 <= value <= 100:
        return _("Dit is een percentage. Kies een getal van 0 tot en met 100.")
    if unit == CLASS and not CLASSES[0] <= value <= CLASSES[1]:
        return _("Dit is een klasse. Kies een getal van %(first)s tot en met %(last)s.") % {
            "first": CLASSES[0],
            "last": CLASSES[1],
        }
    if value < 0 and not _goes_below_zero(indicator, unit):
        return _("Dit cijfer is nooit lager dan nul. Kies 0 of meer.")
    return ""


def _goes_below_zero(indicator: Indicator, unit: str) -> bool:
    """Scores do; what a municipality measures itself may, unless it is a number or a rate of something."""
    return unit == SCORE or (indicator.is_own and indicator.combination not in (Combination.SUM, Combination.RATE))


def _bad_period(period: str, today: date) -> str:
    if not period:
        return ""
    year = year_of(period)
    if year is None:
        return _("Schrijf het jaar van de nulmeting, zoals %(year)s.") % {"year": today.year - 1}
    return _("%(year)s moet nog komen. Een nulmeting is al geweest.") % {"year": year} if year > today.year else ""


def _bad_year(year: int | None, baseline_period: str, today: date) -> str:
    if year is None:
        return ""
    if year < today.year:
        return _("%(year)s is al voorbij. Kies een jaar vanaf %(first)s.") % {"year": year, "first": today.year}
    if year > LAST_YEAR:
        return _("Dat is te ver weg. Kies een jaar tot en met %(last)s.") % {"last": LAST_YEAR}
    began = year_of(baseline_period)
    if began is not None and year <= began:
        return _("Kies een jaar na de nulmeting van %(year)s.") % {"year": began}
    return ""
