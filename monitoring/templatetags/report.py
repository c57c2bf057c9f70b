"""How the days of a snapshot are printed, and the words of a light. Numbers go through the filters of every page."""

import re
from datetime import date

from django import template
from django.utils.formats import date_format

from monitoring.snapshot.schema import LIGHTS

register = template.Library()
UNKNOWN = "onbekend"
_SHORT = re.compile(r"\b(\w{1,3}) +(?=\w)")


@register.filter
def day(iso: str | None) -> str:
    """ "2026-03-07" → "7 maart 2026"."""
    return date_format(date.fromisoformat(iso), "j F Y") if iso else UNKNOWN


@register.filter
def short_day(iso: str | None) -> str:
    """ "2026-03-07" → "7-3-2026", for narrow columns."""
    return date_format(date.fromisoformat(iso), "j-n-Y") if iso else UNKNOWN


@register.filter
def month(iso: str | None) -> str:
    """ "2026-03-07" → "maart 2026"."""
    return date_format(date.fromisoformat(iso), "F Y") if iso else UNKNOWN


@register.filter
def held(name: str) -> str:
    """A name in which a short word stays with what it belongs to: a title does not break behind ‘De’."""
    return _SHORT.sub("\\1\u00a0", name)


@register.filter
def light(key: str | None) -> str:
    """The word beside a light; a colour alone says nothing."""
    return LIGHTS[key or "unknown"]
