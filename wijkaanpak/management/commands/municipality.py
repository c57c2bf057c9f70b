"""Make a municipality with its first administrator, or say and change what there is:

manage.py municipality Groningen --code GM0014 --administrator marit@groningen.nl --administrator-name "Marit de Vries"
manage.py municipality groningen --shares-figures
manage.py municipality groningen --objections bezwaar.txt
manage.py municipality
"""

from argparse import ArgumentParser, BooleanOptionalAction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wijkaanpak import tenancy
from wijkaanpak.accounts.models import DAY_MARK, Municipality, Role
from wijkaanpak.management import inviting


class Command(BaseCommand):
    help = _(
        "Maakt een gemeente met haar eerste beheerder, of zegt wat er is en wijzigt het. Veilig om te herhalen: wat er "
        "al is, blijft zoals het is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "municipality",
            nargs="?",
            metavar="NAME",
            help=_("naam of adres van de gemeente, zoals Groningen; leeg: noem alle gemeenten"),
        )
        parser.add_argument("--code", help=_("CBS-code van de gemeente, zoals GM0014; nodig om haar te maken"))
        parser.add_argument("--slug", help=_("adres op de website, anders gemaakt van de naam"))
        parser.add_argument("--administrator", metavar="EMAIL", help=_("e-mailadres van de eerste beheerder"))
        parser.add_argument("--administrator-name", metavar="NAME", help=_("naam van die beheerder"))
        parser.add_argument("--again", action="store_true", help=_("stuur een uitnodiging die nog openstaat opnieuw"))
        parser.add_argument(
            "--shares-figures",
            action=BooleanOptionalAction,
            help=_("mag zij landelijke cijfers vastleggen, of juist niet"),
        )

        parser.add_argument(
            "--objections",
            type=Path,
            metavar="FILE",
            help=_(
                "tekstbestand met wat een besluitbrief over bezwaar zegt; [datum] wordt de laatste dag. Een leeg "
                "bestand: de gewone tekst"
            ),
        )

    def handle(self, *, municipality: str | None, **options: Any) -> None:
        if municipality is None:
            self._list()
            return
        with transaction.atomic():
            here = self._existing(municipality, options) or self._made(municipality, options)
            if options["shares_figures"] is not None:
                here.shares_figures = options["shares_figures"]
                here.save(update_fields=["shares_figures"])
            if options["objections"] is not None:
                here.objection_text = _read(options["objections"])
                here.save(update_fields=["objection_text"])
                self.stdout.write(_("Besluitbrieven zeggen voortaan uw tekst over bezwaar."))
            if options["administrator"]:
                self._invite(here, options)
        may = _("%s mag landelijke cijfers vastleggen.") if here.may_share else _("%s legt alleen eigen cijfers vast.")
        self.stdout.write(may % here)

    def _list(self) -> None:
        municipalities = Municipality.objects.all()
        for municipality in municipalities:
            self.stdout.write(f"{municipality.name}  {municipality.code or '–'}  {_address(municipality)}")
        if not municipalities:
            self.stdout.write(_("Er is nog geen gemeente."))

    def _existing(self, name: str, options: dict[str, Any]) -> Municipality | None:
        """The municipality of this name or address. Raises CommandError when it has another code or address."""
        here = Municipality.objects.filter(Q(slug=name) | Q(sort_key=name.casefold())).first()
        if here is None:
            return None
        for field in ("code", "slug"):
            wanted, is_now = options[field], getattr(here, field)
            if wanted and is_now and wanted != is_now:
                reason = _("%(name)s is er al, met %(now)s in plaats van %(wanted)s. Er is niets veranderd.")
                raise CommandError(reason % {"name": here.name, "now": is_now, "wanted": wanted})
        if options["code"] and not here.code:
            here.code = options["code"]
            _checked(here).save()
        self.stdout.write(_("%(name)s is er al: %(address)s") % {"name": here.name, "address": _address(here)})
        return here

    def _made(self, name: str, options: dict[str, Any]) -> Municipality:
        if not options["code"]:
            reason = _("Er is geen gemeente ‘%s’. Wilt u haar maken, geef dan haar CBS-code met --code, zoals GM0014.")
            raise CommandError(reason % name)
        here = Municipality(name=name, slug=options["slug"] or slugify(name), code=options["code"])
        _checked(here).save()
        self.stdout.write(_("%(name)s is gemaakt: %(address)s") % {"name": here.name, "address": _address(here)})
        return here

    def _invite(self, here: Municipality, options: dict[str, Any]) -> None:
        with tenancy.municipality(here):
            said = inviting.invite_once(
                email=options["administrator"],
                name=options["administrator_name"],
                role=Role.ADMINISTRATOR,
                again=options["again"],
            )
        self.stdout.write(said)


def _address(municipality: Municipality) -> str:
    return f"{settings.SITE_URL.rstrip('/')}/{municipality.slug}/"


def _read(path: Path) -> str:
    """The text about objections. Raises CommandError for one that cannot be read, or that names no last day."""
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(_("%(path)s is niet te lezen: %(error)s") % {"path": path, "error": error}) from error
    if text and DAY_MARK not in text:
        reason = _("In %(path)s staat geen [datum]. Zet dat waar de laatste dag om bezwaar te maken hoort te staan.")
        raise CommandError(reason % {"path": path})
    return text


def _checked(municipality: Municipality) -> Municipality:
    """Itself when it may be stored. Raises CommandError with what is wrong and what to do."""
    others = Municipality.objects.exclude(pk=municipality.pk)
    same_code = others.filter(code=municipality.code).first()
    if same_code is not None:
        raise CommandError(
            _("De code %(code)s is al van %(name)s. Er is niets veranderd.")
            % {"code": municipality.code, "name": same_code.name}
        )
    try:
        municipality.full_clean()
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return municipality
