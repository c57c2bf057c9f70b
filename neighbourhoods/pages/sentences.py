"""What the area page says about a figure, in the language of the reader: short whole sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.figures import ComparisonObstacle, Difference, Figure, FigureState, Method, Verdict
from neighbourhoods.models import Indicator
from neighbourhoods.series.words import STATES
from neighbourhoods.standings.ranks import Rank, Standing
from wijkaanpak.formats import number

NAMED_AT_MOST = 4


def shown(figure: Figure, indicator: Indicator) -> str:
    """The number in Dutch, or why there is none."""
    return str(STATES[figure.state]) if figure.value is None else number(figure.value, indicator.decimals)


def remark(figure: Figure, names: Mapping[str, str]) -> str:
    """Why there is no figure and why that is better than a wrong one; empty when there is one."""
    if figure.value is not None:
        return ""
    if figure.state is FigureState.INCOMPLETE and figure.absent:
        lacking = listed([names.get(code, code) for code in figure.absent])
        text = ngettext(
            "Het cijfer van %(names)s ontbreekt. Zonder dat deel zou het totaal niet kloppen; dus staat hier niets.",
            "De cijfers van %(names)s ontbreken. Zonder die delen zou het totaal niet kloppen; dus staat hier niets.",
            len(figure.absent),
        )
        return text % {"names": lacking}
    if figure.state is FigureState.INCOMPLETE:
        return _("Een deel waaruit dit cijfer wordt gemaakt, is er niet. Dus staat hier niets.")
    is_divided = figure.weight is not None or figure.method in (Method.RATE, Method.WEIGHTED_MEAN)
    if figure.state is FigureState.TOO_SMALL and not is_divided:
        return _("Dit cijfer tonen we niet: het gaat over te weinig mensen, of verraadt een ander klein cijfer.")
    if figure.state is FigureState.TOO_SMALL:
        return _("Het gaat hier om zo weinig mensen of woningen dat een verhouding niets zegt.")
    if figure.state is FigureState.NOT_COMBINABLE:
        return _("Dit cijfer is niet op te tellen. Het staat op de pagina van elke buurt apart.")
    if figure.state is FigureState.NOT_PUBLISHED:
        return _("De bron heeft dit cijfer niet of nog niet gepubliceerd. Dat is iets anders dan nul.")
    if figure.state is FigureState.NOT_READ:
        return _("Dit gebied staat niet in de cijfers die wij hebben ingelezen. Dat is iets anders dan nul.")
    return _("De bron geeft voor dit gebied geen cijfer. Dat is iets anders dan nul.")


def compared(difference: Difference, with_name: str) -> str:
    """‘lager dan Groningen; dat is gunstig’. Empty when there is nothing to compare."""
    if difference.value is None:
        return ""
    named = {"name": with_name}
    if difference.value == 0:
        return _("gelijk aan %(name)s") % named
    if difference.value > 0:
        texts = {
            Verdict.BETTER: _("hoger dan %(name)s; dat is gunstig"),
            Verdict.WORSE: _("hoger dan %(name)s; dat is ongunstig"),
        }
        return texts.get(difference.verdict, _("hoger dan %(name)s")) % named
    texts = {
        Verdict.BETTER: _("lager dan %(name)s; dat is gunstig"),
        Verdict.WORSE: _("lager dan %(name)s; dat is ongunstig"),
    }
    return texts.get(difference.verdict, _("lager dan %(name)s")) % named


def alike(with_name: str) -> str:
    """‘ongeveer gelijk aan Groningen’, of a difference that says nothing."""
    return _("ongeveer gelijk aan %(name)s") % {"name": with_name}


def changed(since: Figure, difference: Difference, indicator: Indicator) -> str:
    """‘+1,2 sinds 2020’, or why it may not be said. Whether that is much, only `movement` may say."""
    if difference.value is None:
        why = {
            ComparisonObstacle.METHOD_BREAK: _("er is tussendoor anders gemeten"),
            ComparisonObstacle.BOUNDARY: _("de grens veranderde tussendoor, of we weten niet of dat zo is"),
            ComparisonObstacle.OTHER_SERIES: _("de cijfers komen uit verschillende tabellen"),
        }.get(difference.obstacle or ComparisonObstacle.NO_VALUE, _("de cijfers zijn anders berekend"))
        return _("Niet te vergelijken met %(period)s: %(why)s.") % {"period": since.period, "why": why}
    if difference.value == 0:
        return _("Gelijk aan %(period)s.") % {"period": since.period}
    text = (
        _("%(amount)s sinds %(period)s (schatting met een model).")
        if difference.verdict is Verdict.MODELLED
        else _("%(amount)s sinds %(period)s.")
    )
    sign = "+" if difference.value > 0 else ""
    return text % {"amount": sign + number(difference.value, indicator.decimals), "period": since.period}


def ranked(standing: Standing) -> tuple[str, ...]:
    """Where a figure stands among all buurten of the country, and among those alike. `provenance` says how many."""
    found = []
    if standing.country:
        found.append(
            _placed(
                standing.country,
                _("Hoger dan %s van de 100 buurten in Nederland."),
                _("Bij de hoogste van alle buurten in Nederland."),
                _("Bij de laagste van alle buurten in Nederland."),
            )
        )
    if standing.alike and standing.comparison:
        found.append(
            _placed(
                standing.alike,
                _("Hoger dan %s van de 100 buurten die erop lijken."),
                _("Bij de hoogste van de buurten die erop lijken."),
                _("Bij de laagste van de buurten die erop lijken."),
            )
        )
    return tuple(found)


def _placed(rank: Rank, between: str, highest: str, lowest: str) -> str:
    """The extremes have words of their own: nothing is higher than a hundred of the hundred."""
    if rank.percentile >= 99.5:
        return highest
    return lowest if rank.percentile <= 0.5 else between % number(rank.percentile)


def broken(obstacle: ComparisonObstacle) -> str:
    """Why a line breaks, for in a list of breaks."""
    return {
        ComparisonObstacle.METHOD_BREAK: _("anders gemeten"),
        ComparisonObstacle.BOUNDARY: _("grens veranderd of onbekend"),
        ComparisonObstacle.OTHER_SERIES: _("andere tabel"),
    }.get(obstacle, _("anders berekend"))


def listed(names: list[str]) -> str:
    """a, b en c; a long list is cut off and says how many follow."""
    if len(names) > NAMED_AT_MOST:
        rest = len(names) - NAMED_AT_MOST
        more = ngettext("nog %(count)s", "nog %(count)s", rest) % {"count": rest}
        names = [*names[:NAMED_AT_MOST], more]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
