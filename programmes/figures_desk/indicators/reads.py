"""Reads: the catalogue of indicators as staff see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import reference
from neighbourhoods.models import Indicator, ReleaseColumn, TableNews
from neighbourhoods.terms import Combination, Domain


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The indicators of one domain, or of none."""

    key: str
    name: str
    indicators: tuple[Indicator, ...]

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """How many there are, for beside the name."""
        count = len(self.indicators)
        return (("plain", ngettext("%(count)s indicator", "%(count)s indicatoren", count) % {"count": count}),)


def groups(*, words: str = "", domain: str = "") -> list[IndicatorGroup]:
    """The catalogue by domain, those without one last; narrowed to words and a domain. One query."""
    found = Indicator.objects.in_order()
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(definition__icontains=word) | Q(source__icontains=word))
    if domain == "eigen":
        found = found.own()
    elif domain:
        found = found.filter(domain=domain)
    indicators = list(found)
    names = [*((key, str(label)) for key, label in Domain.choices), ("", _("bewoners en huishoudens"))]
    every = (
        IndicatorGroup(key or "people", name, tuple(indicator for indicator in indicators if indicator.domain == key))
        for key, name in names
    )
    return [group for group in every if group.indicators]


def news() -> list[TableNews]:
    """Tables that publishers have and we do not, or not as they are now."""
    return list(TableNews.objects.waiting()[:10])


def unsaid(shown: Iterable[IndicatorGroup]) -> list[Indicator]:
    """Those of the municipality itself of which nobody said whether they count people."""
    return [one for group in shown for one in group.indicators if one.is_own and not one.counts_people]


@dataclass(frozen=True, slots=True)
class Detail:
    """One indicator with everything that is known of it. `facts` are (label, value)."""

    indicator: Indicator
    facts: tuple[tuple[str, str], ...]
    made_of: tuple[Indicator, ...]
    columns: tuple[ReleaseColumn, ...]
    headers: tuple[str, ...]


def detail(indicator: Indicator) -> Detail:
    """What staff may want to know of an indicator: three queries."""
    named = list(Indicator.objects.filter(key__in=[*indicator.needs, *indicator.parts]).in_order())
    made_of = [part for part in named if part.key in indicator.needs]
    columns = ReleaseColumn.objects.filter(indicator=indicator, is_current=True).select_related("release")
    entry = next((row for row in reference.INDICATORS if row.key == indicator.key), None)
    names = {name for spellings in (entry.fields if entry else {}).values() for name in spellings}
    years = entry.years if entry else {}
    headers = sorted(f"{name} ({years[name]})" if name in years else name for name in names)
    return Detail(
        indicator=indicator,
        facts=tuple(_facts(indicator, {part.key: part.name for part in named})),
        made_of=tuple(made_of),
        columns=tuple(columns.order_by("-period", "table_id", "pk")),
        headers=tuple(headers),
    )


def _facts(indicator: Indicator, names: dict[str, str]) -> Iterable[tuple[str, str]]:
    none: Any = _("geen")
    yield _("Eenheid"), indicator.unit
    yield _("Cijfers achter de komma"), str(indicator.decimals)
    yield _("Oordeel"), indicator.get_direction_display()
    yield _("Domein"), indicator.get_domain_display() or none
    yield _("Doel"), indicator.get_sub_goal_display() or none
    yield _("Van buurten naar één gebied"), combination_in_words(indicator, names)
    if indicator.is_own or indicator.combination in (Combination.RATE, Combination.WEIGHTED_MEAN):
        yield _("Getoond vanaf"), _("een groep van %d mensen of woningen; daaronder ‘te klein’") % indicator.minimum
    if indicator.is_own:
        yield _("Telt personen of huishoudens"), indicator.get_counts_people_display() or _("nog niet gezegd")
        if indicator.parts:
            yield _("Is het totaal van"), ", ".join(names.get(key, key) for key in indicator.parts)
        fewest = {"people": indicator.fewest_people, "events": indicator.fewest_events}
        yield _("En vanaf"), _("%(people)d mensen bij een aantal, %(events)d gevallen bij een verhouding") % fewest
    yield _("Bron"), indicator.source
    yield _("Reeks"), indicator.series
    yield _("Nieuwe cijfers"), indicator.get_rhythm_display()
    yield _("Cijfers per"), ", ".join(indicator.level_names)
    yield _("Anders gemeten vanaf"), ", ".join(map(str, indicator.breaks)) or _("geen bekend")


def combination_in_words(indicator: Indicator, names: dict[str, str]) -> str:
    """How figures of buurten become one, with the counts it is made of by name."""
    of = {key: names.get(key, key) for key in indicator.needs}
    if indicator.combination == Combination.RATE:
        words = {
            "numerator": of[indicator.numerator],
            "denominator": " + ".join(of[key] for key in indicator.divided_by),
            "per": f"{indicator.per:,}".replace(",", "."),
        }
        if indicator.per == 1:
            return _("%(numerator)s, gedeeld door %(denominator)s") % words
        return _("%(numerator)s, gedeeld door %(denominator)s, maal %(per)s") % words
    if indicator.combination == Combination.WEIGHTED_MEAN:
        return _("gewogen gemiddelde naar %s") % _(", anders naar ").join(
            " + ".join(of[key] for key in weight.split("+")) for weight in indicator.weights
        )
    return str(indicator.get_combination_display())
