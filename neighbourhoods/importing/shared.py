"""National tables are of everybody here (ADR 18): who may bring one in, and how a file is published.

A table of a municipality itself, through its mapping, is its own affair.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from neighbourhoods.disclosure.rules import OWN_TABLE
from neighbourhoods.models import FigureImport
from neighbourhoods.releases import publishing
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Reading
from neighbourhoods.terms import ReleaseStatus


def order(figure_import: FigureImport, *, at: datetime) -> dict[str, Any]:
    """How the file is to be published, as `publishing.publish` takes it."""
    retrieved = figure_import.uploaded_at.replace(
        year=figure_import.retrieved_on.year, month=figure_import.retrieved_on.month, day=figure_import.retrieved_on.day
    )
    return {
        "table": figure_import.table or None,
        "status": ReleaseStatus(figure_import.status) if figure_import.status else None,
        "division_year": figure_import.division_year,
        "replace": figure_import.replaces_more,
        "confirmed": figure_import.confirmed,
        "reason": figure_import.reason,
        "retrieved_at": retrieved,
        "at": at,
    }


@transaction.atomic
def publish(reading: Reading, figure_import: FigureImport, *, at: datetime) -> publishing.PublishResult:
    """Publish a file in the name of the municipality that brought it in. Raises publishing.Refusal."""
    is_own = bool(reading.layout and reading.layout.within)
    if not is_own and not figure_import.municipality.may_share:
        raise publishing.Refusal([Refused(None, None, not_yours())])
    if not is_own and OWN_TABLE.match(figure_import.table):
        reason = _("%s is de code van een eigen tabel van een gemeente. Kies hieronder de koppeling die erbij hoort.")
        raise publishing.Refusal([Refused(None, None, reason % figure_import.table)])
    return publishing.publish(reading, **order(figure_import, at=at))


def not_yours() -> str:
    """Why somebody cannot publish a national table here, and what to do instead."""
    return _(
        "Dit is een landelijke tabel, en die is van alle gemeenten hier. Vraag de beheerder van het platform om hem in "
        "te lezen, of om uw gemeente daarvoor toestemming te geven. Is het een tabel van uw eigen gemeente? Kies dan "
        "hieronder de koppeling die erbij hoort."
    )
