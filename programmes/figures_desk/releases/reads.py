"""Reads: which figures are here, and who brought them. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from neighbourhoods import reference
from neighbourhoods.models import FigureImport, Mapping, Release, ReleaseColumn

PLATFORM = _("het platform")
LATEST = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A release with what it is about, its validity, and whose it is: a name within this municipality, else that of
    nobody.
    """

    release: Release
    title: str
    validity: str
    by: str


def releases() -> QuerySet[Release]:
    """Newest first, each with whether a column of it counts.

    The columns of a table of another municipality do not exist here; what has none is not listed.
    """
    columns = ReleaseColumn.objects.filter(release=OuterRef("pk"))
    seen = Release.objects.filter(Exists(columns)).select_related("table")
    return seen.annotate(counts=Exists(columns.filter(is_current=True))).order_by("-published_at", "-pk")


def listed(some: Iterable[Release]) -> list[Listed]:
    """Some of `releases()`, with what they are about and who brought them in. Two queries."""
    found = list(some)
    names = defaultdict(lambda: str(PLATFORM))
    own = FigureImport.objects.here().filter(releases__in=found)
    for release, name in own.values_list("releases", "published_by__name"):
        names[release] = name or str(PLATFORM)
    mapped = _mapped()
    return [Listed(release, _title(release, mapped), validity(release), names[release.pk]) for release in found]


def of_import(figure_import: FigureImport) -> list[Listed]:
    """The releases that came out of one file, by period."""
    return listed(releases().filter(imports=figure_import).order_by("period", "pk"))


def overtaken(figure_import: FigureImport) -> list[Listed]:
    """What came or went since somebody looked at this file and wanted to publish it."""
    news = figure_import.preview.get("overtaken")
    return listed(releases().filter(pk__in=[*news["come"], *news["gone"]])) if news else []


def listed_one(release: Release) -> Listed:
    """The same for a single release of `releases()`."""
    own = FigureImport.objects.here().filter(releases=release).select_related("published_by").first()
    by = own.published_by.name if own and own.published_by else str(PLATFORM)
    return Listed(release, _title(release, _mapped()), validity(release), by)


def _title(release: Release, mapped: dict[str, str]) -> str:
    """What its figures are about: the name of the series, or that of the mapping with which an own table is read."""
    known = reference.SERIES.get(release.table.series)
    return known.name if known else mapped.get(str(release.table_id), str(release.table_id))


def _mapped() -> dict[str, str]:
    return dict(Mapping.objects.in_order().values_list("table", "name"))


def validity(release: Any) -> str:
    """withdrawn, counts or superseded; for the mark beside it."""
    if release.withdrawn_at is not None:
        return "withdrawn"
    return "counts" if release.counts else "superseded"


def waiting() -> list[FigureImport]:
    """Imports of this municipality that are on their way or were refused, newest first."""
    done = [FigureImport.Stage.PUBLISHED, FigureImport.Stage.WITHDRAWN]
    return list(FigureImport.objects.here().exclude(stage__in=done).for_list().newest_first()[:LATEST])
