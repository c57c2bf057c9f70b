"""Values of a row in words, as a list of changes and a conflict show them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from wijkaanpak import formats

NOTHING = "–"


def label_of(model: type[models.Model], name: str) -> str:
    """The name of a field, as people read it, with a capital."""
    try:
        text = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except models.FieldDoesNotExist:
        return name
    return text[:1].upper() + text[1:]


def in_words(model: type[models.Model], name: str, value: Any) -> str:
    """A value as it is stored (a key for a link, text for a day that was logged), in words; a query for a link."""
    if value in (None, "", [], {}):
        return NOTHING
    field: Any = model._meta.get_field(name)
    if field.remote_field is not None:
        return _linked(field, value)
    value = field.to_python(value)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _linked(field: Any, value: Any) -> str:
    if isinstance(value, models.Model):
        return str(value)
    keys = [getattr(part, "pk", part) for part in (value if isinstance(value, list | tuple) else [value])]
    rows = field.remote_field.model._base_manager.filter(pk__in=keys).order_by("pk")
    return ", ".join(str(row) for row in rows) or NOTHING


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(part)}" for key, part in value.items())
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, date):
        return formats.date_words(value)
    if isinstance(value, int | float | Decimal):
        return formats.number(value, _decimals(value))
    return str(value)


def _decimals(value: int | float | Decimal) -> int:
    """As many as it has, without noughts at the end."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
