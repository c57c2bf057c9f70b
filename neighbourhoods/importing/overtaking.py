"""Whether figures came or went between a preview and the publication that follows it.

Who looked at what a file changes, looked at what stood there then: publishing over something else was not asked.
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
    """The other releases of its table and period that stand."""
    others = Release.objects.filter(table=release.table_id, period=release.period, withdrawn_at=None)
    return list(others.exclude(pk=release.pk).order_by("pk").values_list("pk", flat=True))


def check(outcome: PublishResult, preview: dict[str, Any], *, at: datetime) -> None:
    """Of what was written at this moment; what stood there already takes nobody by surprise. Raises Overtaken.

    Within the transaction that publishes: it holds the lock of the table, so nothing comes between.
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
