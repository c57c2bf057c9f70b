"""Reads: where somebody begins after signing in: where their work is."""

from django.urls import reverse

from programmes.models import Event, Programme, ProgrammeRole
from programmes.workspace.sections import desk_parts, sections
from wijkaanpak.accounts.models import MunicipalityRole, Role, User

STEER = frozenset({Role.PROGRAMME_MANAGER, Role.PROCESS_DIRECTOR})


def landing(user: User) -> str:
    """An address in this municipality. Three queries at most.

    Who has roles for one page begins there; who steers begins in the wijkaanpak they did something in last; everybody
    else begins at the list.
    """
    here = ProgrammeRole.objects.filter(user=user).values_list("role", flat=True)
    held = frozenset(map(Role, MunicipalityRole.objects.filter(user=user).values_list("role", flat=True).union(here)))
    for part in desk_parts():
        if held and held <= part.begins:
            return reverse(part.page)
    if held & STEER and (slug := _worked_on_last(user)):
        return reverse(sections()[0].parts[0].page, kwargs={"slug": slug})
    return reverse("workspace:programmes")


def _worked_on_last(user: User) -> str:
    seen = Event.objects.filter(by=user, programme__in=Programme.objects.visible_to(user)).order_by("-at", "-pk")
    return seen.values_list("programme__slug", flat=True).first() or ""
