"""Reads: which figures are here, and who brought them. A fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import FigureImport, Release, ReleaseColumn

PLATFORM = _("het platform")
LATEST = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A release with its standing, and whose it is: a name within this municipality, else that of nobody."""

    release: Release
    standing: str
    by: str


def releases() -> QuerySet[Release]:
    """Newest first, each with whether a column of it counts.

    The columns of a table of another municipality do not exist here; what has none is not listed.
    """
    columns = ReleaseColumn.objects.filter(release=OuterRef("pk"))
    seen = Release.objects.filter(Exists(columns)).select_related("table")
    return seen.annotate(counts=Exists(columns.filter(is_current=True))).order_by("-published_at", "-pk")


def listed(page: Any) -> list[Listed]:
    """The releases of one page of a paginator, with who brought them in. One query."""
    found = list(page.object_list)
    names = defaultdict(lambda: str(PLATFORM))
    own = FigureImport.objects.here().filter(releases__in=found)
    for release, name in own.values_list("releases", "published_by__name"):
        names[release] = name or str(PLATFORM)
    return [Listed(one, standing(one), names[one.pk]) for one in found]


def listed_one(release: Release) -> Listed:
    """The same for a single release of `releases()`."""
    own = FigureImport.objects.here().filter(releases=release).select_related("published_by").first()
    by = own.published_by.name if own and own.published_by else str(PLATFORM)
    return Listed(release, standing(release), by)


def standing(release: Any) -> str:
    """withdrawn, counts or superseded; for the mark beside it."""
    if release.withdrawn_at is not None:
        return "withdrawn"
    return "counts" if release.counts else "superseded"


def waiting() -> list[FigureImport]:
    """Imports of this municipality that are on their way or were refused, newest first."""
    done = [FigureImport.Stage.PUBLISHED, FigureImport.Stage.WITHDRAWN]
    return list(FigureImport.objects.here().exclude(stage__in=done).for_list().newest_first()[:LATEST])
