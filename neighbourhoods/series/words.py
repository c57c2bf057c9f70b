"""Figures in Dutch: the number as it is shown, why there is none, and how it was computed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from neighbourhoods.figures import ComparisonObstacle, Figure, FigureState, Method, Origin
from neighbourhoods.terms import Note
from wijkaanpak.formats import rounded

STATES = {
    FigureState.KNOWN: gettext_lazy("gemeten"),
    FigureState.ESTIMATED: gettext_lazy("schatting met een model"),
    FigureState.MISSING: gettext_lazy("onbekend"),
    FigureState.SECRET: gettext_lazy("geheim"),
    FigureState.TOO_SMALL: gettext_lazy("te klein om te tonen"),
    FigureState.NOT_APPLICABLE: gettext_lazy("niet van toepassing"),
    FigureState.NOT_PUBLISHED: gettext_lazy("(nog) niet gepubliceerd"),
    FigureState.NOT_READ: gettext_lazy("niet ingelezen"),
    FigureState.INCOMPLETE: gettext_lazy("onvolledig"),
    FigureState.NOT_COMBINABLE: gettext_lazy("alleen per buurt"),
}
OBSTACLES = {
    ComparisonObstacle.NO_VALUE: gettext_lazy("Een van de twee cijfers is niet bekend."),
    ComparisonObstacle.OTHER_SERIES: gettext_lazy("De cijfers komen uit verschillende tabellen."),
    ComparisonObstacle.OTHER_METHOD: gettext_lazy("De cijfers zijn op verschillende manieren berekend."),
    ComparisonObstacle.OTHER_PERIOD: gettext_lazy("De cijfers gaan over verschillende jaren."),
    ComparisonObstacle.METHOD_BREAK: gettext_lazy("Er is tussendoor op een andere manier gemeten."),
    ComparisonObstacle.BOUNDARY: gettext_lazy(
        "De grens van het gebied is tussendoor veranderd, of we weten niet of dat zo is."
    ),
    ComparisonObstacle.COUNT: gettext_lazy(
        "Een aantal in een gebied is niet te vergelijken met dat van een groter gebied."
    ),
}


def number(value: float, decimals: int) -> str:
    """1.234,5: a number as Dutch people write it, rounded as on a page."""
    return f"{rounded(value, decimals):,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def value(figure: Figure, decimals: int) -> str:
    """The number, or the reason why there is none."""
    return str(STATES[figure.state]) if figure.value is None else number(figure.value, decimals)


def explain(figure: Figure, names: Mapping[str, str]) -> str:
    """How a figure came about, in whole sentences. `names` are the Dutch names of indicators by key."""
    sentences = [_made(figure, names)]
    if figure.asked:
        text = _("Zo heette dit gebied in de indeling van dat cijfer; nu is het %s.")
        sentences.append(text % ", ".join(figure.asked))
    if figure.absent and len(figure.codes) > 1:
        count = len(figure.absent)
        text = ngettext(
            "Het cijfer van %(codes)s ontbreekt, dus is er geen cijfer voor het hele gebied.",
            "De cijfers van %(codes)s ontbreken, dus is er geen cijfer voor het hele gebied.",
            count,
        )
        sentences.append(text % {"codes": ", ".join(figure.absent)})
        later = [part.code for part in figure.parts if part.note == Note.NOT_PUBLISHED]
        if later:
            sentences.append(_("Niet of nog niet gepubliceerd: %s.") % ", ".join(later))
        unread = [code for code in figure.absent if code not in {part.code for part in figure.parts}]
        if unread:
            sentences.append(_("Niet ingelezen: %s.") % ", ".join(unread))
    elif figure.state is FigureState.TOO_SMALL and figure.weight:
        text = _("De noemer (%(name)s) is %(total)s; dat is te klein om te tonen.")
        named = _name(figure.weight.key, names)
        sentences.append(text % {"name": named, "total": number(figure.weight.total, 0)})
    elif figure.state is FigureState.ESTIMATED:
        sentences.append(_("Het is een schatting met een model."))
    sentences += [_stands(origin) for origin in figure.origins]
    return " ".join(sentences)


def _made(figure: Figure, names: Mapping[str, str]) -> str:
    codes = ", ".join(figure.codes)
    if figure.state is FigureState.NOT_COMBINABLE:
        return _("Dit cijfer is niet samen te voegen en staat alleen per buurt (%s).") % codes
    if len(figure.codes) == 1 and figure.state is FigureState.NOT_PUBLISHED:
        return _("Voor %s is dit cijfer niet of nog niet gepubliceerd.") % codes
    if len(figure.codes) == 1 and figure.state is FigureState.NOT_READ:
        return _("Voor %s is dit cijfer niet ingelezen.") % codes
    if len(figure.codes) == 1 and figure.absent:
        return _("Voor %(codes)s is geen cijfer gepubliceerd (%(state)s).") % {
            "codes": codes,
            "state": STATES[figure.state],
        }
    if len(figure.codes) == 1 and figure.method is not Method.RATE:
        return _("Zoals gepubliceerd voor %s.") % codes
    if figure.method is Method.SUM and figure.value is None:
        return _("Op te tellen over %s.") % codes
    if figure.method is Method.SUM:
        return _("Opgeteld over %s.") % codes
    weight = figure.weight
    named = f"{_name(weight.key, names)} {weight.period}" if weight else _("een aantal dat niet bekend is")
    if figure.method is Method.RATE:
        return _("Het aantal in %(codes)s, gedeeld door %(weight)s.") % {"codes": codes, "weight": named}
    return _("Gemiddelde van %(codes)s, gewogen naar %(weight)s.") % {"codes": codes, "weight": named}


def _name(key: str, names: Mapping[str, str]) -> str:
    return " + ".join(names.get(part, part) for part in key.split("+"))


def _stands(origin: Origin) -> str:
    text = _("Bron: %(publisher)s, tabel %(table)s, %(period)s, indeling %(year)d, %(status)s, opgehaald op %(date)s.")
    return text % {
        "publisher": origin.publisher,
        "table": origin.table,
        "period": origin.period,
        "year": origin.division_year,
        "status": origin.status.label,
        "date": origin.retrieved_on.strftime("%d-%m-%Y") if origin.retrieved_on else _("een onbekende dag"),
    }
