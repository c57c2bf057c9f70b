"""How a snapshot's days, amounts and shares are printed. Formatting only; None is printed as "onbekend"."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from wijkaanpak.charts import Chart

register = template.Library()
UNKNOWN = "onbekend"


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
def thousands(value: int | None) -> str:
    """1234567 → "1.234.567"."""
    return UNKNOWN if value is None else f"{value:,}".replace(",", ".").replace("-", "\N{MINUS SIGN}")


@register.filter
def euro(value: int | None) -> str:
    """12500 → "€ 12.500", with a space that does not break."""
    return UNKNOWN if value is None else f"€\N{NO-BREAK SPACE}{thousands(value)}"


@register.filter
def percent(share: float | None) -> str:
    """0.84 → "84 %"."""
    return UNKNOWN if share is None else f"{round(share * 100)}\N{NO-BREAK SPACE}%"


LIGHTS = {"green": "op schema", "orange": "aandacht", "red": "knelpunt", "unknown": "onbekend"}


@register.filter
def light(key: str | None) -> str:
    """The word beside a light; a colour alone says nothing."""
    return LIGHTS[key or "unknown"]


@register.filter
def picture(chart: Chart) -> SafeString:
    """The drawing itself: the charts module escapes every word it prints."""
    return mark_safe(chart.svg)  # noqa: S308
