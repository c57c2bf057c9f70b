"""How the figures of the example changed: crime beside sixty others, and what cannot be judged."""

from monitoring.snapshot.figure_schema import PrintedMovement


def unjudged(obstacle: str) -> PrintedMovement:
    """A change of which only the reason is known why it is not judged."""
    return {
        "rule": "two_year_means_among_peers",
        "version": 1,
        "measure": "points",
        "years": [],
        "base": None,
        "now": None,
        "change": None,
        "candidates": 0,
        "peers": [],
        "more": None,
        "less": None,
        "low": None,
        "high": None,
        "verdict": None,
        "obstacle": obstacle,
        "is_provisional": False,
        "beside": "",
        "ordinary": "",
        "decimals": 1,
    }


def peer(place: int) -> list[str | float]:
    """Of 60 areas the one on this place, from the largest fall to the largest rise."""
    change = -22.0 + place * 0.74 if place < 50 else 16.0 + (place - 49) * 1.1
    return [f"BU{1000 + place:04d}0000", f"Buurt {place}", 6000 + place, 48.0, 48.0 * (1 + change / 100), change]


BESIDE = "Dat is gewoon: van 60 buurten die erop lijken, stegen er 10 sterker."
ESTIMATE = "Dit cijfer is een schatting met een model; een oordeel geven we niet."
CRIMES: PrintedMovement = {
    **unjudged(""),
    "measure": "percent",
    "years": [2022, 2023, 2024, 2025],
    "base": 47.8,
    "now": 55.4,
    "change": 15.9,
    "candidates": 343,
    "peers": [peer(place) for place in range(60)],
    "more": 10,
    "less": 50,
    "low": -20.52,
    "high": 24.8,
    "verdict": "ordinary",
    "obstacle": None,
    "is_provisional": True,
    "beside": BESIDE,
    "ordinary": "gewoon: tussen -21 % en +25 %",
    "decimals": 0,
}
