"""Somebody with a pencil and everything that a role may see derives no small number.

One municipality with own counts in every place that shows figures: three counts that add up, a count that was revised,
a share, and what partners count. Each role opens every page, file and answer of the API; a report is what it froze.
From all numbers on them every difference is tried: a, less b, less c. The figures are large and far apart on
purpose, so that a difference from 1 to 4 is no chance.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import combinations
from uuid import uuid4

import pytest

from monitoring import reports
from neighbourhoods.disclosure import sums
from neighbourhoods.disclosure.rules import MINIMUM
from neighbourhoods.models import Indicator, Release
from neighbourhoods.releases import differences
from neighbourhoods.series import reads as series_reads
from programmes.models import Programme
from programmes.own_figures import hiding
from tests.conftest import NOON
from tests.neighbourhoods.support import kwb, own_table, publish
from tests.support import crawler
from tests.support.access import BUURT
from tests.support.factories import (
    MembershipFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
    PartnerFactory,
)
from tests.support.indicators import make_own_indicator
from tests.support.world import World, client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

ORDER = {"period_start": date(2025, 10, 1), "period_end": date(2026, 9, 30)}
PADDEPOEL, TUINWIJK, WIJK, TOWN = "BU00141001", "BU00141002", "WK001410", "GM0014"
AREAS = (BUURT, PADDEPOEL, TUINWIJK, WIJK, TOWN)
COUNT = {
    "unit": "kinderen",
    "combination": "sum",
    "weights": [],
    "counts_people": "number",
    "decimals": 0,
    "minimum": 5,
}
PER = COUNT | {"unit": "promille", "combination": "none", "counts_people": "share", "decimals": 4}
INHABITANTS = (16591, 21995, 33120, 71706, 71706)
GIRLS, BOYS = (3, 10103, 12911, 23017, 23017), (11719, 13313, 15101, 40133, 40133)
CHILDREN = tuple(girls + boys for girls, boys in zip(GIRLS, BOYS, strict=True))
VISITS = [(BUURT, 4), (PADDEPOEL, 52361), (WIJK, 52365)]
VISITS_LATER = [(BUURT, 8011), (PADDEPOEL, 52361), (WIJK, 60372)]
OWN = {"meisjes uit de buurtkamer": 2, "jongens uit de buurtkamer": 81173, "kinderen uit de buurtkamer": 81175}
SHARE = "0,1808"
"""Three girls of 16,591 inhabitants, in thousandths."""
NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:[.\u00a0]\d{3})+|\d{5})(?![\w-])")
# What a drawing says in words, and what a script or a form takes from the page; its coordinates are no numbers to read.
MARKUP = re.compile(r"<(?:[^>\"]|\"[^\"]*\")*>")
SAID = re.compile(r"(?:aria-label|title|value|content|data-[\w-]+)=\"([^\"]*)\"")


@pytest.fixture(scope="module")
def _world(own_world, tmp_path_factory) -> World:
    folder = tmp_path_factory.mktemp("files")
    with tenancy.municipality(own_world.municipality):
        publish(kwb(folder, [(code, code, 1, people) for code, people in zip(AREAS, INHABITANTS, strict=True)]))
        _figures(own_world, folder)
        _counted_by_partners(own_world)
    return own_world


def _figures(world: World, folder) -> None:
    def define(name, **about):
        by = world.staff[Role.ADMINISTRATOR]
        return make_own_indicator(world.municipality, by=by, **COUNT | {"name": name, "table": name} | about)

    for name, values in (("meisjes", GIRLS), ("jongens", BOYS), ("kinderen", CHILDREN)):
        own_table(folder, define(name), [(code, 2024, value) for code, value in zip(AREAS, values, strict=True)])
    shares = [(code, 2024, round(1000 * n / of, 4)) for code, n, of in zip(AREAS, GIRLS, INHABITANTS, strict=True)]
    own_table(folder, define("aandeel", **PER), shares)
    visits = define("bezoeken")
    for rows in (VISITS, VISITS_LATER):
        own_table(folder, visits, [(code, 2025, value) for code, value in rows])


def _counted_by_partners(world: World) -> None:
    """The boys by the partner that one of the roles has an account of, the rest by another."""
    programme = Programme.objects.get(slug="selwerd")
    Programme.objects.filter(pk=programme.pk).update(is_published=True)
    own, other = PartnerFactory(), PartnerFactory()
    MembershipFactory(programme=programme, partner=own, user=world.staff[Role.PARTNER])
    period = OwnPeriodFactory(programme=programme, year=2026, quarter=2)
    for name, value in OWN.items():
        supplier = own if name.startswith("jongens") else other
        about = {"programme": programme, "name": name, "supplier": supplier, "counts_people": True, "is_public": True}
        OwnFigureFactory(approved=True, series=OwnSeriesFactory(**about), period=period, value=value)


@pytest.fixture
def world(_world, db) -> Iterator[World]:
    with tenancy.municipality(_world.municipality):
        yield _world


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Where figures are shown: the name of the page and its address."""
    here = world.municipality
    for code in AREAS:
        for page in ("public:area", "open_data:area_figures"):
            yield page, tenancy.path(here, page, code=code)
        for kind in crawler.KINDS:
            yield "downloads:download", tenancy.path(here, "downloads:download", code=code, kind=kind) + "?niveau=buurt"
    for key in Indicator.objects.own().order_by("pk").values_list("key", flat=True):
        for page in ("maps:map", "maps:areas"):
            yield page, tenancy.path(here, page, key=key)
    for pk in Release.objects.order_by("pk").values_list("pk", flat=True):
        yield "releases:detail", tenancy.path(here, "releases:detail", pk=pk)
    for page in ("monitoring:programme", "public:programme_area", "own_figures:listing", "own_figures:download"):
        yield page, tenancy.path(here, page, slug="selwerd")
    for page in ("open_data:programme_figures", "open_data:own_figures"):
        yield page, tenancy.path(here, page, code="selwerd")


