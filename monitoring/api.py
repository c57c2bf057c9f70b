"""Open data of the judgement: the reports that were adopted, with where the PDF is and what to check it by."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from pydantic import Field

from monitoring.models import Report
from programmes.models import Programme
from wijkaanpak.open_data import paging
from wijkaanpak.open_data.paging import Bladeren, Lijst, absolute, page_of
from wijkaanpak.open_data.problems import NotListed

router = Router(tags=["Rapporten"])


class Rapport(Schema):
    """Een voortgangsrapport zoals het is vastgesteld. Het verandert niet meer."""

    wijkaanpak: str
    periodeVanaf: date
    periodeTotEnMet: date
    peildatum: date
    versie: int
    vastgesteldDoor: str
    vastgesteldOp: date
    aangebodenOp: date | None = Field(description="Wanneer het aan de gemeenteraad is aangeboden.")
    pdf: str
    sha256: str = Field(description="Van ‘rapport.json’, het bevroren document dat in de pdf zit.")


class Rapporten(Lijst):
    resultaten: list[Rapport]


class WelkeRapporten(Bladeren):
    wijkaanpak: str | None = Field(
        None, max_length=60, pattern=paging.CODE, description="Alleen van deze wijkaanpak, met haar code."
    )


@router.get(
    "/rapporten",
    response=Rapporten,
    summary=_("De vastgestelde rapporten, met de pdf"),
    description="Het nieuwste eerst. Een code in ‘wijkaanpak’ die niet in de lijst van wijkaanpakken staat, geeft 404: "
    "zo ziet u een tikfout.",
)
def reports(request: HttpRequest, asked: Query[WelkeRapporten]) -> dict[str, Any]:
    rows = Report.objects.published().exclude(file="").newest_first().defer("snapshot").select_related("programme")
    if asked.wijkaanpak is not None:
        if not Programme.objects.published().filter(slug=asked.wijkaanpak).exists():
            raise NotListed("wijkaanpak", "Deze code staat niet in de lijst van wijkaanpakken.")
        rows = rows.filter(programme__slug=asked.wijkaanpak)
    return page_of(request, rows, asked, _report)


def _report(report: Report) -> dict[str, Any]:
    return {
        "wijkaanpak": report.programme.slug,
        "periodeVanaf": report.period_start,
        "periodeTotEnMet": report.period_end,
        "peildatum": report.reference_date,
        "versie": report.version,
        "vastgesteldDoor": report.adopted_by,
        "vastgesteldOp": report.adopted_on,
        "aangebodenOp": report.offered_on,
        "pdf": absolute(reverse("reports:published", args=[report.pk])),
        "sha256": report.sha256,
    }
