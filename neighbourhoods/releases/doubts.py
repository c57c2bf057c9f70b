"""What may be right and is likely wrong: refused until somebody who looked says that it is right (terms.Doubt)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from math import isnan

from django.db.models import Q
from django.utils.translation import gettext as _

from neighbourhoods.models import Indicator, Release
from neighbourhoods.releases.refusals import Refusal
from neighbourhoods.sources.layout import Column, Refused
from neighbourhoods.tables import Publication, Reading, cells
from neighbourhoods.terms import Doubt
from wijkaanpak.formats import date_words

PERCENTAGE = re.compile(r"%|\b(procent|percentage|pct)\b", re.IGNORECASE)
FEWEST_THE_SAME = 5  # so many figures are not the same in two years by chance


def refuse_shares(reading: Reading, confirmed: Collection[str]) -> None:
    """A column of percentages in which all lies between 0 and 1 is likely one of shares. Raises Refusal."""
    if Doubt.SHARES in confirmed:
        return
    units = dict(Indicator.objects.values_list("key", "unit"))
    columns = {column.header: column for publication in reading.publications for column in publication.columns}
    reason = _(
        "Alle getallen in deze kolom liggen tussen 0 en 1, terwijl het percentages zijn. Staan dit delen van 1? "
        "Schrijf dan 21 in plaats van 0,21. Zijn het echt zulke kleine percentages? Bevestig dat dan."
    )
    refused = [
        Refused(line, header, reason, doubt=Doubt.SHARES)
        for header, column in columns.items()
        if header not in reading.percentages and _is_percentage(column, units)
        for line in _all_shares(reading, header)
    ]
    if refused:
        raise Refusal(refused)


def _is_percentage(column: Column, units: dict[str, str]) -> bool:
    unit = units.get(column.indicator or "")
    return cells.is_percentage(unit) if unit is not None else PERCENTAGE.search(column.header) is not None


def _all_shares(reading: Reading, header: str) -> Iterator[int | None]:
    """The line of the first fraction in a column of nothing else; none of a column with a larger number."""
    first: list[int | None] = []
    for publication in reading.publications:
        for place, column in enumerate(publication.columns):
            if column.header != header:
                continue
            values = publication.values[:, place]
            known = values[values == values]
            if len(known) and (known.min() < 0 or known.max() > 1):
                return
            inside = (values > 0) & (values < 1)
            if inside.any() and not first:
                first.append(publication.line(int(inside.argmax()), place))
    yield from first


def refuse_the_same(
    wanted: Release, publication: Publication, reading: Reading, confirmed: Collection[str]
) -> list[str]:
    """Refuse figures that stand already under another period, by their file or by every one of them; when the file
    itself has both periods that is only said. Raises Refusal.
    """
    if Doubt.SAME in confirmed:
        return []
    periods = [other.period for other in reading.publications]
    alike = Q(sha256=wanted.sha256) & ~Q(period__in=periods)
    if publication.figures >= FEWEST_THE_SAME:
        alike |= Q(areas=wanted.areas, figures=wanted.figures)
    others = Release.objects.standing().filter(alike, table__series=wanted.table.series).order_by("-pk")
    found = [other for other in others if _holds_the_same(other, publication)]
    if not found or any(other.period == wanted.period for other in found):  # a revision that changes nothing here
        return []
    same = found[0]
    if same.sha256 == wanted.sha256 and same.period in periods:
        text = _("%(other)s en %(period)s hebben in dit bestand precies dezelfde cijfers. Vergelijk ze met de bron.")
        return [text % {"other": same.period, "period": wanted.period}]
    reason = _(
        "Precies deze cijfers staan er al over %(other)s (%(table)s, vastgelegd op %(day)s). Is dit bestand wel van "
        "%(period)s? Verbeter het jaar, of haal het bestand van %(period)s op. Klopt het toch? Bevestig dat dan."
    )
    said = {"other": same.period, "table": same.table_id, "day": date_words(same.published_at)}
    by_row = reading.layout.period if reading.layout else None
    line = publication.line(0) if by_row else None
    raise Refusal([Refused(line, by_row, reason % (said | {"period": wanted.period}), doubt=Doubt.SAME)])


def _holds_the_same(release: Release, publication: Publication) -> bool:
    """Whether both have the same columns, areas and figures, however their files were written."""
    places = {
        key or title: place for title, key, place in release.columns.values_list("title", "indicator__key", "position")
    }
    asked = [places.get(column.indicator or column.title) or places.get(column.title) for column in publication.columns]
    if None in asked or len(asked) != len(places):
        return False
    stored = dict(release.rows.values_list("area__code", "values"))
    if stored.keys() != set(publication.codes):
        return False
    order = [place - 1 for place in asked if place is not None]
    return all(
        [stored[code][place] for place in order] == [None if isnan(value) else value for value in values]
        for code, values in zip(publication.codes, publication.values.tolist(), strict=True)
    )
