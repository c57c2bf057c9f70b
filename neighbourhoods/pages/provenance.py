"""‘Hoe komt dit cijfer tot stand?’: where a figure stands, how it was made, and what may not be read into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from neighbourhoods.figures import Figure, FigureState, Method, Origin, Weight
from neighbourhoods.models import Indicator
from neighbourhoods.pages.sentences import listed, remark
from neighbourhoods.standings.classes import Comparison, Size
from neighbourhoods.standings.ranks import Standing
from neighbourhoods.terms import Combination, ReleaseStatus
from wijkaanpak.formats import date_words, number

MODELLED_BY = "RIVM"


@dataclass(frozen=True, slots=True)
class Source:
    """One table that a figure was taken from."""

    use: str
    origin: Origin

    @property
    def status(self) -> str:
        return str(ReleaseStatus(self.origin.status).label)

    @property
    def retrieved(self) -> str:
        return date_words(self.origin.retrieved_on)

    @property
    def drawn(self) -> SafeString:
        return _drawn(self, get_language())


@lru_cache(maxsize=1024)
def _drawn(source: Source, language: str | None) -> SafeString:
    """A page names the same few tables beside each of its figures: in a language they look the same everywhere."""
    return render_to_string("neighbourhoods/pages/source.html", {"source": source})


@dataclass(frozen=True, slots=True)
class Provenance:
    """Sentences about the making, warnings about the reading, and the tables."""

    made: str
    cautions: tuple[str, ...]
    sources: tuple[Source, ...]


def of(
    figure: Figure,
    indicator: Indicator,
    indicators: Mapping[str, str],
    places: Mapping[str, str],
    standing: Standing,
) -> Provenance:
    """`indicators` are names by key, `places` names of areas by code."""
    cautions = [
        remark(figure, places),
        _former(figure),
        _estimate(figure),
        _small(figure, indicator),
        _placing(figure, standing),
    ]
    sources = [Source(_("Het cijfer"), origin) for origin in figure.origins]
    if figure.weight and figure.weight.origin:
        sources.append(Source(_("Waardoor is gedeeld"), figure.weight.origin))
    return Provenance(
        made=_made(figure, indicator, indicators, places),
        cautions=tuple(text for text in cautions if text),
        sources=tuple(dict.fromkeys(sources)),
    )


def _made(figure: Figure, indicator: Indicator, indicators: Mapping[str, str], places: Mapping[str, str]) -> str:
    areas = listed([places.get(code, code) for code in figure.codes])
    told = {"areas": areas, "period": figure.period}
    if figure.state is FigureState.NOT_COMBINABLE:
        return _("Een klasse of score van meer buurten is niet tot één cijfer te maken.")
    if figure.method is Method.RATE:
        return _rate(figure, indicator, indicators, told)
    if len(figure.codes) == 1 and figure.state is FigureState.NOT_READ:
        return _("Voor %(areas)s is over %(period)s geen cijfer ingelezen.") % told
    if len(figure.codes) == 1 and figure.absent:
        return _("Voor %(areas)s is over %(period)s geen cijfer gepubliceerd.") % told
    if len(figure.codes) == 1:
        return _("Zo gepubliceerd voor %(areas)s, over %(period)s.") % told
    if figure.method is Method.SUM:
        return _("De aantallen van %(areas)s over %(period)s, bij elkaar opgeteld.") % told
    if figure.weight is None:
        return _("Het gemiddelde van %(areas)s over %(period)s. Waarnaar elk deel meetelt, is niet bekend.") % told
    return _("Het gemiddelde van %(areas)s over %(period)s. Elk deel telt mee naar %(weight)s van %(year)s.") % (
        {**told, **_weighed(figure.weight, indicators)}
    )


def _rate(figure: Figure, indicator: Indicator, indicators: Mapping[str, str], told: Mapping[str, str]) -> str:
    values = [part.value for part in figure.parts if part.value is not None]
    if figure.weight is None:
        return _("Het aantal in %(areas)s over %(period)s, gedeeld door een aantal dat niet bekend is.") % told
    told = {**told, **_weighed(figure.weight, indicators)}
    if figure.value is None:
        return _("Het aantal in %(areas)s over %(period)s, gedeeld door %(weight)s van %(year)s.") % told
    text = _("%(count)s in %(areas)s over %(period)s, gedeeld door %(total)s (%(weight)s van %(year)s), maal %(per)s.")
    return text % {
        **told,
        "count": number(sum(values)),
        "total": number(figure.weight.total),
        "per": number(indicator.per),
    }


def _weighed(weight: Weight, indicators: Mapping[str, str]) -> Mapping[str, str]:
    return {"weight": " + ".join(indicators.get(key, key) for key in weight.key.split("+")), "year": weight.period}


def _former(figure: Figure) -> str:
    """The codes the same ground had when the figure was published."""
    if not figure.asked:
        return ""
    return _("De bron gebruikte voor ditzelfde gebied deze codes: %(codes)s.") % {"codes": ", ".join(figure.codes)}


def _placing(figure: Figure, standing: Standing) -> str:
    """With how many other buurten it was compared, and which."""
    if standing.country is None:
        return ""
    told = {"areas": number(standing.country.areas)}
    if standing.alike is None or standing.comparison is None:
        text = _not_alike(standing.classes)
        told["kinds"] = "; ".join(map(str, standing.classes))
    else:
        text = _(
            "Vergeleken met %(areas)s buurten in Nederland. Daarvan lijken er %(alike)s op: even stedelijk en met "
            "ongeveer evenveel inwoners (%(kind)s)."
        )
        told |= {"alike": number(standing.alike.areas), "kind": str(standing.comparison)}
    several = _("Dit gebied is meer buurten samen, de andere zijn losse buurten.") if len(figure.codes) > 1 else ""
    return f"{text % told} {several}".strip()


def _not_alike(classes: Sequence[Comparison]) -> str:
    """Why an area whose buurten are of these classes is not compared with those alike."""
    if not classes:
        return _(
            "Vergeleken met %(areas)s buurten in Nederland. Niet met buurten die erop lijken: we weten niet van elke "
            "buurt hoe stedelijk die is."
        )
    if len(classes) > 1:
        return _(
            "Vergeleken met %(areas)s buurten in Nederland. Niet met buurten die erop lijken: de buurten van dit "
            "gebied lijken daarvoor te weinig op elkaar (%(kinds)s)."
        )
    if classes[0].size == Size.FEW:
        return _(
            "Vergeleken met %(areas)s buurten in Nederland. Niet met buurten die erop lijken: er wonen hier minder dan "
            "100 mensen."
        )
    return _(
        "Vergeleken met %(areas)s buurten in Nederland. Niet met buurten die erop lijken: daarvan zijn er te weinig "
        "met dit cijfer (%(kinds)s)."
    )


def _estimate(figure: Figure) -> str:
    if figure.state is not FigureState.ESTIMATED:
        return ""
    if any(origin.publisher == MODELLED_BY for origin in figure.origins):
        return _(
            "Dit is een schatting met een model (SMAP) van het RIVM, geen telling. "
            "Zo’n schatting laat het effect van een lokale maatregel niet zien, dus zeggen we niet of het beter of "
            "slechter ging."
        )
    return _("Dit cijfer is een schatting.")


def _small(figure: Figure, indicator: Indicator) -> str:
    """The limit under which nothing is shown, for figures that have one."""
    is_divided = figure.method in (Method.RATE, Method.WEIGHTED_MEAN)
    if not is_divided and figure.state is not FigureState.TOO_SMALL:
        return ""
    if not is_divided and indicator.combination == Combination.SUM:
        return _("Een aantal onder %(limit)s tonen we niet: het kan over personen gaan.") % {
            "limit": number(indicator.fewest_people)
        }
    text = _(
        "Is de groep mensen of woningen kleiner dan %(limit)s, dan tonen we geen cijfer: het zegt dan te weinig, of "
        "gaat over personen."
    )
    return text % {"limit": number(indicator.minimum)}
