"""An indicator of a municipality itself."""

from typing import Any

from neighbourhoods.models import Indicator
from programmes.figures_desk.indicators import writes
from tests.conftest import NOON
from wijkaanpak.accounts.models import Municipality, User

SURVEY: dict[str, Any] = {
    "name": "rapportcijfer buurt",
    "definition": "Het gemiddelde cijfer dat bewoners hun buurt geven.",
    "unit": "cijfer",
    "decimals": 1,
    "direction": "higher",
    "domain": "housing",
    "sub_goal": "surroundings",
    "combination": "weighted_mean",
    "counts_people": "nobody",
    "weights": ["inwoners"],
    "minimum": 100,
    "fewest_people": 5,
    "fewest_events": 10,
    "table": "buurtpeiling",
    "source": "Gemeente, buurtpeiling",
    "rhythm": "two_yearly",
    "breaks": [2023],
    "remark": "",
}


def make_own_indicator(municipality: Municipality, *, by: User, **changes: Any) -> Indicator:
    """Within the municipality, as the page does it."""
    return writes.define(municipality, **SURVEY | changes, by=by, at=NOON)
