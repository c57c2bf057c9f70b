"""What a report says to the residents, in plain words (level B1), from the same snapshot. Short sentences, no terms."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format

from monitoring.scoring.wording import listing
from monitoring.snapshot.figure_schema import PrintedIndicator
from monitoring.snapshot.money_schema import PrintedMoney
from monitoring.snapshot.people_schema import PrintedInitiatives
from monitoring.snapshot.schema import PrintedFactors, PrintedMeasures, Snapshot, is_running
from programmes.phases import Phase
from wijkaanpak import formats

SHOWN = 6
SAID = {
    "improved": "Dit is beter dan eerst",
    "same": "Dit is gelijk gebleven",
    "worse": "Dit is slechter dan eerst",
    "not_assessable": "Hiervan weten we nog niet of het beter of slechter gaat",
}
SAID_BESIDE_PEERS = {
    "improved": "Dit is duidelijk beter geworden",
    "ordinary": "Dit is niet duidelijk beter of slechter",
    "apart": "Dit veranderde anders dan op plekken die erop lijken",
    "worse": "Dit is duidelijk slechter geworden",
    "not_assessable": "Hiervan weten we nog niet of het beter of slechter gaat",
}
PHASES: dict[str, str] = {
    Phase.ORIENTATION: "We luisteren naar bewoners en zoeken uit wat er speelt.",
    Phase.INITIATION: "We zoeken partners en maken samen een plan voor de lange termijn.",
    Phase.DESIGN: "We werken het plan uit: wie doet wat, wanneer en met welk geld.",
    Phase.EXECUTION: "We voeren de plannen uit en kijken of het werkt.",
}
WORDS = {"green": ("gaat goed", "gaan goed"), "orange": ("vraagt aandacht", "vragen aandacht")}


def plain(snapshot: Snapshot) -> dict[str, Any]:
    """The paragraphs and lists of the part for residents. What is not known is said, not left out."""
    head = snapshot["head"]
    phases = [PHASES.get(step["key"], "") for step in snapshot["phase"]["steps"] if step["state"] == "current"]
    indicators = [indicator for ambition in snapshot["ambitions"] for indicator in ambition["indicators"]]
    known = [indicator for indicator in indicators if indicator["now"] and indicator["now"]["value"] is not None]
    unknown = [indicator for indicator in indicators if indicator not in known]
    return {
        "about": (
            f"De gemeente {head['municipality']} werkt met bewoners en partners aan {head['programme']}. "
            f"Dat duurt van {head['start_year']} tot {head['horizon_year']}. "
            f"Dit rapport gaat over {_month(head['period_start'])} tot en met {_month(head['period_end'])}. "
            f"{' '.join(phases)}"
        ),
        "promised": _promised(snapshot),
        "figures": [
            {"label": said, "text": f"{listing(map(_figure, found[:SHOWN]))}."}
            for verdict, said in (SAID_BESIDE_PEERS if "judged_by" in head else SAID).items()
            if (found := [indicator for indicator in known if indicator["verdict"] == verdict])
        ],
        "no_figures": _no_figures(known, unknown),
        "work": _work(snapshot["measures"]),
        "problems": [
            {
                "title": measure["title"],
                "text": _sentence(measure["deviation"]["steering"]) if measure["deviation"] else "",
            }
            for measure in snapshot["measures"]["items"]
            if is_running(measure) and measure["light"] == "red"
        ],
        "ideas": _ideas(snapshot["initiatives"]),
        "judgement": _judgement(snapshot["factors"]),
        "money": _money(snapshot["money"]),
        "ahead": [{"on": step["on"], "title": step["title"]} for step in snapshot["learning"]["ahead"][:3]],
    }


def _month(day: str) -> str:
    return str(date_format(date.fromisoformat(day), "F Y"))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _no_figures(known: Sequence[PrintedIndicator], unknown: Sequence[PrintedIndicator]) -> str:
    """What is not known of the area, and whether that is because nothing was chosen."""
    told = "" if known else "We weten nog niet hoe het met de wijk gaat. "
    if not unknown:
        return f"{told}Er zijn nog geen cijfers gekozen." if told else ""
    return f"{told}Dit kunnen we nog niet laten zien: {listing(map(_name, unknown))}."


def _name(indicator: PrintedIndicator) -> str:
    return f"{indicator['label'][:1].lower()}{indicator['label'][1:]}"


def _figure(indicator: PrintedIndicator) -> str:
    """ "geregistreerde misdrijven (56,8 per 1.000 inwoners in 2025; eerst 54,0)"."""
    now, before = indicator["now"], indicator["previous"]
    unit = "" if indicator["unit"].startswith("%") else f" {indicator['unit']}"
    shown = f"{now['text']}{unit} in {now['period']}" if now else ""
    is_told = "movement" not in indicator and indicator["verdict"] in ("improved", "worse")
    then = f"; eerst {before['text']}" if before and is_told else ""
    return f"{_name(indicator)} ({shown}{then})"


def _work(measures: PrintedMeasures) -> str:
    lights = [measure["light"] for measure in measures["items"] if is_running(measure)]
    if not lights:
        return "Er lopen nog geen plannen."
    text = "Er loopt 1 plan." if len(lights) == 1 else f"Er lopen {len(lights)} plannen."
    for light, (one, more) in WORDS.items():
        if count := lights.count(light):  # type: ignore[arg-type]
            text += f" {count} {one if count == 1 else more}."
    if red := lights.count("red"):
        text += f" Bij {red} {'plan' if red == 1 else 'plannen'} is er een probleem."
    return text


def _promised(snapshot: Snapshot) -> list[str]:
    """Whether it is done as was agreed: by the lights, which `_work` tells, by promises and terms; not by the phase."""
    lights = [measure["light"] for measure in snapshot["measures"]["items"] if is_running(measure)]
    promises = snapshot["coalition"].get("promises")
    missed = promises["broken"] + promises["late"] if promises else 0
    off, late = lights.count("red") + lights.count("orange"), len(snapshot.get("overdue", []))
    known = len(lights) - lights.count("unknown")
    if not known and not (promises and promises["made"]):
        return ["Of we doen wat we hebben afgesproken, weten we nog niet."]
    if not (off or missed or late):
        rest = len(lights) - known
        unsure = [f"Van {rest} {_plans(rest)} weten we dat nog niet."] if rest else []
        return ["We doen wat we hebben afgesproken.", *unsure]
    told = ["Niet alles gaat zoals we hebben afgesproken."]
    if missed:
        kept = "afspraak is" if missed == 1 else "afspraken zijn"
        told.append(f"{missed} {kept} niet of niet op tijd nagekomen.")
    told += [f"{late} {'besluit is' if late == 1 else 'besluiten zijn'} te laat."] if late else []
    return told


def _plans(count: int) -> str:
    return "plan" if count == 1 else "plannen"


def _ideas(initiatives: PrintedInitiatives) -> str:
    counts = [tally["count"] or 0 for tally in initiatives["counts"]]
    received, granted = counts[:2] if counts else (0, 0)
    if not received:
        return "In deze tijd kwamen er geen ideeën van bewoners."
    text = "Bewoners dienden 1 idee in." if received == 1 else f"Bewoners dienden {formats.number(received)} ideeën in."
    if granted:
        got = "kreeg" if granted == 1 else "kregen"
        money = f", met samen {formats.euro(initiatives['granted'])}" if initiatives["granted"] else ""
        text += f" {formats.number(granted)} {got} een ja{money}."
    if initiatives["median_days"] is not None:
        text += f" Een besluit duurde meestal {initiatives['median_days']} dagen."
    return text


def _judgement(factors: PrintedFactors) -> str:
    """What the residents themselves find strongest and weakest."""
    stages = {
        factor["label"]: view["stage"]
        for factor in factors["items"]
        for view in factor["parties"]
        if view["party"] == "resident" and view["stage"] is not None
    }
    if not stages:
        return "Wat bewoners van de aanpak vinden, weten we nog niet."
    best, least = max(stages.values()), min(stages.values())
    if best == least:
        return "Bewoners vinden alle onderdelen van de aanpak even sterk."
    strong = [label for label, stage in stages.items() if stage == best][:3]
    weak = [label for label, stage in stages.items() if stage == least][:3]
    return f"Bewoners vinden dit het sterkst: {listing(strong)}. Dit vinden zij het zwakst: {listing(weak)}."


def _money(money: PrintedMoney) -> str:
    total = money["total"]
    if not money["rows"]:
        return "Hoeveel geld er is, staat nog niet vast."
    return f"Er is {formats.euro(total['granted'])} toegezegd. Daarvan is {formats.euro(total['spent'])} uitgegeven."