def seen(world: World, role: Role | None, paths: Iterable[str]) -> dict[str, str]:
    """What somebody reads at each address."""
    client = client_of(world.staff[role] if role else None)
    pages = [crawler.open_page(client, path) for path in dict.fromkeys(paths)]
    return {
        page.path: read(page.content.decode(errors="replace")) for page in pages if page.response.status_code == 200
    }


def read(text: str) -> str:
    said = " ".join(SAID.findall(text))
    return f"{MARKUP.sub(' ', text)} {said}" if "<" in text else re.sub(r"(\d)\.0\b", r"\1", text)


def numbers(texts: Collection[str]) -> set[int]:
    return {int(re.sub(r"\D", "", found)) for text in texts for found in NUMBER.findall(text)}


def derived(texts: Collection[str]) -> list[tuple[int, ...]]:
    """The numbers that leave from 1 to 4 people: a - b, a - b - c."""
    known = sorted(number for number in numbers(texts) if number >= 10_000)
    there = set(known)
    found: list[tuple[int, ...]] = []
    for few in range(1, MINIMUM):
        found += [(one + few, one) for one in known if one + few in there]
        found += [(a + b + few, a, b) for a, b in combinations(known, 2) if a + b + few in there]
    return found


@pytest.fixture(scope="module")
def frozen(_world) -> str:
    """What a report to the council holds: its pages and its files are made of this alone."""
    with tenancy.municipality(_world.municipality):
        programme = Programme.objects.get(slug="selwerd")
        report = reports.request(programme, **ORDER, form_key=uuid4(), by=_world.manager, at=NOON)
        return re.sub(r"(\d)\.0\b", r"\1", json.dumps(report.snapshot, ensure_ascii=False))


@pytest.mark.parametrize("role", [None, Role.PARTNER, Role.COUNCIL_CLERK], ids=str)
def test_nobody_derives_a_small_number_from_all_that_their_role_sees(world, frozen, role):
    """A partner opens every page there is; the others those with figures."""
    every = crawler.paths(world) if role == Role.PARTNER else ()
    pages = seen(world, role, [*every, *(path for _page, path in addresses(world))])

    texts = [*pages.values(), frozen]
    assert {CHILDREN[0], BOYS[2], VISITS_LATER[2][1], *INHABITANTS[:2]} <= numbers(texts)
    assert derived(texts) == []
    assert [path for path, text in pages.items() if SHARE in text or SHARE.replace(",", ".") in text] == []


@pytest.mark.parametrize(
    ("at", "name", "instead", "role", "opened"),
    [
        (sums, "found", lambda _sheets, **_how: [], None, {"open_data:area_figures"}),
        (series_reads, "shield", lambda cells, *_about, **_how: list(cells), None, {"open_data:area_figures"}),
        (
            hiding,
            "_also_for_suppliers",
            lambda _values, _totals, gone, _owned: gone,
            Role.PARTNER,
            {"own_figures:listing"},
        ),
        (differences, "for_readers", differences.compare, Role.PARTNER, {"releases:detail", "open_data:area_figures"}),
    ],
    ids=["sums", "shield", "suppliers", "publications"],
)
def test_without_one_of_the_rules_it_is_derived(world, monkeypatch, at, name, instead, role, opened):
    """That the attack finds nothing says something only if it finds what is not hidden."""
    monkeypatch.setattr(at, name, instead)

    texts = seen(world, role, [path for page, path in addresses(world) if page in opened]).values()

    assert derived(texts)
