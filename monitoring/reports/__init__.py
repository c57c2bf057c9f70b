"""Reports: ask for one, adopt it, offer it to the council."""

from monitoring.reports.writes import (
    AlreadyAdopted,
    NotAdopted,
    NotAllowed,
    NotReady,
    Period,
    Programme,
    Snapshot,
    Wording,
    adopt,
    make_again,
    next_period,
    offer,
    preview,
    request,
    retry,
)

__all__ = [
    "AlreadyAdopted",
    "NotAdopted",
    "NotAllowed",
    "NotReady",
    "Period",
    "Programme",
    "Snapshot",
    "Wording",
    "adopt",
    "make_again",
    "next_period",
    "offer",
    "preview",
    "request",
    "retry",
]
