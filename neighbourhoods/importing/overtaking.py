"""Whether figures came or went between a preview and the publication that follows it.

Somebody approved a publication with certain figures in place. When those changed meanwhile, they are asked again.
"""

from datetime import datetime
from typing import Any

from neighbourhoods.models import Release
from neighbourhoods.releases.publishing import PublishResult


class Overtaken(Exception):
    """Other figures stand now than those that were looked at; `come` and `gone` are releases."""

    def __init__(self, come: list[int], gone: list[int]) -> None:
        self.come, self.gone = come, gone
        super().__init__(f"come: {come}, gone: {gone}")


def beside(release: Release) -> list[int]:
    """The ids of the other releases of its table and period that were not withdrawn."""
    others = Release.objects.filter(table=release.table_id, period=release.period, withdrawn_at=None)
    return list(others.exclude(pk=release.pk).order_by("pk").values_list("pk", flat=True))


def check(outcome: PublishResult, preview: dict[str, Any], *, at: datetime) -> None:
    """Compare what stands beside each release that was written at this moment with what the preview showed.

    Raises Overtaken. A release that stood there already is skipped. Call it within the transaction that publishes: that
    holds the lock of the table, so nothing comes between.
    """
    seen = {publication["period"]: publication.get("standing") for publication in preview.get("publications", [])}
    come: list[int] = []
    gone: list[int] = []
    for release in outcome.releases:
        before = seen.get(release.period)
        if release.published_at != at or before is None:
            continue
        now = beside(release)
        come += [pk for pk in now if pk not in before]
        gone += [pk for pk in before if pk not in now]
    if come or gone:
        raise Overtaken(come, gone)
