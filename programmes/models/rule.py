"""Constraints that several models share. The database holds them, and forms show the Dutch words."""

from django.db.models import CheckConstraint, Choices, F, Q
from django.utils.translation import gettext_lazy as _

NEIGHBOURHOOD_CODE = r"^BU[0-9]{4}[0-9A-Z]{4}$"


def known(name: str, field: str, choices: type[Choices], *, or_empty: bool = False) -> CheckConstraint:
    """The field holds one of the choices, or with `or_empty` nothing."""
    values = [*choices.values, *([""] if or_empty else [])]
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": values}),
        violation_error_message=_("Kies een van de mogelijkheden uit de lijst."),
    )


def filled(name: str, *fields: str) -> CheckConstraint:
    """None of these texts is empty."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{field: ""})
    return CheckConstraint(
        name=name,
        condition=condition,
        violation_error_message=_("Vul alle verplichte teksten in."),
    )


def not_negative(name: str, *fields: str) -> CheckConstraint:
    """These numbers are zero or more, or unknown."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__gte": 0}) | Q(**{f"{field}__isnull": True})
    return CheckConstraint(
        name=name,
        condition=condition,
        violation_error_message=_("Vul een getal in dat niet kleiner is dan 0."),
    )


def in_order(name: str, first: str, last: str) -> CheckConstraint:
    """The last day is not before the first; an open end is allowed."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{last}__gte": F(first)}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{first}__isnull": True}),
        violation_error_message=_("De einddatum ligt voor de begindatum."),
    )


def together(name: str, *fields: str) -> CheckConstraint:
    """All of these are known, or none."""
    nothing, everything = Q(), Q()
    for field in fields:
        nothing &= Q(**{f"{field}__isnull": True})
        everything &= Q(**{f"{field}__isnull": False})
    return CheckConstraint(
        name=name,
        condition=nothing | everything,
        violation_error_message=_("Vul deze gegevens allemaal in, of geen van alle."),
    )


def neighbourhood_code(name: str, field: str) -> CheckConstraint:
    """The code of a buurt as Statistics Netherlands writes it, or nothing."""
    return CheckConstraint(
        name=name,
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": NEIGHBOURHOOD_CODE}),
        violation_error_message=_("Een buurtcode ziet eruit als BU00141000."),
    )
