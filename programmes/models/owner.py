"""Which programme a row belongs to: by itself, or by what it is a part of."""

from typing import Any

from django.db import models

from programmes.models.programme import Programme
from wijkaanpak.tenancy import TenantModel


def way(model: type[models.Model]) -> tuple[str, ...] | None:
    """The names of the keys from a model to its programme; empty for the programme, None when it has none."""
    if model is Programme:
        return ()
    keys = [field for field in model._meta.local_concrete_fields if isinstance(field, models.ForeignKey)]
    if any(field.name == "programme" for field in keys):
        return ("programme",)
    for field in keys:
        target: Any = field.remote_field.model
        # A part always has its whole; what may be empty is a link beside it.
        if not field.null and isinstance(target, type) and issubclass(target, TenantModel):
            further = way(target)
            if further is not None:
                return (field.name, *further)
    return None


def programme_of(row: Any) -> int | None:
    """The key of the programme a row belongs to; None for what belongs to no programme or to all."""
    names = way(row._meta.model)  # a user of a request is wrapped, and has another type
    if names is None:
        return None
    if not names:
        return int(row.pk)
    for name in names[:-1]:
        row = getattr(row, name)
    key = getattr(row, f"{names[-1]}_id")
    return None if key is None else int(key)
