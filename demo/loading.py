"""Everything of the demo into the database. What is there already stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from demo import (
    cast,
    coalition,
    foundations,
    history,
    initiatives,
    judgements,
    learning,
    lifecycle,
    money,
    own_figures,
    publications,
    reports,
    stories,
    surveys,
    work,
)
from demo.telling import Telling
from programmes.models import Programme
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, User

PROGRAMMES = {
    cast.GRONINGEN: ("selwerd", "beijum", "de-wijert", "indische-buurt-de-hoogte", "lewenborg-west"),
    cast.EXAMPLE: ("voorbeeldstad",),
}

# In this order: measures speak of partners and initiatives, money of measures, and what is pinned of ambitions.
PARTS: tuple[Callable[[Telling], None], ...] = (
    lifecycle.phase_history,
    lifecycle.activities,
    foundations.urgency,
    coalition.partners,
    foundations.analysis,
    foundations.stakeholders,
    coalition.agreements,
    coalition.meetings,
    coalition.obstacles,
    work.vision,
    work.ambitions,
    foundations.pinned_figures,
    initiatives.initiatives,
    work.measures,
    money.money,
    own_figures.own_figures,
    learning.team,
    learning.learning,
    judgements.rounds,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: how many releases there are, and the programmes that are new."""

    releases: int
    programmes: tuple[str, ...]


def load(say: Callable[[str], None] = lambda text: None, *, with_reports: bool = True) -> Loaded:
    """Figures, then both municipalities; the reports of earlier years last, for each takes seconds.

    Raises NotADemo and NotHere of `demo.cast`, NotMade of `demo.reports`.
    """
    cast.only_here()
    told = []
    for slug, names in PROGRAMMES.items():
        municipality = cast.municipality(slug)
        users = cast.accounts(municipality)
        if slug == cast.GRONINGEN:
            say("cijfers van Groningen")
            releases = publications.load()
            if files := surveys.load(municipality, users):
                say(f"{files} bestanden met een eigen peiling")
        for name in names:
            if tell(municipality, name, users):
                say(f"wijkaanpak {name}")
                told.append(name)
            if with_reports and (made := reports.make(municipality, stories.programme(name), users)):
                say(f"{made} rapporten van eerdere jaren")
            reports.assess(municipality, stories.programme(name), users)
    return Loaded(releases, tuple(told))


def tell(municipality: Municipality, name: str, users: dict[str, User]) -> bool:
    """Store one programme, all or nothing; False when it is there already."""
    story = stories.programme(name)
    with tenancy.municipality(municipality), transaction.atomic():
        if Programme.objects.filter(slug=story["slug"]).exists():
            return False
        telling = foundations.begin(story, users)
        cast.roles(telling.programme, users)
        for part in PARTS:
            part(telling)
        telling.write_log()
    history.date_back(telling.programme)
    return True
