"""The write of figures: a file becomes releases, all of them or none. Areas and rows go in with COPY."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from math import isnan
from typing import TYPE_CHECKING, Literal

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from neighbourhoods import reference
from neighbourhoods.areas import divisions
from neighbourhoods.disclosure.rules import OWN_TABLE
from neighbourhoods.models import Area, Indicator, Release, ReleaseColumn, SourceTable
from neighbourhoods.releases import (
    calendar,
    doubts,
    leaps,
    losses,
    municipalities,
    refusals,
    staging,
    totals,
    wholes,
)
from neighbourhoods.releases.losses import Answers
from neighbourhoods.releases.refusals import Refusal
from neighbourhoods.sources.layout import Layout, Refused
from neighbourhoods.standings import quantiles
from neighbourhoods.tables import Publication, Reading
from neighbourhoods.terms import ReleaseStatus
from wijkaanpak import binary_copy

if TYPE_CHECKING:
    import numpy as np

# COPY does not write to a table behind row security, so it fills one beside it.
STAGED_ROWS = """
drop table if exists staged_rows;
create temporary table staged_rows on commit drop as
    select release_id, area_id, "values", notes, comparison from neighbourhoods_releaserow limit 0
"""
COPY_ROWS = "copy staged_rows from stdin (format binary)"
ADD_ROWS = """
insert into neighbourhoods_releaserow (release_id, area_id, "values", notes, comparison) select * from staged_rows
"""


@dataclass(slots=True)
class PublishResult:
    """What became of a file. Counts are those of the file, whether it was written now or stood there already.
    `warnings` say what was stored and is still likely wrong.
    """

    status: Literal["published", "unchanged"]
    releases: list[Release] = field(default_factory=list)
    areas: int = 0
    columns: int = 0
    figures: int = 0
    missing: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


@transaction.atomic
def publish(
    reading: Reading,
    *,
    retrieved_at: datetime,
    at: datetime,
    table: str | None = None,
    status: ReleaseStatus | None = None,
    division_year: int | None = None,
    replace: bool = False,
    confirmed: Collection[str] = (),
    reason: str = "",
) -> PublishResult:
    """Store every publication of a file as a release and let it supersede what it replaces. Raises Refusal.

    The same file again is unchanged. `replace` allows a release with far fewer areas than the one it supersedes;
    `confirmed` are the doubts of which somebody says that it is right, and `reason` why a gemeente may go.
    """
    if reading.refused:
        raise Refusal(reading.refused)
    answers = Answers(replace, frozenset(confirmed), reason)
    source = check(reading, table, at=at)
    doubts.refuse_shares(reading, answers.confirmed)
    locked = _locked(source)
    warnings = calendar.missing_months(reading, at) + wholes.groups_that_do_not_add_up(reading)
    # A source that revises once publishes the newest period as provisional; the periods before it are not. One that
    # marks its periods with stars has said it itself.
    latest = max(publication.period for publication in reading.publications)
    revises_once = (
        reading.layout is not None
        and reading.layout.latest_is_provisional
        and not reading.statuses
        and int(latest[:4]) >= retrieved_at.year - 1  # in a file of long ago the newest period is final as well
    )
    releases, written = [], False
    for publication in reading.publications:
        provisional = revises_once and publication.period == latest
        assumed = ReleaseStatus.PROVISIONAL if provisional else ReleaseStatus.UNSTATED
        stated = reading.statuses.get(publication.period)
        wanted = Release(
            table=locked,
            period=publication.period,
            division_year=division_year or source.division_year or _division_of(reading, int(publication.period[:4])),
            source=reading.layout.source if reading.layout else "",
            # Of several periods each keeps what the file says of it; what somebody says is for the others.
            status=(stated if len(reading.publications) > 1 else None) or status or stated or assumed,
            retrieved_at=retrieved_at,
            published_at=at,
            file_name=reading.file_name[:200],
            sha256=reading.sha256,
            areas=len(publication.codes),
            figures=publication.figures,
            missing=publication.missing,
        )
        # A file that stands there already is not written again: an import may be repeated, and nothing is superseded.
        known = _already(wanted, publication)
        if known is None:
            warnings += doubts.refuse_the_same(wanted, publication, reading, answers.confirmed)
            column = reading.layout.code if reading.layout else None
            municipalities.refuse_those_that_did_not_exist(publication, wanted.division_year, column)
            warnings += leaps.words(wanted, publication)
        releases.append(known or _write(wanted, publication, answers, warnings))
        written = written or known is None
    warnings += totals.words(releases)
    return PublishResult("published" if written else "unchanged", releases, **counts(reading), warnings=warnings)


def _locked(source: reference.ReferenceTable) -> SourceTable:
    """The table, made when it is new and locked: two files of one table are published one after the other.
    Raises Refusal.
    """
    with connection.cursor() as cursor:
        # Somebody else may be at the same table: wait for them, they need seconds.
        cursor.execute("set local statement_timeout = '10min'")
        cursor.execute("set local lock_timeout = '5min'")
    about = {"series": source.series, "publisher": source.publisher, "licence": source.licence}
    try:
        SourceTable.objects.get_or_create(code=source.code, defaults=about)
    except IntegrityError as error:  # it is there, behind the wall of a municipality with the same code
        reason = _("Tabel %(table)s is op deze server al van een andere gemeente. Kies een andere naam voor de tabel.")
        raise Refusal([Refused(None, None, reason % {"table": source.code})]) from error
    return SourceTable.objects.select_for_update().get(code=source.code)


def counts(reading: Reading) -> dict:
    """Areas, columns, figures and missing of a file, for the summary of an import or a dry run."""
    missing: dict[str, int] = {}
    for publication in reading.publications:
        for kind, number in publication.missing.items():
            missing[kind] = missing.get(kind, 0) + number
    return {
        "areas": len({code for publication in reading.publications for code in publication.codes}),
        "columns": max((len(publication.columns) for publication in reading.publications), default=0),
        "figures": sum(publication.figures for publication in reading.publications),
        "missing": missing,
    }


def check(reading: Reading, table: str | None, *, at: datetime) -> reference.ReferenceTable:
    """The table a file is of, when its figures can be true at this moment. Raises Refusal when one of them cannot."""
    source = table_of(reading, table)
    refusals.refuse_the_impossible(reading)
    refusals.refuse_the_future(reading, at)
    calendar.refuse_the_unfinished(reading, at)
    calendar.refuse_another_year(reading, source)
    wholes.refuse_larger_parts(reading)
    if reading.layout and reading.layout.within:
        refusals.refuse_unknown_areas(reading)
    return source


def table_of(reading: Reading, code: str | None) -> reference.ReferenceTable:
    """The table a file is of: as named, or as its source knows. Raises Refusal when neither tells."""
    layout = reading.layout
    code = code or (layout.table if layout else None)
    if not code:
        reason = _("Uit dit bestand blijkt niet uit welke tabel het komt. Vul het tabelnummer in.")
        raise Refusal([Refused(None, None, " ".join(filter(None, [reason, _choices(layout)])))])
    if layout and layout.within and not code.startswith(f"{layout.within}-"):
        reason = _(
            "Eigen cijfers van een gemeente kunnen niet in tabel %(table)s. Kies een code die begint met %(own)s."
        )
        raise Refusal([Refused(None, None, reason % {"table": code, "own": f"{layout.within}-"})])
    if code in reference.TABLES:
        known = reference.TABLES[code]
        if layout and layout.publisher and layout.publisher != known.publisher:
            reason = _(
                "Dit is een bestand van %(publisher)s, en tabel %(table)s is van %(other)s. Kies een andere tabel."
            )
            found = {"publisher": layout.publisher, "table": code, "other": known.publisher}
            raise Refusal([Refused(None, None, reason % found)])
        return known
    if layout is None:
        return reference.ReferenceTable(code, code, _("onbekend"), _("onbekend"))
    publisher = layout.publisher or _("onbekend")
    return reference.ReferenceTable(code, layout.series or code, publisher, _("onbekend"), layout.division_year)


def _choices(layout: Layout | None) -> str:
    """The tables a file can be of, when the areas are all that tells them apart."""
    series = layout.series if layout else ""
    told = [
        _("%(table)s (indeling van %(year)d)") % {"table": table.code, "year": table.division_year}
        for table in reference.TABLES.values()
        if table.division_year and series and table.series == series
    ]
    return _("Het is een van deze: %s.") % ", ".join(told) if told else ""


def _division_of(reading: Reading, year: int) -> int:
    """The division of a year of figures; of an own table the last one of its gemeente that was there by then.

    A survey of some buurten is no division: were it one, the gemeente would have no other buurten from that year on.
    """
    town = reading.layout.within if reading.layout else ""
    if not town:
        return year
    known = Area.objects.within(town).order_by("-division_year").values_list("division_year", flat=True)
    return known.filter(division_year__lte=year).first() or known.last() or year


def _already(wanted: Release, publication: Publication) -> Release | None:
    """The release that holds this very file in this role, when each column still counts and is read the same."""
    same = Release.objects.filter(
        table=wanted.table,
        period=wanted.period,
        sha256=wanted.sha256,
        status=wanted.status,
        division_year=wanted.division_year,
        # A file that calls gemeenten by name says more once their list is known.
        areas=wanted.areas,
        figures=wanted.figures,
        # And why a figure is lacking may be told apart since.
        missing=wanted.missing,
    ).exclude(columns__is_current=False)
    keys = {*Indicator.objects.values_list("key", flat=True)}
    asked = {(column.title, column.indicator if column.indicator in keys else None) for column in publication.columns}
    found = same.order_by("-pk").first()
    if found is None or {*found.columns.values_list("title", "indicator__key")} != asked:
        return None
    return found if not OWN_TABLE.match(wanted.table_id) or _holds(found, publication) else None


def _holds(release: Release, publication: Publication) -> bool:
    """Whether each cell is the same. A mapping that was corrected reads another figure, or none, in the same file."""
    places = dict(release.columns.values_list("title", "position"))
    order = [places[column.title] - 1 for column in publication.columns]
    stored = {
        code: [(values[place], notes[place]) for place in order]
        for code, values, notes in release.rows.values_list("area__code", "values", "notes")
    }
    read = {
        code: [(None if isnan(value) else value, note) for value, note in zip(values, notes, strict=True)]
        for code, values, notes in zip(
            publication.codes, publication.values.tolist(), publication.notes.tolist(), strict=True
        )
    }
    return stored == read


def _write(release: Release, publication: Publication, answers: Answers, warnings: list[str]) -> Release:
    titles = [column.title for column in publication.columns]
    keys = [column.indicator for column in publication.columns if column.indicator]
    indicators = dict(Indicator.objects.filter(key__in=keys).values_list("key", "pk"))
    older = ReleaseColumn.objects.filter(table=release.table, period=release.period, is_current=True)
    older = older.filter(title__in=titles) | older.filter(indicator__in=indicators.values())
    superseded = set(older.values_list("release", flat=True))
    lost = losses.look(release, publication, superseded, answers)
    if lost and losses.loses_municipalities(publication, superseded):
        release.loss_reason = answers.reason
    warnings += lost
    older.update(is_current=False)
    release.save()
    ReleaseColumn.objects.bulk_create(
        ReleaseColumn(
            release=release,
            position=position,
            header=column.header[:200],
            title=column.title,
            indicator_id=indicators.get(column.indicator or ""),
            table=release.table,
            period=release.period,
        )
        for position, column in enumerate(publication.columns, start=1)
    )
    known = {
        column.indicator: publication.values[:, place]
        for place, column in enumerate(publication.columns)
        if column.indicator
    }
    kinds = quantiles.comparisons(release, publication.codes, known)
    _add_rows(release, publication, kinds)
    quantiles.make(release, publication.codes, kinds, known)
    quantiles.complete(release, known)
    return release


def _add_rows(release: Release, publication: Publication, kinds: np.ndarray) -> None:
    import numpy as np

    year = release.division_year
    divisions.lock_division(year)
    ids = staging.add_areas(publication, year)
    with connection.cursor() as cursor:
        keys = np.array([(release.pk, ids[code]) for code in publication.codes], dtype=np.int64)
        cursor.execute(STAGED_ROWS)
        with cursor.copy(COPY_ROWS) as copy:
            for chunk in binary_copy.copied(keys, publication.values, publication.notes, kinds):
                copy.write(chunk)
        cursor.execute(ADD_ROWS)
