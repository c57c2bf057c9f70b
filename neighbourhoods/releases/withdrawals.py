"""The write that takes back a release that was wrong. What it had superseded counts again.

Which columns count follows from the releases that stand, in the order in which they were published: withdrawing replays
that order without the withdrawn one. So it does not matter how many releases came later, or which goes first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from neighbourhoods.areas import divisions
from neighbourhoods.models import Release, ReleaseColumn, SourceTable
from neighbourhoods.standings import quantiles
from wijkaanpak.accounts.models import User


class AlreadyWithdrawn(Exception):
    """Somebody else withdrew this release first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A column of a release that stands: what makes it supersede another, and whether it counts."""

    pk: int
    release: int
    title: str
    indicator: int | None
    counts: bool


@transaction.atomic
def withdraw(release: Release, *, reason: str, by: User | None, at: datetime) -> Release:
    """Its figures no longer count; those it superseded do again, also in what is made of them. Raises AlreadyWithdrawn.

    Adopted reports keep theirs.
    """
    SourceTable.objects.select_for_update().get(pk=release.table_id)  # the lock under which the table is published
    release = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if release.withdrawn_at is not None:
        raise AlreadyWithdrawn
    release.withdrawn_at, release.withdrawn_by, release.withdrawal_reason = at, by, reason
    release.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
    _replay(release)
    divisions.forget_unknown(release)
    keys = release.columns.filter(indicator__isnull=False).values_list("indicator__key", flat=True)
    quantiles.complete(release, list(keys))
    return release


def current(columns: Iterable[Claim]) -> set[int]:
    """Which of these columns count, given in the order in which their releases were published. Pure.

    A release supersedes each column with one of its titles or indicators, as `releases.publish` does.
    """
    by_release: dict[int, list[Claim]] = {}
    for column in columns:
        by_release.setdefault(column.release, []).append(column)
    counting: list[Claim] = []
    for newer in by_release.values():
        titles = {column.title for column in newer}
        indicators = {column.indicator for column in newer} - {None}
        kept = [claim for claim in counting if claim.title not in titles and claim.indicator not in indicators]
        counting = [*kept, *newer]
    return {column.pk for column in counting}


def _replay(withdrawn: Release) -> None:
    """Set which columns of this table and period count. First those that stop, as no two may count at once."""
    of_table = ReleaseColumn.objects.filter(table=withdrawn.table_id, period=withdrawn.period)
    of_table.filter(release=withdrawn).update(is_current=False)
    rows = of_table.filter(release__withdrawn_at=None).order_by("release_id", "position")
    columns = [Claim(*row) for row in rows.values_list("pk", "release_id", "title", "indicator_id", "is_current")]
    counting = current(columns)
    _set([column.pk for column in columns if column.counts and column.pk not in counting], counts=False)
    _set([column.pk for column in columns if column.pk in counting and not column.counts], counts=True)


def _set(columns: list[int], *, counts: bool) -> None:
    ReleaseColumn.objects.filter(pk__in=columns).update(is_current=counts)
