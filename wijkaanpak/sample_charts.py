"""Every chart with invented figures, in every state it can be in, for the page that shows all components."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak import charts
from wijkaanpak.charts import Chart
from wijkaanpak.sample_figures import (
    Figures,
    SampleState,
    areas,
    bars,
    ladder,
    lights,
    located,
    long_name,
    money,
    own_line,
    parts,
    peers,
    trend,
)

START, END = 2018, 2038
TODAY = date(2026, 11, 2)


@dataclass(frozen=True)
class SampleKind:
    """One chart function with what it is given in each state."""

    draw: Callable[..., Chart]
    heading: str
    given: Mapping[SampleState, Mapping[str, Any]]

    @property
    def name(self) -> str:
        return self.draw.__name__

    @property
    def is_small(self) -> bool:
        return self.draw is charts.spark

    def drawn(self) -> Iterator[tuple[str, Chart]]:
        """The words for each state with its picture."""
        for state, arguments in self.given.items():
            yield str(state.value), self.draw(**arguments, key=f"{self.name}-{state.name.lower()}")


def kinds() -> list[SampleKind]:
    """All charts, in the order of a council report."""
    return [
        _kind(charts.factor_ladder, _("De tien succesfactoren"), "rungs", ladder),
        _trend(),
        _kind(charts.spark, _("Verloop naast een cijfer"), "series", trend),
        _bars(),
        _peer_strip(),
        _kind(charts.choropleth, _("Kaart van buurten"), "areas", areas, unit="%", height=320),
        _kind(charts.locator, _("Waar iets ligt"), "areas", located, zooms=True, height=320),
        _kind(charts.area_picker, _("Buurten kiezen op de kaart"), "areas", parts, height=320),
        _timeline(),
        _kind(charts.status_bar, _("Maatregelen naar stand van zaken"), "rows", lights),
        _kind(charts.money_bars, _("Geld per bron"), "rows", money),
        _balance(),
    ]


def _kind(draw: Callable[..., Chart], heading: str, takes: str, figures: Figures, **always: Any) -> SampleKind:
    """A chart of which only the figures and the name differ from state to state."""
    return SampleKind(
        draw,
        heading,
        {
            state: {"label": long_name() if state is SampleState.LONG else heading, takes: figures[state](), **always}
            for state in SampleState
        },
    )


def _trend() -> SampleKind:
    aim = {"unit": "%", "baseline": own_line()[0], "target": charts.Point(2028, 25)}
    return _compared(_kind(charts.trend, _("Verloop van een cijfer"), "series", trend, width=640), **aim)


def _bars() -> SampleKind:
    town = charts.Reference("Groningen", 19.6)
    return _compared(_kind(charts.bars, _("Buurten vergeleken"), "rows", bars, unit="%"), reference=town)


def _peer_strip() -> SampleKind:
    heading, ordinary = _("Verandering naast die van 60 buurten"), charts.Ordinary(-16.1, 22.5)
    own = {"label": heading, "own": charts.Dot("Selwerd", 15.9), "decimals": 1, "width": 640}
    around = charts.Dot(_("eromheen: +1 %"), 1.3)
    return SampleKind(
        charts.peer_strip,
        heading,
        {
            SampleState.FILLED: {**own, "peers": peers(), "ordinary": ordinary, "around": around},
            SampleState.EMPTY: {**own, "peers": []},
            SampleState.UNKNOWN: {**own, "peers": peers()},
            SampleState.LONG: {**own, "own": charts.Dot(long_name(), 64), "peers": peers(), "ordinary": ordinary},
        },
    )


def _compared(kind: SampleKind, **more: Any) -> SampleKind:
    """The same chart, with something to compare with where there are figures."""
    rich = (SampleState.FILLED, SampleState.LONG)
    return replace(kind, given={at: {**given, **(more if at in rich else {})} for at, given in kind.given.items()})


def _timeline() -> SampleKind:
    heading, span = _("Twintig jaar in beeld"), {"start": START, "end": END}
    early = [charts.PhaseSpan(_("Oriënteren"), date(2018, 3, 1), date(2019, 2, 1))]
    phases = [
        *early,
        charts.PhaseSpan(_("Initiëren"), date(2018, 11, 1), date(2020, 6, 1)),
        charts.PhaseSpan(_("Ontwerpen"), date(2020, 3, 1), date(2021, 9, 1)),
        charts.PhaseSpan(_("Uitvoeren"), date(2021, 6, 1), current=True),
    ]
    events = [
        charts.TimelineEvent(charts.EventKind.ELECTION, date(2022, 3, 16)),
        charts.TimelineEvent(charts.EventKind.ELECTION, date(2026, 3, 18)),
        charts.TimelineEvent(charts.EventKind.DECISION, date(2020, 6, 1), _("Wijkdeal getekend")),
        charts.TimelineEvent(charts.EventKind.REPORT, date(2024, 10, 10), _("Voortgangsrapport")),
        charts.TimelineEvent(charts.EventKind.REVISION, date(2025, 5, 20), _("Programma herzien")),
    ]
    long = [charts.TimelineEvent(kind, date(2024, 5, 20), long_name()) for kind in charts.EventKind]
    open_ended = [*early, charts.PhaseSpan(_("Initiëren"), date(2018, 11, 1))]
    return SampleKind(
        charts.timeline,
        heading,
        {
            SampleState.FILLED: {"label": heading, "phases": phases, "events": events, "today": TODAY, **span},
            SampleState.EMPTY: {"label": heading, "phases": [], **span},
            SampleState.UNKNOWN: {"label": heading, "phases": open_ended, **span},
            SampleState.LONG: {"label": long_name(), "phases": phases, "events": long, "today": TODAY, **span},
        },
    )


def _balance() -> SampleKind:
    heading = _("Wijk en bewoner")
    return SampleKind(
        charts.balance,
        heading,
        {
            SampleState.FILLED: {"label": heading, "place": 7, "both": 6, "people": 11, "unknown": 1},
            SampleState.EMPTY: {"label": heading, "place": 0, "both": 0, "people": 0},
            SampleState.UNKNOWN: {"label": heading, "place": 0, "both": 0, "people": 0, "unknown": 4},
            SampleState.LONG: {
                "label": long_name(),
                "place": 4_125_000,
                "both": 90_500,
                "people": 875_250,
                "unit": "€",
            },
        },
    )
