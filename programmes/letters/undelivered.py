"""Reads: which letters could not be delivered, why, and where they belong."""

from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from programmes.models import Delivery, Initiative, OwnSeries, Programme
from wijkaanpak.mailing import UNWRITABLE
from wijkaanpak.posting import TOO_LONG

MENDS_FIGURE, MENDS_IDEA = "programmes.approve_own_figure", "programmes.handle_initiative"


def of_programme(programme: Programme) -> Any:
    """Letters of a programme on their way, mended or not, with what they are about."""
    rows = programme.deliveries
    return rows.select_related("initiative", "message__initiative", "figure__series", "figure__period")


def of_idea(idea: Initiative) -> Any:
    """Letters to the applicant of an idea that did not arrive, those that wait to be mended first. One query."""
    return _told(Q(initiative=idea) | Q(message__initiative=idea))


def of_series(series: OwnSeries) -> Any:
    """Letters about the figures of a series that did not arrive. One query."""
    return _told(Q(figure__series=series))


def _told(about: Q) -> Any:
    rows = Delivery.objects.undeliverable() | Delivery.objects.filter(closed_at__isnull=False)
    return rows.filter(about).select_related("closed_by").order_by(F("closed_at").desc(nulls_first=True), "pk")


def permission(delivery: Delivery) -> str:
    """What it takes to mend it."""
    return MENDS_FIGURE if delivery.figure_id else MENDS_IDEA


def subject(delivery: Delivery) -> str:
    """What the letter is about, in words."""
    return str(delivery.idea or delivery.figure)


def address(delivery: Delivery) -> str:
    """To whom it should go."""
    return str(delivery.idea.applicant_email if delivery.idea else delivery.figure.entered_by.email)


def record_page(delivery: Delivery) -> tuple[str, int]:
    """The page of the record that it belongs to, and the number there."""
    if delivery.idea:
        return "initiatives:detail", delivery.idea.pk
    return "own_figures:detail", delivery.figure.series_id


def why(refusal: str) -> str:
    """Why a letter did not arrive, in a sentence."""
    if refusal == UNWRITABLE:
        return _("Dit is geen adres waar een mail naartoe kan.")
    told = {"answer": refusal}
    if refusal.startswith("5"):
        return (
            _("De mailserver van de ontvanger neemt de brief niet aan (%(answer)s). Vaak klopt het adres niet.") % told
        )
    if refusal == TOO_LONG:
        return _("We probeerden het drie dagen lang. Geen mailserver nam de brief aan.")
    return _("We probeerden het drie dagen lang. Geen mailserver nam de brief aan (%(answer)s).") % told
