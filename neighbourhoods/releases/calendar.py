"""Whether the periods of a file can be true: a year that is over, all its months, and the year of its table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from neighbourhoods import reference
from neighbourhoods.releases.refusals import Refusal
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Publication, Reading

YEARLY = "KWB"  # the series with a table for each year
ALL_MONTHS = 12


def refuse_the_unfinished(reading: Reading, at: datetime) -> None:
    """What is counted over a whole year is no figure before its end, nor of some of its months. Raises Refusal."""
    today = timezone.localdate(at)
    months = _months(reading)
    refused = []
    for publication in _counted(reading):
        period = publication.period
        if _end(period) > today:
            reason = _(
                "%(period)s is nog niet voorbij, en ‘%(header)s’ telt over de hele periode. Laat %(period)s weg, of "
                "haal het bestand opnieuw op als de periode om is."
            )
            refused.append(_refused(reading, publication, reason % _said(publication)))
        elif 0 < len(months.get(period, ())) < ALL_MONTHS:
            reason = _(
                "Van %(period)s staan er maar %(count)d van de 12 maanden in dit bestand. Het cijfer van het hele jaar "
                "is dan te laag. Laat %(period)s weg, of haal het bestand opnieuw op als alle maanden er zijn."
            )
            refused.append(
                _refused(reading, publication, reason % (_said(publication) | {"count": len(months[period])}))
            )
    if refused:
        raise Refusal(refused)


def missing_months(reading: Reading, at: datetime) -> list[str]:
    """In words: which months lack of the years of which a file holds some, as far as those months are over."""
    today = timezone.localdate(at)
    found = []
    for year, there in sorted(_months(reading).items()):
        over = {month for month in range(1, ALL_MONTHS + 1) if _end(f"{year}-{month:02d}") <= today}
        lacking = sorted(over - there)
        if len(there) > 1 and lacking:
            names = ", ".join(str(MONTHS[month]) for month in lacking)
            text = _("Van %(year)s staan niet alle maanden in dit bestand. Deze ontbreken: %(months)s.")
            found.append(text % {"year": year, "months": names})
    return found


def refuse_another_year(reading: Reading, source: reference.ReferenceTable) -> None:
    """A table of key figures is of one year: the same file does not hold those of another. Raises Refusal."""
    if source.series != YEARLY or source.division_year is None:
        return
    refused = []
    for publication in reading.publications:
        if int(publication.period[:4]) == source.division_year:
            continue
        other = reference.kwb_table(int(publication.period[:4])) or _("nog niet bekend")
        reason = _(
            "Tabel %(table)s gaat over %(year)d, en dit bestand wordt ingelezen als %(period)s. Verbeter het jaar, of "
            "vul het tabelnummer van dat jaar in (%(other)s)."
        )
        said = {
            "table": source.code,
            "year": source.division_year,
            "period": publication.period,
            "other": other,
        }
        refused.append(_refused(reading, publication, reason % said))
    if refused:
        raise Refusal(refused)


def _counted(reading: Reading) -> Iterator[Publication]:
    for publication in reading.publications:
        if any(column.indicator in reference.WHOLE_PERIOD for column in publication.columns):
            yield publication


def _months(reading: Reading) -> dict[str, set[int]]:
    """Year → which of its months a file holds of what is counted over a whole period."""
    found: dict[str, set[int]] = {}
    for publication in _counted(reading):
        year, _dash, month = publication.period.partition("-")
        if month:
            found.setdefault(year, set()).add(int(month))
    return found


def _end(period: str) -> date:
    """The first day after a year or month."""
    year, _dash, month = period.partition("-")
    if not month or int(month) == ALL_MONTHS:
        return date(int(year) + 1, 1, 1)
    return date(int(year), int(month) + 1, 1)


def _said(publication: Publication) -> dict[str, str | int]:
    counted = (column.header for column in publication.columns if column.indicator in reference.WHOLE_PERIOD)
    return {"period": publication.period, "header": next(counted)}


def _refused(reading: Reading, publication: Publication, reason: str) -> Refused:
    by_row = reading.layout.period if reading.layout else None
    return Refused(publication.line(0) if by_row else None, by_row, reason)
