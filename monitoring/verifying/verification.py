"""All that a report says of itself, made again: what agrees, what differs, and what it does not hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from monitoring.verifying import around, choosing, points, reach, rules, stages, tables, verdicts
from monitoring.verifying.contents import DOCUMENT, Contents, NotOurs, opened

Report = Mapping[str, Any]
MISSHAPEN = (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError)
"""What a part that is not written as a report is can raise."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the files do not agree, and what stands there."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}."


@dataclass(frozen=True, slots=True)
class Verification:
    """`title` and `period` say which report it is; `unheld` are sentences on what it is too old to hold."""

    title: str
    period: str
    stages: int
    verdicts: int
    targets: int
    points: int
    unheld: tuple[str, ...]
    differences: tuple[Disagreement, ...]


def verify(content: bytes) -> Verification:
    """Make everything again that follows from something else in the files of this PDF. Raises NotOurs."""
    found = opened(content)
    try:
        return _verified(found)
    except MISSHAPEN as broken:
        raise NotOurs(f"Het bestand {DOCUMENT} in deze pdf heeft niet de vorm van een rapport.") from broken


def _verified(found: Contents) -> Verification:
    report = found.report
    indicators = [indicator for ambition in _list(report["ambitions"]) for indicator in _list(ambition["indicators"])]
    judged = [indicator for indicator in indicators if "movement" in indicator]
    targets = [indicator for indicator in indicators if indicator.get("reach")]
    return Verification(
        title=str(report["head"].get("title", "")),
        period=f"{report['head'].get('period_start', '')} – {report['head'].get('period_end', '')}",
        stages=len(report["factors"].get("items", ())),
        verdicts=len(judged),
        targets=len(targets),
        points=sum(1 for _point in _points(indicators) if "parts" in _point),
        unheld=tuple(_unheld(report, indicators)),
        differences=tuple(_differences(found, indicators)),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _points(indicators: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for indicator in indicators:
        for series in indicator.get("series", ()):
            yield from series.get("points", ())


def _differences(found: Contents, indicators: Iterable[Mapping[str, Any]]) -> Iterator[Disagreement]:
    report = found.report
    yield from _told("rapport.json", _digest(found))
    if "rules" in report:
        yield from _told("regels", rules.check(report["rules"]))
    stage = _stage_rule(report)
    for factor in report["factors"].get("items", ()):
        if stage is not None:
            yield from _told(f"factor {factor.get('label')}", stages.check(factor, stage))
    releases = {release["id"]: release for release in report.get("releases", ())}
    for indicator in indicators:
        where = f"cijfer {indicator.get('label')}"
        yield from _told(where, points.check(indicator, releases))
        if "movement" in indicator:
            yield from _told(where, _verdict(indicator))
            yield from _told(where, choosing.check(indicator["movement"], report, indicator.get("per", 1)))
            yield from _told(where, around.check(indicator["movement"], report))
        if indicator.get("reach"):
            yield from _told(f"{where}, doel", reach.check(indicator))
            yield from _told(f"{where}, doel", choosing.check(indicator["reach"], report, indicator.get("per", 1)))
    for name, rows in sorted(found.tables.items()):
        yield from _told(name, tables.check(name, rows, report))


def _told(where: str, check: Iterator[str]) -> Iterator[Disagreement]:
    """What a check says; a part that it cannot read does not agree either."""
    try:
        for text in check:
            yield Disagreement(where, text)
    except MISSHAPEN as broken:
        yield Disagreement(where, f"dit deel is niet te lezen ({type(broken).__name__}: {broken})")


def _digest(found: Contents) -> Iterator[str]:
    if found.printed is None:
        yield "de controlecode staat niet op papier"
    elif found.printed != found.digest:
        yield f"de controlecode is {found.digest}; op papier staat {found.printed}"


def _stage_rule(report: Report) -> rules.StageRule | None:
    """The rule that the report names, or the only one there was; None when it is not known here."""
    name = rules.name_of(report["rules"]["stage"]) if "rules" in report else rules.FIRST_STAGE_RULE
    return rules.STAGES.get(name)


def _verdict(indicator: Mapping[str, Any]) -> Iterator[str]:
    movement = indicator["movement"]
    rule = rules.MOVEMENTS.get(rules.name_of(movement))
    if rule is None:
        yield rules.unknown(movement)
    else:
        yield from verdicts.check(indicator, rule)


def _unheld(report: Report, indicators: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What an older report does not hold, and so cannot be made again from it."""
    indicators = list(indicators)
    if "rules" not in report:
        yield "De regels staan er niet in. Gebruikt is de regel die gold toen dit rapport werd gemaakt."
    if any("movement" not in indicator for indicator in indicators):
        yield "De oordelen zijn van voordat cijfers naast andere gebieden werden gelegd. Die zijn niet na te rekenen."
    if any("parts" not in point for point in _points(indicators) if point.get("value") is not None):
        yield "De cijfers per buurt staan er niet bij. Hoe een cijfer is samengesteld, is niet na te rekenen."
    if "releases" not in report:
        yield "De bestanden waar de cijfers uit komen, staan er niet bij."
    if any("pool" not in (indicator.get("movement") or {"pool": None}) for indicator in indicators):
        yield "Uit welke gebieden is gekozen, staat er niet bij. Of dit de goede gebieden zijn, is niet na te rekenen."
    if any("reach" not in indicator for indicator in indicators):
        yield "Hoe vaak een doel eerder werd gehaald, staat er niet in."
