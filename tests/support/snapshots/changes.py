"""How the figures of the example changed: crime beside sixty others, and what cannot be judged."""

from statistics import median

from monitoring.snapshot.figure_schema import PrintedAlike, PrintedAround, PrintedMovement, PrintedPool, PrintedReach


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
        "pool": None,
    }


def peer(place: int) -> list[str | float]:
    """Of 60 areas the one on this place, from the largest fall to the largest rise."""
    change = -22.0 + place * 0.74 if place < 50 else 16.0 + (place - 49) * 1.1
    return [f"BU{1000 + place:04d}0000", f"Buurt {place}", 6000 + place, 48.0, 48.0 * (1 + change / 100), change]


FARTHER = [f"BU{2000 + place:04d}0000" for place in range(283)]
ALIKE: PrintedAlike = {
    "codes": ["BU00141000"],
    "inhabitants": 6580,
    "addresses": 3085.5,
    "areas": [*([*peer(place)[::2][:2], 2600.0] for place in range(60)), *([code, 7000, 1800.0] for code in FARTHER)],
}


def pool(amount: float, size: float = 1) -> PrintedPool:
    """Sixty areas that began at 48 and 283 that began higher, divided by this size."""
    near = [[peer(place)[0], 48.0, size] for place in range(60)]
    return {
        "alike": 0,
        "amount": amount,
        "size": size,
        "starts": [*near, *([code, 90.0 + place, size] for place, code in enumerate(FARTHER))],
        "files": ["a" * 64],
    }


AROUND: PrintedAround = {
    "shared": "district",
    "parts": [
        ["BU00141001", "Paddepoel-Zuid, Groningen", 190.0, 195.5],
        ["BU00141005", "Tuinwijk, Groningen", 60.0, 62.0],
    ],
    "base": 250.0,
    "now": 257.5,
    "change": (257.5 / 250 - 1) * 100,
    "compared": 60,
    "more": 26,
    "less": 34,
    "text": "Eromheen (de rest van de CBS-wijk): 3 % meer. Van 60 gebieden die hierop lijken, in andere gemeenten, "
    "steeg dit bij 26 sterker. Of er iets is verschoven, zeggen deze cijfers niet.",
    "key": "eromheen: +3 %",
}
BESIDE = "Dat is gewoon: van 60 buurten die erop lijken, stegen er 10 sterker."
ESTIMATE = "Dit cijfer is een schatting met een model; een oordeel geven we niet."
CRIMES: PrintedMovement = {
    **unjudged(""),
    "measure": "percent",
    "years": [2022, 2023, 2024, 2025],
    "base": 47.8,
    "now": 55.4,
    "change": (55.4 / 47.8 - 1) * 100,
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
    "pool": pool(47.8, 1000),
    "around": AROUND,
}


def reached(value: float, year: int, today: float, country: float | None, text: str = "") -> PrintedReach:
    """How many of sixty that stood at 48 reached a target: those that fell or rose as far."""
    peers = [_moved(place, country or 0.0) for place in range(60)]
    needed = value - today if country is not None else (value / today - 1) * 100
    changes = [float(peer[-1]) for peer in peers]
    count = sum(change <= needed if needed < 0 else change >= needed for change in changes)
    return {
        "rule": "share_of_peers_that_moved_as_far",
        "version": 1,
        "measure": "percent" if country is None else "points",
        "value": value,
        "year": year,
        "today": today,
        "years": [2021, 2022, 2024, 2025] if country is None else [2016, 2024],
        "span": 3 if country is None else 8,
        "needed": round(needed, 9),
        "reached": count,
        "best": min(changes) if needed < 0 else max(changes),
        "median": median(changes),
        "country": country,
        "candidates": 343,
        "peers": peers,
        "obstacle": None,
        "pool": pool(48.0) if country is not None else pool(today, 1000),
        "text": text or f"Doel voor {year}: {value}. Van 60 buurten met zo’n cijfer lukte dit er {count or 'geen'}.",
    }


def _moved(place: int, country: float) -> list[str | float]:
    code, name, inhabitants, base, now, change = peer(place)
    if country:
        change = round(float(now) - country - float(base), 9)
    return [code, name, inhabitants, base, now, change]
