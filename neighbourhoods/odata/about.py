"""What a source says about a table besides its figures: title, status, when it was changed."""

import re
from dataclasses import dataclass, field
from typing import Any

from neighbourhoods.sources.layout import year_in
from neighbourhoods.terms import ReleaseStatus

# One code of a further dimension has to be taken. These are what the readers of the files know; else the total.
PINNED = {"Leeftijd": "20300", "Marges": "MW00000", "SoortMisdrijf": "0.0.0"}
TOTAL = re.compile(r"T[0-9]{6}|A[0-9]{6}")
AREAS, PERIODS = ("WijkenEnBuurten", "RegioS", "Regio"), "Perioden"
STATUSES = {
    "voorlopig": ReleaseStatus.PROVISIONAL,
    "nadervoorlopig": ReleaseStatus.REVISED,
    "definitief": ReleaseStatus.DEFINITIVE,
}
YEARLY = {"kerncijfers wijken en buurten": "KWB", "sociaal-economische status; scores per wijk en buurt": "SES-WOA"}
DIVISION = re.compile(r"regio-?indeling ([0-9]{4})", re.IGNORECASE)
SAID = re.compile(r"status van de cijfers\W+(.{1,400})", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """One table as its source describes it. `modified` is the source's own moment, as text: it is only compared."""

    code: str
    title: str
    modified: str
    status: ReleaseStatus = ReleaseStatus.UNSTATED
    period: str | None = None
    discontinued: bool = False
    statuses: dict[str, ReleaseStatus] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        return int(self.period) if self.period else None

    @property
    def series(self) -> str:
        """What has a new table each year is one series; every other table is a series by itself."""
        title = self.title.lower()
        return next((series for start, series in YEARLY.items() if title.startswith(start)), self.code)

    @property
    def division_year(self) -> int | None:
        """The division of its areas, where the title says so."""
        found = DIVISION.search(self.title)
        return int(found.group(1)) if found else None


def described(found: dict[str, Any], *, code: str, statuses: dict[str, ReleaseStatus] | None = None) -> About:
    """What the source says about a table, in its properties (OData 4) or table info (OData 3): the names are alike."""
    title = str(found.get("Title") or code).strip()
    text = str(found.get("LongDescription") or found.get("Description") or "")
    return About(
        code=code,
        title=title,
        modified=str(found.get("ObservationsModified") or found.get("Modified") or ""),
        status=_said(text),
        period=year_in(DIVISION.sub("", title))
        or year_in(str(found.get("TemporalCoverage") or found.get("Period") or "")),
        discontinued=str(found.get("ReleaseStatus") or "").lower() in ("gediscontinueerd", "discontinued"),
        statuses=statuses or {},
    )


def status_of(code: object) -> ReleaseStatus:
    """The status of a period, as its code carries it (Voorlopig, NaderVoorlopig, Definitief)."""
    return STATUSES.get(str(code or "").replace(" ", "").lower(), ReleaseStatus.UNSTATED)


def _said(description: str) -> ReleaseStatus:
    """A table of one year has its status in prose. Part provisional is provisional."""
    found = SAID.search(description)
    said = found.group(1).lower() if found else ""
    if "voorlopig" in said.replace("nader voorlopig", ""):
        return ReleaseStatus.PROVISIONAL
    if "nader voorlopig" in said:
        return ReleaseStatus.REVISED
    return ReleaseStatus.DEFINITIVE if "definitie" in said else ReleaseStatus.UNSTATED
