"""Reads for the page about open data: which files there are, and what the API answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from monitoring import api as of_reports
from neighbourhoods import api as of_areas
from neighbourhoods.downloads.writers import WRITERS
from programmes import api as of_programmes
from programmes.models import Programme
from programmes.public import reads
from wijkaanpak.accounts.models import Municipality
from wijkaanpak.open_data.paging import absolute

LICENCE = "CC BY 4.0"
LICENCE_TEXT = "https://creativecommons.org/licenses/by/4.0/deed.nl"


@dataclass(frozen=True, slots=True)
class Files:
    """What the files are about, and where each kind of them is."""

    label: str
    csv: str
    xlsx: str
    geojson: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the API answers; `summary` in the language of the page."""

    path: str
    summary: str


@dataclass(frozen=True, slots=True)
class OpenDataPage:
    files: tuple[Files, ...]
    base: str
    examples: tuple[str, ...]
    questions: tuple[Operation, ...]
    licence: str
    licence_url: str
    an_hour: int
    email: str


def page(municipality: Municipality) -> OpenDataPage:
    """Three queries, however many programmes there are."""
    base = absolute(reverse("open_data:api-root")).rstrip("/")
    town = municipality.code
    example = f"/gebieden/{town}/cijfers?indicator=inwoners" if town else "/indicatoren/inwoners"
    return OpenDataPage(
        files=(*_of_town(municipality), *_of_programmes()),
        base=base,
        examples=(f"{base}/gebieden?soort=buurt", base + example),
        questions=tuple(_questions()),
        licence=LICENCE,
        licence_url=LICENCE_TEXT,
        an_hour=settings.OPEN_DATA_PER_CONNECTION,
        email=settings.OPEN_DATA_EMAIL,
    )


def _of_town(municipality: Municipality) -> Iterator[Files]:
    if not municipality.code:
        return
    told = {"name": municipality.name}
    for label, query in (
        (_("Alle buurten van %(name)s"), "?niveau=buurt"),
        (_("Alle wijken van %(name)s"), "?niveau=wijk"),
        (_("De hele gemeente %(name)s"), ""),
    ):
        urls = (reverse("downloads:download", args=[municipality.code, kind]) + query for kind in WRITERS)
        yield Files(label % told, *urls)


def _of_programmes() -> Iterator[Files]:
    """Those that are public and have an area."""
    found = list(Programme.objects.published())
    codes = reads.current_codes(found)
    for report in found:
        if codes.get(report.pk):
            urls = (reverse("public:figures_download", args=[report.slug, kind]) for kind in WRITERS)
            yield Files(_("Gebied van de wijkaanpak: %(name)s") % {"name": report.area_name}, *urls)


def _questions() -> Iterator[Operation]:
    for router in (of_areas.router, of_programmes.router, of_reports.router):
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield Operation(path, str(operation.summary))
