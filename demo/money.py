"""The money of the story: per source and year, and which part of it is for which measure."""

from collections import defaultdict
from datetime import date

from demo.stories import TODAY, Story
from demo.telling import Telling
from programmes.models import FundingSource, Measure, MoneyLine, ResidentBudget
from programmes.models.reference import Domain

Kind = FundingSource.Kind
KINDS = {"municipal": Kind.MUNICIPALITY, "national": Kind.NATIONAL_GRANT, "regional": Kind.REGIO_DEAL}
THEMES = {
    "": MoneyLine.Theme.COHESION,
    Domain.EDUCATION: MoneyLine.Theme.SCHOOL,
    Domain.WORK: MoneyLine.Theme.POVERTY,
    Domain.HEALTH: MoneyLine.Theme.HEALTHY_SURROUNDINGS,
    Domain.HOUSING: MoneyLine.Theme.HEALTHY_SURROUNDINGS,
    Domain.SAFETY: MoneyLine.Theme.COHESION,
}
UNCOVERED = "Nog te vinden (verzonnen)"

Purse = tuple[int, str]
"""A year and the key of a source."""


def money(telling: Telling) -> None:
    """Every euro of the story once: what is for a measure, the rest of each source, and what is still to be found."""
    parts = telling.parts("sources")
    sources = {part["key"]: _source(telling, part) for part in parts}
    structural = {part["key"] for part in parts if part["structural"]}
    years = telling.parts("years")
    committed = {(year["year"], key): amount for year in years for key, amount in year["committed"].items()}
    spent = {(year["year"], key): amount for year in years for key, amount in year.get("spent", {}).items()}
    # What goes to a measure is taken from these, so that what is left needs no second sum and no euro counts twice.
    rest, rest_spent = dict(committed), {purse: spent.get(purse, 0) for purse in committed}
    lines = []

    def line(purse: Purse, amount: int, paid: int, measure: Measure | None) -> None:
        year, key = purse
        lines.append(
            MoneyLine(
                source=sources[key],
                measure=measure,
                year=year,
                theme=_theme(sources[key], measure),
                is_structural=key in structural,
                budgeted=amount,
                committed=amount,
                spent=paid,
            )
        )

    # The story tells what was spent a purse, not a measure: each measure spent its share of it.
    for (purse, measure_key), amount in _divided(telling, committed).items():
        paid = spent.get(purse, 0) * amount // committed[purse]
        rest[purse] -= amount
        rest_spent[purse] -= paid
        line(purse, amount, paid, telling.measures[measure_key])
    for purse, amount in rest.items():
        line(purse, amount, rest_spent[purse], None)
    MoneyLine.objects.bulk_create([*lines, *_to_be_found(telling)])
    _resident_budgets(telling)
    _log(telling, years)


def _resident_budgets(telling: Telling) -> None:
    ResidentBudget.objects.bulk_create(
        ResidentBudget(programme=telling.programme, year=part["year"], amount=part["amount"])
        for part in telling.parts("resident_budget")
    )


def _log(telling: Telling, years: list[Story]) -> None:
    """Every budget is set in January, or when the programme began; budgets of the years to come are not set yet."""
    for year in years:
        decided = max(date(year["year"], 1, 15), telling.programme.started_on)
        if decided <= TODAY:
            euro = sum(year["committed"].values())
            telling.log("money.set", telling.programme, decided, words=str(year["year"]), hour=12, euro=euro)


def _theme(source: FundingSource, measure: Measure | None) -> str:
    """What the national grant is spent on; the other sources have no themes."""
    if source.kind != Kind.NATIONAL_GRANT:
        return ""
    return THEMES[measure.ambition.domain] if measure else MoneyLine.Theme.SUPPORT


def _source(telling: Telling, part: Story) -> FundingSource:
    years = [year["year"] for year in telling.parts("years") if part["key"] in year["committed"]]
    return FundingSource.objects.create(
        programme=telling.programme,
        name=part["name"],
        kind=KINDS.get(part["kind"], part["kind"]),
        partner=telling.partners.get(part.get("partner", "")),
        ends_on=None if part["structural"] else date(max(years), 12, 31),
    )


def _divided(telling: Telling, committed: dict[Purse, int]) -> dict[tuple[Purse, str], int]:
    """What covers each measure, evenly over its years, from whichever source still has money that year."""
    free = dict(committed)
    divided: dict[tuple[Purse, str], int] = defaultdict(int)
    for part in telling.parts("measures"):
        to_place = part.get("covered", 0)
        if not to_place:
            continue
        years = range(part["starts_on"].year, part["ends_on"].year + 1)
        for place, year in enumerate(years):
            wanted = to_place // (len(years) - place)
            for purse in [purse for purse in free if purse[0] == year]:
                taken = min(free[purse], wanted)
                if taken:
                    divided[purse, part["key"]] += taken
                    free[purse] -= taken
                    wanted -= taken
                    to_place -= taken
    return divided


def _to_be_found(telling: Telling) -> list[MoneyLine]:
    """What the budget of a year asks and nobody has promised yet."""
    years = telling.parts("years")
    gaps = {year["year"]: year["budget"] - sum(year["committed"].values()) for year in years}
    if not any(gap > 0 for gap in gaps.values()):
        return []
    source = FundingSource.objects.create(programme=telling.programme, name=UNCOVERED, kind=Kind.OTHER)
    return [MoneyLine(source=source, year=year, budgeted=gap) for year, gap in gaps.items() if gap > 0]
