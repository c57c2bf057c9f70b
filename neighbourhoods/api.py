"""Open data about areas: the catalogue, the areas of a municipality, and their figures.

A machine reads the words of the CSV files, so the members of these schemas are Dutch. The figures are those of
`downloads.extract`, as pages and files have them: there is no second way to read one.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from pydantic import Field

from neighbourhoods.areas.places import Place
from neighbourhoods.downloads.extract import FileLine, extract, places_of
from neighbourhoods.models import Area, Indicator
from neighbourhoods.models.area import CODE, district_code, municipality_code
from neighbourhoods.pages.area_reads import newest_division
from neighbourhoods.terms import Direction, Domain, Level, Rhythm
from wijkaanpak.open_data import paging
from wijkaanpak.open_data.paging import Bladeren, Lijst, absolute, page_of
from wijkaanpak.open_data.problems import NotListed, WrongQuestion

router = Router(tags=["Buurten in cijfers"])
LEVELS = {"gemeente": Level.MUNICIPALITY, "wijk": Level.DISTRICT, "buurt": Level.NEIGHBOURHOOD}
PERIOD = r"[0-9]{4}(-[0-9]{2})?"


class IndicatorGegevens(Schema):
    """Wat er wordt gemeten, en hoe u het cijfer leest."""

    code: str
    naam: str
    betekenis: str
    eenheid: str
    decimalen: int
    richting: str
    domein: str | None
    bron: str
    nieuweCijfers: str
    soortenGebied: list[str]
    breuken: list[int] = Field(description="Jaren vanaf wanneer anders is gemeten dan daarvoor.")
    hoeGemeten: str
    kleinsteNoemer: int = Field(description="Met een kleinere noemer is een verhouding te klein om te tonen.")
    isEigen: bool = Field(description="Of het een indicator van de gemeente zelf is.")


class Indicatoren(Lijst):
    resultaten: list[IndicatorGegevens]


class Gebied(Schema):
    """Een gemeente, wijk of buurt zoals die in een jaar is ingedeeld."""

    code: str
    naam: str
    soort: str
    jaar: int
    ligtIn: str | None = Field(description="De code van de wijk of gemeente eromheen.")
    cijfers: str = Field(description="Waar de cijfers staan.")
    kaart: str = Field(description="De grens met de cijfers, als GeoJSON.")


class Gebieden(Lijst):
    resultaten: list[Gebied]


class Cijfer(Schema):
    """Een cijfer met alles om het na te gaan. Zonder waarde staat er waarom."""

    gebied: str
    indelingGebied: int
    indicator: str
    periode: str
    waarde: int | float | None = Field(
        description="Afgerond zoals op de pagina. Leeg betekent: er is geen cijfer; nooit nul."
    )
    eenheid: str
    aard: str | None = Field(description="‘gemeten’ of ‘schatting met een model’.")
    redenGeenCijfer: str | None
    bron: str | None
    brontabel: str | None
    reeks: str | None
    status: str | None
    opgehaaldOp: date | None
    indelingCijfer: int | None
    licentie: str | None
    totStandGekomen: str


class Cijfers(Lijst):
    resultaten: list[Cijfer]


class WelkeGebieden(Bladeren):
    jaar: int | None = Field(None, ge=1995, le=2100, description="De indeling van dit jaar; anders de nieuwste.")
    soort: Literal["gemeente", "wijk", "buurt"] | None = Field(None, description="Alleen dit soort gebied.")


class WelkeCijfers(Bladeren):
    indicator: list[Annotated[str, Field(max_length=40, pattern=paging.CODE)]] = Field(
        [], max_length=50, description="Codes van indicatoren, hoogstens 50; anders alle."
    )
    periode: str | None = Field(
        None,
        max_length=7,
        description="Een jaar zoals 2024, of een maand zoals 2024-03.",
        json_schema_extra={"pattern": f"^{PERIOD}$"},
    )


@router.get(
    "/indicatoren",
    response=Indicatoren,
    summary=_("Wat er wordt gemeten: naam, betekenis, eenheid en bron"),
    description="De lijst van alles wat de gemeente laat zien, in de volgorde van haar pagina’s. "
    "Met de ‘code’ vraagt u cijfers op.",
)
def indicators(request: HttpRequest, asked: Query[Bladeren]) -> dict[str, Any]:
    return page_of(request, Indicator.objects.in_order(), asked, _indicator)


@router.get(
    "/indicatoren/{code}",
    response=IndicatorGegevens,
    summary=_("Eén indicator"),
    description="De betekenis, de eenheid en de bron van één indicator, en vanaf wanneer anders is gemeten.",
)
def indicator(request: HttpRequest, code: str) -> dict[str, Any]:
    return _indicator(get_object_or_404(Indicator, key=code))


@router.get(
    "/gebieden",
    response=Gebieden,
    summary=_("De gemeente met haar wijken en buurten, in een jaar"),
    description="De indeling verandert elk jaar in januari. Zonder ‘jaar’ krijgt u de nieuwste; van een jaar zonder "
    "indeling is de lijst leeg.",
)
def areas(request: HttpRequest, asked: Query[WelkeGebieden]) -> dict[str, Any]:
    town: str = request.municipality.code  # type: ignore[attr-defined]
    year = asked.jaar or (newest_division(town) if town else None)
    rows = Area.objects.of_division(year or 0).filter(_in_town(town)).defer("geometry", "outline").in_order()
    if asked.soort:
        rows = rows.filter(level=LEVELS[asked.soort])
    return page_of(request, rows, asked, _area)


@router.get(
    "/gebieden/{code}",
    response=Gebied,
    summary=_("Eén gebied, in de nieuwste indeling die het heeft"),
    description="De code is die van het CBS: GM met vier cijfers, WK met zes tekens of BU met acht. Alleen gebieden "
    "van deze gemeente.",
)
def area(request: HttpRequest, code: str) -> dict[str, Any]:
    return _area(_found(request, code))


@router.get(
    "/gebieden/{code}/cijfers",
    response=Cijfers,
    summary=_("Alle cijfers van een gebied, met hun herkomst"),
    description="Dezelfde cijfers als op de pagina van het gebied. Een code in ‘indicator’ die niet in de lijst van "
    "indicatoren staat, geeft 404: zo ziet u een tikfout. Van een periode zonder cijfers is de lijst leeg.",
)
def area_figures(request: HttpRequest, code: str, asked: Query[WelkeCijfers]) -> dict[str, Any]:
    return figures_of(request, places_of([_found(request, code)])[0], asked)


def figures_of(request: HttpRequest, place: Place, asked: WelkeCijfers) -> dict[str, Any]:
    """The figures of an area or of the area of a programme: three queries. Raises WrongQuestion, NotListed, Http404."""
    if asked.periode is not None and not re.fullmatch(PERIOD, asked.periode):
        raise WrongQuestion("periode", "Schrijf een jaar zoals 2024, of een maand zoals 2024-03.")
    keys: Sequence[str] | None = asked.indicator or None
    try:
        found = extract(place.name, [place], on=timezone.localdate(), indicators=keys, period=asked.periode)
    except KeyError:
        raise NotListed("indicator", "Deze code staat niet in de lijst van indicatoren.") from None
    return page_of(request, list(found.all_lines()), asked, _figure)


def _in_town(town: str) -> Q:
    """Without a code a municipality has no areas."""
    return (
        Q(code=town) | Q(code__startswith="WK" + town[2:]) | Q(code__startswith="BU" + town[2:]) if town else Q(pk=None)
    )


def _found(request: HttpRequest, code: str) -> Area:
    town: str = request.municipality.code  # type: ignore[attr-defined]
    if not town or not re.fullmatch(CODE, code) or municipality_code(code) != town:
        raise Http404
    found = Area.objects.filter(code=code).defer("geometry", "outline").order_by("-division_year").first()
    if found is None:
        raise Http404
    return found


def _indicator(row: Indicator) -> dict[str, Any]:
    return {
        "code": row.key,
        "naam": row.name,
        "betekenis": row.definition,
        "eenheid": row.unit,
        "decimalen": row.decimals,
        "richting": str(Direction(row.direction).label),
        "domein": str(Domain(row.domain).label) if row.domain else None,
        "bron": row.source,
        "nieuweCijfers": str(Rhythm(row.rhythm).label),
        "soortenGebied": row.level_names,
        "breuken": row.breaks,
        "hoeGemeten": row.remark,
        "kleinsteNoemer": row.minimum,
        "isEigen": row.is_own,
    }


def _area(row: Area) -> dict[str, Any]:
    level = Level(row.level)
    around = {Level.NEIGHBOURHOOD: district_code(row.code), Level.DISTRICT: row.municipality_code}
    return {
        "code": row.code,
        "naam": row.name,
        "soort": str(level.label),
        "jaar": row.division_year,
        "ligtIn": around.get(level),
        "cijfers": absolute(reverse("open_data:area_figures", args=[row.code])),
        "kaart": absolute(reverse("downloads:download", args=[row.code, "geojson"])),
    }


def _figure(line: FileLine) -> dict[str, Any]:
    origin = line.origin
    return {
        "gebied": line.place.key,
        "indelingGebied": line.place.division_year,
        "indicator": line.indicator.key,
        "periode": line.period,
        "waarde": line.value,
        "eenheid": line.indicator.unit,
        "aard": line.note or None,
        "redenGeenCijfer": line.reason or None,
        "bron": origin.publisher if origin else None,
        "brontabel": origin.table if origin else None,
        "reeks": origin.series if origin else None,
        "status": line.status or None,
        "opgehaaldOp": line.retrieved_on,
        "indelingCijfer": origin.division_year if origin else None,
        "licentie": origin.licence if origin else None,
        "totStandGekomen": line.made,
    }
