"""Invented figures for the charts on the page that shows all components: a function for each chart and state."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkaanpak.charts import (
    Bar,
    Dot,
    LocatedArea,
    MapArea,
    Missing,
    MoneyRow,
    NamedLine,
    PickArea,
    Point,
    Rung,
    StatusCount,
    Voice,
)


class SampleState(Enum):
    """What a chart has to cope with."""

    FILLED = gettext_lazy("Gevuld")
    EMPTY = gettext_lazy("Leeg")
    UNKNOWN = gettext_lazy("Onbekend of niet te tonen")
    LONG = gettext_lazy("Lange namen")


Figures = Mapping[SampleState, Callable[[], Any]]

_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "Selwerd": ((6.55, 53.231), (6.562, 53.236), (6.57, 53.229), (6.556, 53.225)),
    "Paddepoel": ((6.53, 53.227), (6.55, 53.231), (6.556, 53.225), (6.536, 53.22)),
    "Vinkhuizen": ((6.51, 53.222), (6.53, 53.227), (6.536, 53.22), (6.52, 53.214)),
    "De Hoogte": ((6.556, 53.225), (6.57, 53.229), (6.575, 53.222), (6.56, 53.219)),
    "Selwerderhof": ((6.562, 53.236), (6.575, 53.238), (6.57, 53.229)),
    "Oranjewijk": ((6.536, 53.22), (6.556, 53.225), (6.56, 53.219), (6.54, 53.214)),
}


def long_name() -> str:
    """As long as a name in real tables gets, with a word that does not break by itself."""
    return _("Verantwoordingsdocumentatie over bewonersinitiatieven in de Indische Buurt/De Hoogte en omgeving")


def own_line() -> list[Point]:
    return [
        Point(2018, 34.1),
        Point(2019, 33.2),
        Point(2020, None, Missing.INCOMPLETE),
        Point(2021, 35.4, break_before=True),
        Point(2022, 33.0),
        Point(2023, 31.2),
        Point(2024, 29.6),
    ]


def _line(name: str, start: int, *values: float | None) -> NamedLine:
    return NamedLine(name, [Point(start + at, value, Missing.INCOMPLETE) for at, value in enumerate(values)])


def _three_lines(name: str) -> list[NamedLine]:
    return [
        NamedLine(name, own_line()),
        _line("Groningen", 2018, 25.1, 24.8, 24.9, 25.6, 25.2, 24.7, 24.1),
        _line("Nederland", 2018, 22.0, 21.7, 21.9, 22.3, 22.1, 21.8, 21.6),
    ]


def _bars() -> list[Bar]:
    return [
        Bar("Selwerd", 31.2, highlighted=True),
        Bar("Beijum-West", 28.4),
        Bar("De Wijert-Noord", 26.0),
        Bar("Indische Buurt", None, missing=Missing.INCOMPLETE),
        Bar("Selwerderhof", None, missing=Missing.TOO_SMALL),
    ]


def _ladder() -> list[Rung]:
    told = [
        (_("Gebiedsanalyse"), 4, 4, 3, 3),
        (_("Lokale coalitie"), 3, 4, 3, 3),
        (_("Betrokken bewoners"), 3, 4, 2, 2),
        (_("Visie op de toekomst"), 4, 3, 3, 4),
        (_("Precisie over de inzet"), 2, 3, 2, 2),
        (_("Bestuurskracht"), 3, 3, None, 3),
        (_("Bevlogen professionals"), None, 3, 3, None),
        (_("Onafhankelijke procesregie"), 4, 3, 4, 3),
        (_("Lange adem"), 2, 2, 2, 1),
        (_("Wendbare, lerende aanpak"), 2, 3, 2, 1),
    ]
    return [
        Rung(name, records, [Voice(_("gemeente"), town), Voice(_("bewoners"), residents)], previous)
        for name, records, town, residents, previous in told
    ]


def _map(values: Mapping[str, float], *, own: str = "Selwerd", name: str = "") -> list[MapArea]:
    return [
        MapArea(name if name and area == own else area, _shape(area), values.get(area), highlighted=area == own)
        for area in _OUTLINES
    ]


def _picked(*chosen: str, name: str = "") -> list[PickArea]:
    return [
        PickArea(f"BU{at:08}", name if name and area in chosen else area, _shape(area), area in chosen)
        for at, area in enumerate(_OUTLINES)
    ]


def _located(*chosen: str, name: str = "") -> list[LocatedArea]:
    return [
        LocatedArea(name if name and area in chosen else area, _shape(area), "Selwerd" if area in chosen else "")
        for area in _OUTLINES
    ]


def _shape(area: str) -> list[list[list[list[float]]]]:
    corners = _OUTLINES[area]
    return [[[list(corner) for corner in (*corners, corners[0])]]]


def _lights() -> list[StatusCount]:
    return [
        StatusCount(_("Wonen"), on_track=4, attention=2, obstacle=1),
        StatusCount(_("Werk"), on_track=3, attention=1),
        StatusCount(_("Veiligheid"), on_track=5, attention=1, obstacle=2, not_assessable=1),
    ]


def _money() -> list[MoneyRow]:
    return [
        MoneyRow(_("Gemeente"), 850_000, 150_000),
        MoneyRow(_("Woningcorporaties"), 2_100_000, 600_000),
        MoneyRow(_("Rijk"), 400_000, 0),
    ]


def peers() -> list[Dot]:
    """Sixty areas that changed by what is made up here: most a little, a few a lot."""
    return [Dot(_("Buurt %s") % number, (number * 37 % 61 - 28) * (1 + number % 7) / 5) for number in range(1, 61)]


_WELFARE = {"Selwerd": 14.2, "Paddepoel": 10.3, "Vinkhuizen": 11.9, "De Hoogte": 16.8, "Oranjewijk": 5.1}

ladder: Figures = {
    SampleState.FILLED: _ladder,
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: lambda: [Rung(_("Gebiedsanalyse"), None), Rung(_("Lokale coalitie"), None, previous=2)],
    SampleState.LONG: lambda: [Rung(long_name(), 3, [Voice(long_name(), 2)], 1)],
}
trend: Figures = {
    SampleState.FILLED: lambda: _three_lines("Selwerd"),
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: lambda: [_line("Selwerd", 2018, None, None, None), _line("Groningen", 2018, 25.1, None, 24.9)],
    SampleState.LONG: lambda: _three_lines(long_name()),
}
bars: Figures = {
    SampleState.FILLED: _bars,
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: lambda: _bars()[3:],
    SampleState.LONG: lambda: [Bar(long_name(), 31.2, highlighted=True), Bar("Beijum-West", 28.4)],
}
areas: Figures = {
    SampleState.FILLED: lambda: _map(_WELFARE),
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: lambda: _map({}),
    SampleState.LONG: lambda: _map(_WELFARE, name=long_name()),
}
located: Figures = {
    SampleState.FILLED: lambda: _located("Selwerd", "Selwerderhof"),
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: _located,
    SampleState.LONG: lambda: _located("Selwerd", name=long_name()),
}
parts: Figures = {
    SampleState.FILLED: lambda: _picked("Selwerd", "Selwerderhof"),
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: _picked,
    SampleState.LONG: lambda: _picked("Selwerd", name=long_name()),
}
lights: Figures = {
    SampleState.FILLED: _lights,
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: lambda: [StatusCount(_("Wonen"), not_assessable=3), StatusCount(_("Werk"))],
    SampleState.LONG: lambda: [StatusCount(long_name(), 1, 1, 1, 1), *_lights()],
}
money: Figures = {
    SampleState.FILLED: _money,
    SampleState.EMPTY: list,
    SampleState.UNKNOWN: lambda: [MoneyRow(_("Gemeente"), 850_000, None), MoneyRow(_("Zorgverzekeraar"), None, None)],
    SampleState.LONG: lambda: [MoneyRow(long_name(), 12_850_000, 1_150_000, group=long_name()), *_money()],
}
