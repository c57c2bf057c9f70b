"""What is said beside a target: how many managed it before. It informs, and forbids nothing."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from neighbourhoods.models import Indicator
from neighbourhoods.standings.movement import MovementObstacle
from neighbourhoods.standings.targets import Precedent
from neighbourhoods.standings.words import OBSTACLES, among
from wijkaanpak.formats import NBSP, number

SPELLED = (
    gettext_lazy("nul"),
    gettext_lazy("één"),
    gettext_lazy("twee"),
    gettext_lazy("drie"),
    gettext_lazy("vier"),
    gettext_lazy("vijf"),
    gettext_lazy("zes"),
    gettext_lazy("zeven"),
    gettext_lazy("acht"),
    gettext_lazy("negen"),
    gettext_lazy("tien"),
    gettext_lazy("elf"),
    gettext_lazy("twaalf"),
)


def told(precedent: Precedent, indicator: Indicator) -> str:
    """‘Doel voor 2030: 45,0 per 1.000 inwoners.’ And then how many managed, or why that cannot be said."""
    unit = indicator.localized_unit
    value = number(precedent.value, indicator.decimals)
    said = {"year": precedent.year, "value": f"{value}{NBSP}{unit}" if unit else value}
    return _("Doel voor %(year)s: %(value)s.") % said + " " + managed(precedent)


def managed(precedent: Precedent) -> str:
    """‘Van 60 buurten met zo’n cijfer lukte dit er 3, in drie jaar.’ Or why that cannot be said."""
    if precedent.obstacle is MovementObstacle.ALREADY_REACHED:
        return str(OBSTACLES[precedent.obstacle])
    if precedent.obstacle is not None or precedent.reached is None:
        why = OBSTACLES[precedent.obstacle] if precedent.obstacle else ""
        return _("Of dit haalbaar is, is niet te zeggen. %(why)s") % {"why": why}
    said = {
        "areas": among(precedent.peers),
        "count": number(precedent.reached),
        "years": ngettext("%(count)s jaar", "%(count)s jaar", precedent.span) % {"count": spelled(precedent.span)},
    }
    if not precedent.reached:
        return _("Van %(areas)s met zo’n cijfer lukte dit er geen, in %(years)s.") % said
    return _("Van %(areas)s met zo’n cijfer lukte dit er %(count)s, in %(years)s.") % said


def spelled(count: int) -> str:
    """A small number in letters."""
    return str(SPELLED[count]) if 0 <= count < len(SPELLED) else number(count)
