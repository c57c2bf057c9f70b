"""What is said of a movement: short whole sentences, in the language of the reader. They never say why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from neighbourhoods.models import Indicator
from neighbourhoods.standings.movement import ChangeUnit, Movement, MovementObstacle, MovementVerdict, Peer
from neighbourhoods.terms import Combination, Direction
from wijkaanpak.formats import MINUS, NBSP, number

FALSE_ALARM = 0.1
"""By chance about one of ten areas stands out: six places of 61."""
OBSTACLES = {
    MovementObstacle.NO_RULE: gettext_lazy("Voor dit soort cijfer hebben we geen regel om verandering te beoordelen."),
    MovementObstacle.MODEL_ESTIMATE: gettext_lazy(
        "Dit cijfer is een schatting met een model; een oordeel geven we niet."
    ),
    MovementObstacle.SURVEY_WITHOUT_ANSWERS: gettext_lazy(
        "Dit cijfer komt uit een peiling. We weten niet hoeveel mensen antwoord gaven; een oordeel geven we niet."
    ),
    MovementObstacle.NO_LIKENESS: gettext_lazy(
        "We weten niet hoeveel mensen hier wonen of hoe stedelijk het is. Dus weten we niet wat erop lijkt."
    ),
    MovementObstacle.TOO_SMALL: gettext_lazy(
        "Hier wonen minder dan 100 mensen. Dan zegt een verandering niets, want één misdrijf telt al zwaar."
    ),
    MovementObstacle.TOO_LARGE: gettext_lazy(
        "Hier wonen meer dan 40.000 mensen. Er zijn te weinig gebieden die erop lijken."
    ),
    MovementObstacle.INCOMPLETE: gettext_lazy("Er ontbreekt een cijfer van een deel van het gebied of van een jaar."),
    MovementObstacle.FEWER_THAN_FOUR_YEARS: gettext_lazy("Er zijn vier jaren achter elkaar nodig. Die zijn er niet."),
    MovementObstacle.ONE_MEASUREMENT: gettext_lazy("Er is één meting. Een verandering is dus niet te zien."),
    MovementObstacle.BREAK: gettext_lazy("Er is tussendoor op een andere manier gemeten."),
    MovementObstacle.BOUNDARY: gettext_lazy(
        "De grens van het gebied is tussendoor veranderd, of we weten niet of dat zo is."
    ),
    MovementObstacle.OTHER_DENOMINATOR: gettext_lazy(
        "Het aantal inwoners is van te lang geleden, of niet bekend. Dan is niet te zeggen wat erop lijkt."
    ),
    MovementObstacle.NOTHING_BEFORE: gettext_lazy("Eerst was het cijfer nul of lager. Daarmee is niet te vergelijken."),
    MovementObstacle.TOO_FEW_PEERS: gettext_lazy(
        "Er zijn te weinig gebieden die erop lijken en dit cijfer ook hebben."
    ),
    MovementObstacle.TOO_SOON: gettext_lazy(
        "Het jaar van het doel is zo dichtbij dat we niet kunnen zien of anderen dit in die tijd lukte."
    ),
    MovementObstacle.NO_COUNTRY: gettext_lazy("Het cijfer van heel Nederland ontbreekt. Daarmee vergelijken we."),
    MovementObstacle.ALREADY_REACHED: gettext_lazy("Het cijfer van nu is al zo goed als dit doel, of beter."),
}


def happened(movement: Movement, indicator: Indicator) -> str:
    """‘In 2024 en 2025 waren er 16 % meer misdrijven dan in 2022 en 2023.’ Empty when the change is not known."""
    if movement.change is None or not movement.years:
        return ""
    half = len(movement.years) // 2
    places = digits(movement)
    amount, nothing = (_amount(change, movement.measure, indicator, places) for change in (abs(movement.change), 0.0))
    said = {
        "base": years(movement.years[:half]),
        "now": years(movement.years[half:]),
        "amount": amount,
        "name": indicator.localized_name,
    }
    if indicator.combination == Combination.SUM:
        text = {
            1: _("In %(now)s waren er %(amount)s meer %(name)s dan in %(base)s."),
            0: _("In %(now)s waren er evenveel %(name)s als in %(base)s."),
            -1: _("In %(now)s waren er %(amount)s minder %(name)s dan in %(base)s."),
        }
        nearly = _("In %(now)s waren er ongeveer evenveel %(name)s als in %(base)s.")
    else:
        text = {
            1: _("In %(now)s was dit cijfer %(amount)s hoger dan in %(base)s."),
            0: _("In %(now)s was dit cijfer even hoog als in %(base)s."),
            -1: _("In %(now)s was dit cijfer %(amount)s lager dan in %(base)s."),
        }
        nearly = _("In %(now)s was dit cijfer ongeveer even hoog als in %(base)s.")
    return (nearly if movement.change and amount == nothing else text[_sign(movement.change)]) % said


def beside(movement: Movement) -> str:
    """‘Dat is gewoon: van 60 buurten die erop lijken, stegen er 11 sterker.’ Of context only how many did."""
    if movement.change is None or movement.more is None or movement.less is None:
        return ""
    rises = movement.change > 0
    verdicts = {
        MovementVerdict.ORDINARY: _("Dat is gewoon"),
        MovementVerdict.RISEN_MORE: _("Dat is meer gestegen dan gewoon")
        if rises
        else _("Dat is minder gedaald dan gewoon"),
        MovementVerdict.FALLEN_MORE: _("Dat is meer gedaald dan gewoon")
        if movement.change < 0
        else _("Dat is minder gestegen dan gewoon"),
    }
    counted = _counted(movement.change, movement.more, movement.less, movement.peers)
    if movement.verdict is None:
        return f"{counted[:1].upper()}{counted[1:]}."
    return f"{verdicts[movement.verdict]}: {counted}."


def _counted(change: float, more: int, less: int, peers: Sequence[Peer]) -> str:
    """How many of them did more: none, one, some or all, each as one says it."""
    exceeded = more if change > 0 else less
    said = {"areas": among(peers), "count": number(exceeded)}
    if change > 0:
        none = _("van %(areas)s die erop lijken, steeg er geen sterker")
        every = _("alle %(areas)s die erop lijken, stegen sterker")
        some = ngettext(
            "van %(areas)s die erop lijken, steeg er %(count)s sterker",
            "van %(areas)s die erop lijken, stegen er %(count)s sterker",
            exceeded,
        )
    elif change < 0:
        none = _("van %(areas)s die erop lijken, daalde er geen sterker")
        every = _("alle %(areas)s die erop lijken, daalden sterker")
        some = ngettext(
            "van %(areas)s die erop lijken, daalde er %(count)s sterker",
            "van %(areas)s die erop lijken, daalden er %(count)s sterker",
            exceeded,
        )
    else:
        rose = ngettext("steeg er %(count)s", "stegen er %(count)s", more) if more else _("steeg er geen")
        fell = ngettext("daalde er %(count)s", "daalden er %(count)s", less) if less else _("daalde er geen")
        both = {"rose": rose % {"count": number(more)}, "fell": fell % {"count": number(less)}}
        return _("van %(areas)s die erop lijken, %(rose)s en %(fell)s") % (said | both)
    return {0: none, len(peers): every}.get(exceeded, some) % said


def visible(movement: Movement, indicator: Indicator) -> str:
    """‘Pas vanaf +23 % of -17 % zien we hier verschil.’ Rounded outward, so that what is named does stand out."""
    if movement.low is None or movement.high is None or movement.verdict is None:
        return ""
    fall, rise = bounds(movement, indicator)
    said = {"rise": rise, "fall": fall}
    if movement.shows_rise and movement.shows_fall and not movement.low < 0 < movement.high:
        return _("Pas bij %(rise)s of meer, of bij %(fall)s of minder, zien we hier verschil.") % said
    if movement.shows_rise and movement.shows_fall:
        return _("Pas vanaf %(rise)s of %(fall)s zien we hier verschil.") % said
    if movement.shows_rise:
        return _("Pas vanaf %(rise)s zien we hier verschil. Een daling is hier niet te zien.") % said
    if movement.shows_fall:
        return _("Pas vanaf %(fall)s zien we hier verschil. Een stijging is hier niet te zien.") % said
    return _("Verschil is hier niet te zien: te veel gebieden veranderden precies evenveel.")


def bounds(movement: Movement, indicator: Indicator) -> tuple[str, str]:
    """From where on a fall and a rise stand out: -17 %, +23 %."""
    places = digits(movement)
    low, high = _down(movement.low or 0.0, places), _up(movement.high or 0.0, places)
    return (
        signed(low, movement.measure, indicator, places),
        signed(high, movement.measure, indicator, places),
    )


def why(movement: Movement) -> str:
    """Why there is no verdict; empty when there is one."""
    return str(OBSTACLES[movement.obstacle]) if movement.obstacle else ""


def not_because() -> str:
    """What stands beside every verdict."""
    return _("Meer dan gewoon zegt niet waardoor.")


def label(movement: Movement, direction: str) -> str:
    """The verdict in a word or three. Only what stands out in its own direction became better or worse."""
    if movement.verdict is None:
        return _("niet te beoordelen")
    words = {"better": _("verbeterd"), "worse": _("verslechterd")}
    if movement.verdict is MovementVerdict.ORDINARY:
        found = _("binnen de gewone schommeling")
    else:
        found = words.get(tone(movement, direction)) or compared_to_peers(movement)
    return _("%(verdict)s (voorlopig)") % {"verdict": found} if movement.is_provisional else found


def compared_to_peers(movement: Movement) -> str:
    """What happened beside the peers, without saying whether that is good; empty without a verdict."""
    change = movement.change or 0.0
    if movement.verdict is None:
        return ""
    return {
        MovementVerdict.ORDINARY: _("niet meer veranderd dan gewoon is"),
        MovementVerdict.RISEN_MORE: _("meer gestegen dan gewoon") if change > 0 else _("minder gedaald dan gewoon"),
        MovementVerdict.FALLEN_MORE: _("meer gedaald dan gewoon") if change < 0 else _("minder gestegen dan gewoon"),
    }[movement.verdict]


def tone(movement: Movement, direction: str) -> str:
    """better or worse when it stands out in the direction it went, else plain."""
    change = movement.change or 0.0
    is_rise = movement.verdict is MovementVerdict.RISEN_MORE and change > 0
    is_fall = movement.verdict is MovementVerdict.FALLEN_MORE and change < 0
    if direction == Direction.CONTEXT or not (is_rise or is_fall):
        return "plain"
    return "better" if is_rise == (direction == Direction.HIGHER) else "worse"


def for_residents(movement: Movement, direction: str) -> str:
    """One short sentence for whoever does not read figures; empty without a verdict."""
    if movement.verdict is None:
        return ""
    return {
        "better": _("Dit is duidelijk beter geworden."),
        "worse": _("Dit is duidelijk slechter geworden."),
    }.get(tone(movement, direction), _("Dit is niet duidelijk beter of slechter."))


def chance(judgements: int) -> str:
    """How many of so many judgements stand out although nothing happened; empty of none."""
    if not judgements:
        return ""
    if judgements == 1:
        return _("De kans dat dit door toeval opvalt, is 1 op 10.")
    said = {"count": number(judgements), "number": number(judgements * FALSE_ALARM, 1)}
    return _("Van %(count)s oordelen vallen er gemiddeld %(number)s op door toeval.") % said


def among(peers: Iterable[Peer]) -> str:
    """‘60 buurten’, or ‘60 buurten en wijken’."""
    codes = [peer.code for peer in peers]
    if any(code.startswith("WK") for code in codes):
        return _("%(count)s buurten en wijken") % {"count": number(len(codes))}
    return ngettext("%(count)s buurt", "%(count)s buurten", len(codes)) % {"count": number(len(codes))}


def years(those: Iterable[int]) -> str:
    """2024 en 2025"""
    named = [str(year) for year in those]
    if len(named) < 2:
        return "".join(named)
    return _("%(first)s en %(last)s") % {"first": ", ".join(named[:-1]), "last": named[-1]}


def digits(movement: Movement) -> int:
    """Whole percents where these tell the same as the verdict does, else one decimal; points have one."""
    if movement.measure is ChangeUnit.POINTS:
        return 1
    if movement.change is None or movement.low is None or movement.high is None:
        return 0
    change = round(movement.change)
    stands_out = change >= _up(movement.high, 0) or change <= _down(movement.low, 0)
    return int(stands_out == (movement.verdict is MovementVerdict.ORDINARY))


def _up(change: float, places: int) -> float:
    """What must be reached to stand out as a rise: 22,4 → 23."""
    return math.ceil(round(change * 10**places, 6)) / 10**places


def _down(change: float, places: int) -> float:
    return math.floor(round(change * 10**places, 6)) / 10**places


def _sign(change: float) -> int:
    return (change > 0) - (change < 0)


def signed(change: float, measure: ChangeUnit, indicator: Indicator, places: int) -> str:
    """A change with its sign and unit: -17 %, +4,5 procentpunt."""
    sign = "+" if change > 0 else MINUS if change < 0 else ""
    return sign + _amount(abs(change), measure, indicator, places)


def _amount(change: float, measure: ChangeUnit, indicator: Indicator, places: int) -> str:
    if measure is ChangeUnit.PERCENT:
        return f"{number(change, places)}{NBSP}%"
    if indicator.unit.strip() == "%":
        return _("%(number)s procentpunt") % {"number": number(change, places)}
    return _("%(number)s punt") % {"number": number(change, max(places, indicator.decimals))}
