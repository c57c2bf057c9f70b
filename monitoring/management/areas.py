"""How a command line names an area: by codes, which together are one area, or by the slug of a wijkaanpak."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from monitoring.management.naming import named_programme
from neighbourhoods.models import Area, Indicator
from neighbourhoods.tables import cells


@dataclass(frozen=True, slots=True)
class NamedArea:
    """What was asked for; `division_year` is None where only codes were given."""

    name: str
    codes: tuple[str, ...]
    division_year: int | None = None


def add_arguments(parser: ArgumentParser, *, nargs: str = "+") -> None:
    """AREA… and --municipality."""
    parser.add_argument(
        "areas",
        nargs=nargs,
        metavar="AREA",
        help=_("codes, die samen één gebied zijn, of het adres van een wijkaanpak"),
    )
    parser.add_argument(
        "--municipality", metavar="SLUG", help=_("adres van de gemeente; alleen nodig als twee gemeenten hem hebben")
    )


@contextmanager
def named_area(areas: list[str], municipality: str | None = None) -> Iterator[NamedArea]:
    """The area, of a wijkaanpak with its municipality open. CommandError when there is no such area."""
    codes = [cells.area_code(text) for text in areas]
    if None not in codes:
        yield _of_codes([code for code in codes if code])
        return
    if len(areas) > 1:
        text = _("‘%s’ is geen code van een gebied. Geef codes, of het adres van één wijkaanpak.")
        raise CommandError(text % areas[codes.index(None)])
    with named_programme(areas[0], municipality) as programme:
        area = programme.areas.filter(ends_on=None).prefetch_related("members").first()
        if area is None:
            raise CommandError(_("‘%s’ heeft nog geen gebied. Kies eerst buurten.") % programme)
        yield NamedArea(str(programme), tuple(area.codes), area.division_year)


def named_indicator(key: str) -> Indicator:
    """The indicator with this key. CommandError when the catalogue has none."""
    found = Indicator.objects.filter(key=key).first()
    if found is None:
        raise CommandError(_("De catalogus kent geen indicator ‘%s’.") % key)
    return found


def _of_codes(codes: list[str]) -> NamedArea:
    known = dict(Area.objects.filter(code__in=codes).order_by("division_year").values_list("code", "name"))
    unknown = sorted(set(codes) - set(known))
    if unknown:
        raise CommandError(_("Gebied %s is niet ingelezen. Controleer de code.") % ", ".join(unknown))
    return NamedArea(", ".join(dict.fromkeys(known[code] for code in codes)), tuple(codes))
