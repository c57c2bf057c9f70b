"""What a council member must not read past, in the summary: each line leads to the place where the matter stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from monitoring.scoring.wording import listing
from monitoring.snapshot.people_schema import PrintedCoalition, PrintedInitiatives, PrintedOverdue
from monitoring.snapshot.schema import PrintedAttention, PrintedFactors, PrintedMeasures, PrintedMoney, is_running
from wijkaanpak import formats

MOST = {"contradiction": 1, "fall": 0, "worse": 1, "red": 1, "late": 0, "promise": 0, "orange": 0}
"""How many of a kind the summary tells; the others it names, so that all of it stays on one page. One alone is told."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class _Matter:
    """`who` decides on it, of what waits for a decision."""

    name: str
    text: str
    anchor: str
    who: str = ""


def attention(
    *,
    ambitions: Sequence[Any],
    measures: PrintedMeasures,
    initiatives: PrintedInitiatives,
    factors: PrintedFactors,
    money: PrintedMoney,
    coalition: PrintedCoalition,
    overdue: Sequence[PrintedOverdue],
) -> list[PrintedAttention]:
    """The witnesses that contradict each other first, then what became worse, then what is late, then money."""
    return [
        *_told("contradiction", _contradictions(factors), "succesfactoren"),
        *_told("fall", _falls(factors), "succesfactoren"),
        *_told("worse", _worse(ambitions), "ambities"),
        *_told("red", _lights(measures, "red"), "maatregelen"),
        *_told("late", _decisions(overdue), "risicos"),
        *_answers(initiatives),
        *_told("promise", _promises(coalition), "coalitie"),
        *_told("orange", _lights(measures, "orange"), "maatregelen"),
        *_money(money),
    ]


def _contradictions(factors: PrintedFactors) -> list[_Matter]:
    """A contradiction begins with the name of its factor."""
    return [
        _Matter(factor["label"], text, f"factor-{factor['key']}")
        for text in factors["contradictions"]
        for factor in factors["items"]
        if text.startswith(factor["label"])
    ]


def _falls(factors: PrintedFactors) -> list[_Matter]:
    return [
        _Matter(factor["label"], f"{factor['label']}. {factor['change']}", f"factor-{factor['key']}")
        for factor in factors["items"]
        if None not in (factor["stage"], factor["previous_stage"]) and factor["stage"] < factor["previous_stage"]  # type: ignore[operator]
        if factor["change"]
    ]


def _worse(ambitions: Sequence[Any]) -> list[_Matter]:
    """Figures whose change was judged beside comparable areas, and stands out the wrong way."""
    return [
        _Matter(
            indicator["label"],
            f"{indicator['label']}: {indicator['verdict_label']}. {indicator['verdict_reason'].split('. ')[0]}.",
            f"cijfer-{indicator['id']}",
        )
        for ambition in ambitions
        for indicator in ambition["indicators"]
        if indicator["verdict"] == "worse"
    ]


def _lights(measures: PrintedMeasures, light: str) -> list[_Matter]:
    return [
        _Matter(
            measure["title"],
            f"{measure['title']}. {measure['deviation']['cause'] if measure['deviation'] else ''}",
            f"maatregel-{measure['id']}",
        )
        for measure in measures["items"]
        if measure["light"] == light and is_running(measure)
    ]


def _decisions(overdue: Sequence[PrintedOverdue]) -> list[_Matter]:
    found = []
    for decision in overdue:
        days = f"{formats.number(decision['days'])} {'dag' if decision['days'] == 1 else 'dagen'}"
        told = f"{_ended(decision['title'])} Nog geen besluit, {days} te laat. Wie besluit: {decision['who']}."
        found.append(_Matter(f"{decision['title']} ({days})", told, f"besluit-{decision['id']}", decision["who"]))
    return found


def _ended(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _answers(initiatives: PrintedInitiatives) -> list[PrintedAttention]:
    """Answers to residents that came too late, or did not come."""
    late = initiatives.get("out_of_term", 0)
    if not late:
        return []
    return [
        {
            "kind": "late",
            "text": f"Bewoners kregen {formats.number(late)} keer geen antwoord binnen de termijn.",
            "chapter": "initiatieven",
            "anchor": "antwoord-op-tijd",
        }
    ]


def _promises(coalition: PrintedCoalition) -> list[_Matter]:
    return [
        _Matter(partner["name"], f"{partner['name']}: {partner['delivered']}.", f"partner-{partner['id']}")
        for partner in coalition["partners"]
        if partner["delivered_state"] == "partly"
    ]


def _money(money: PrintedMoney) -> list[PrintedAttention]:
    """The part of the budget of the years ahead for which nobody promised money."""
    ahead = [year for year in money["years"] if year["is_estimate"] and year["budgeted"]]
    missing = sum(max(year["budgeted"] - year["granted"], 0) for year in ahead)
    if not missing:
        return []
    budgeted = sum(year["budgeted"] for year in ahead)
    years = f"{ahead[0]['year']}" if len(ahead) == 1 else f"{ahead[0]['year']} tot en met {ahead[-1]['year']}"
    text = f"Voor {years} ontbreekt {_large(missing)} van de begrote {_large(budgeted)}."
    return [{"kind": "money", "text": text, "chapter": "financien", "anchor": "geld-per-jaar"}]


def _large(amount: int) -> str:
    return f"€ {formats.number(amount / MILLION, 1)} mln" if amount >= MILLION else formats.euro(amount)


def _told(kind: str, matters: Sequence[_Matter], chapter: str) -> list[PrintedAttention]:
    """The first of a kind in full, as many as `MOST` says; one that is left gets its line too, more are named together
    in one line, which leads to the first of them.
    """
    most = MOST[kind] if len(matters) > MOST[kind] + 1 else len(matters)
    lines = [(matter.text.strip(), matter.anchor) for matter in matters[:most]]
    rest = matters[most:]
    if rest:
        lines.append((f"{'En nog ' if most else ''}{len(rest)}{_named(rest)}.", rest[0].anchor))
    return [
        {"kind": kind, "text": text, "chapter": chapter, "anchor": anchor}  # type: ignore[typeddict-item]
        for text, anchor in lines
    ]


def _named(matters: Sequence[_Matter]) -> str:
    """The names of matters; of what waits for a decision by who decides, so that nobody is named twice."""
    if matters[0].who:
        deciders = dict.fromkeys(matter.who for matter in matters)
        each = (f"{who} over {listing(matter.name for matter in matters if matter.who == who)}" for who in deciders)
        return f". Wie besluit: {'; '.join(each)}"
    names = list(dict.fromkeys(matter.name for matter in matters))
    return f"{':' if len(names) == len(matters) else ' over'} {listing(names)}"
