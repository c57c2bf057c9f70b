"""Every chart with invented figures, filled and empty, for the page that shows all components."""

from datetime import date

from django.utils.translation import gettext as _

from wijkaanpak import charts
from wijkaanpak.charts import Bar, Chart, EventKind, Judgement, MapArea, Missing, MoneyRow, Panel, Point, Rung, Series

TODAY = date(2026, 11, 2)


def samples() -> list[tuple[str, Chart]]:
    """Headings with their chart, in the order of a council report."""
    return [
        (_("De tien succesfactoren"), _ladder()),
        (_("Verloop van een cijfer"), _trend()),
        (_("Verloop, nog zonder cijfers"), charts.trend(_("Woninginbraken in Selwerd"), [], key="trend-empty")),
        (_("Veel cijfers naast elkaar"), _multiples()),
        (_("Buurten vergeleken"), _bars()),
        (_("Kaart van buurten"), _map()),
        (_("Twintig jaar in beeld"), _timeline()),
        (_("Maatregelen naar stand van zaken"), _lights()),
        (_("Geld per bron"), _money()),
        (_("Wijk en bewoner"), charts.balance(_("Maatregelen"), place=7, both=6, people=11, unknown=1, key="balance")),
    ]


def _series(name: str, start: int, *values: float | None) -> Series:
    return Series(name, [Point(start + at, value, Missing.INCOMPLETE) for at, value in enumerate(values)])


def _trend() -> Chart:
    own = [
        Point(2018, 34.1),
        Point(2019, 33.2),
        Point(2020, None, Missing.INCOMPLETE),
        Point(2021, 35.4, break_before=True),
        Point(2022, 33.0),
        Point(2023, 31.2),
        Point(2024, 29.6),
    ]
    return charts.trend(
        _("Bewoners die zich weleens onveilig voelen"),
        [
            Series("Selwerd", own),
            _series("Groningen", 2018, 25.1, 24.8, 24.9, 25.6, 25.2, 24.7, 24.1),
            _series("Nederland", 2018, 22.0, 21.7, 21.9, 22.3, 22.1, 21.8, 21.6),
        ],
        unit="%",
        baseline=own[0],
        target=Point(2028, 25),
        width=640,
        key="trend",
    )


def _multiples() -> Chart:
    panels = [
        (_("Bijstand"), "%", (14.2, 13.8, 13.1, 12.6), (8.1, 7.9, 7.6, 7.4)),
        (_("Startkwalificatie"), "%", (71.0, 72.4, 73.0, 74.8), (82.1, 82.4, 82.9, 83.3)),
        (_("Eenzaamheid"), "%", (54.3, None, 52.9, 51.7), (46.2, 46.0, 45.8, 45.1)),
        (_("Energielabel A of B"), "%", (28.0, 33.5, 41.2, 47.9), (38.1, 41.0, 44.2, 47.0)),
        (_("Diefstal per 1.000 woningen"), "", (9.1, 8.4, 7.7, 6.9), (6.3, 6.0, 5.8, 5.4)),
        (_("Voelt zich thuis"), "%", (61.0, 62.2, 64.5, 66.1), (70.2, 70.4, 71.0, 71.5)),
    ]
    return charts.small_multiples(
        _("Selwerd per domein"),
        [
            Panel(title, [_series("Selwerd", 2021, *own), _series("Groningen", 2021, *town)], unit=unit)
            for title, unit, own, town in panels
        ],
        width=640,
        key="multiples",
    )


def _bars() -> Chart:
    rows = [
        Bar("Selwerd", 31.2, highlighted=True),
        Bar("Beijum-West", 28.4),
        Bar("De Wijert-Noord", 26.0),
        Bar("Indische Buurt", None, missing=Missing.INCOMPLETE),
        Bar("Selwerderhof", None, missing=Missing.TOO_SMALL),
    ]
    return charts.bars(
        _("Huishoudens met een laag inkomen"),
        rows,
        unit="%",
        reference=charts.Reference("Groningen", 19.6),
        key="bars",
    )


def _ladder() -> Chart:
    rows = [
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
    return charts.factor_ladder(
        _("Succesfactoren in Selwerd"),
        [
            Rung(name, records, [Judgement(_("gemeente"), town), Judgement(_("bewoners"), residents)], previous)
            for name, records, town, residents, previous in rows
        ],
        key="ladder",
    )


def _map() -> Chart:
    def area(name: str, *corners: tuple[float, float], value: float | None, own: bool = False) -> MapArea:
        return MapArea(name, [[[list(corner) for corner in (*corners, corners[0])]]], value, highlighted=own)

    return charts.choropleth(
        _("Huishoudens in de bijstand"),
        [
            area("Selwerd", (6.55, 53.231), (6.562, 53.236), (6.57, 53.229), (6.556, 53.225), value=14.2, own=True),
            area("Paddepoel", (6.53, 53.227), (6.55, 53.231), (6.556, 53.225), (6.536, 53.22), value=10.3),
            area("Vinkhuizen", (6.51, 53.222), (6.53, 53.227), (6.536, 53.22), (6.52, 53.214), value=11.9),
            area("De Hoogte", (6.556, 53.225), (6.57, 53.229), (6.575, 53.222), (6.56, 53.219), value=16.8),
            area("Selwerderhof", (6.562, 53.236), (6.575, 53.238), (6.57, 53.229), value=None),
            area("Oranjewijk", (6.536, 53.22), (6.556, 53.225), (6.56, 53.219), (6.54, 53.214), value=5.1),
        ],
        unit="%",
        height=320,
        key="map",
    )


def _timeline() -> Chart:
    return charts.timeline(
        _("Wijkvernieuwing Selwerd"),
        [
            charts.PhaseSpan(_("Oriënteren"), date(2018, 3, 1), date(2019, 2, 1)),
            charts.PhaseSpan(_("Initiëren"), date(2018, 11, 1), date(2020, 6, 1)),
            charts.PhaseSpan(_("Ontwerpen"), date(2020, 3, 1), date(2021, 9, 1)),
            charts.PhaseSpan(_("Uitvoeren"), date(2021, 6, 1), current=True),
        ],
        [
            charts.TimelineEvent(EventKind.ELECTION, date(2022, 3, 16)),
            charts.TimelineEvent(EventKind.ELECTION, date(2026, 3, 18)),
            charts.TimelineEvent(EventKind.DECISION, date(2020, 6, 1), _("Wijkdeal getekend")),
            charts.TimelineEvent(EventKind.REPORT, date(2024, 10, 10), _("Voortgangsrapport")),
            charts.TimelineEvent(EventKind.REVISION, date(2025, 5, 20), _("Programma herzien")),
        ],
        start=2018,
        end=2038,
        today=TODAY,
        key="timeline",
    )


def _lights() -> Chart:
    return charts.status_bar(
        _("Maatregelen"),
        [
            charts.StatusCount(_("Wonen"), on_track=4, attention=2, obstacle=1),
            charts.StatusCount(_("Werk"), on_track=3, attention=1),
            charts.StatusCount(_("Veiligheid"), on_track=5, attention=1, obstacle=2, not_assessable=1),
        ],
        key="lights",
    )


def _money() -> Chart:
    return charts.money_bars(
        _("Geld voor 2026"),
        [
            MoneyRow(_("Gemeente"), 850_000, 150_000),
            MoneyRow(_("Woningcorporaties"), 2_100_000, 600_000),
            MoneyRow(_("Rijk"), 400_000, 0),
            MoneyRow(_("Zorgverzekeraar"), None, None),
        ],
        key="money",
    )
