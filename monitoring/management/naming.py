"""How a command line names a programme: by its slug, and by its municipality where two have the same one."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from programmes.models import Programme
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality


def add_arguments(parser: ArgumentParser) -> None:
    """PROGRAMME and --municipality."""
    parser.add_argument("programme", metavar="PROGRAMME", help=_("adres van de wijkaanpak, zoals selwerd"))
    parser.add_argument(
        "--municipality", metavar="SLUG", help=_("adres van de gemeente; alleen nodig als twee gemeenten hem hebben")
    )


@contextmanager
def named_programme(slug: str, municipality: str | None = None) -> Iterator[Programme]:
    """The programme, with its municipality open. CommandError when there is none, or more than one."""
    places = Municipality.objects.filter(slug=municipality) if municipality else Municipality.objects.all()
    found = [place for place in places if _exists(place, slug)]
    if not found:
        raise CommandError(_("Er is geen wijkaanpak met het adres ‘%s’.") % slug)
    if len(found) > 1:
        names = ", ".join(place.slug for place in found)
        text = _("Meer gemeenten hebben ‘%(slug)s’. Kies er een met --municipality: %(names)s.")
        raise CommandError(text % {"slug": slug, "names": names})
    with tenancy.municipality(found[0]):
        yield Programme.objects.get(slug=slug)


def _exists(place: Municipality, slug: str) -> bool:
    with tenancy.municipality(place):
        return Programme.objects.filter(slug=slug).exists()
