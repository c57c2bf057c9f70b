"""The frame of a wijkaanpak: its rail, its tabs and its crumbs. `workspace.frame` says what is where."""

from typing import Any

from django import template
from django.template.context import Context

from programmes.access import Rights, who_may
from programmes.workspace.frame import ProgrammeFrame, desk, frame

register = template.Library()
register.filter(who_may)


@register.filter
def may(rights: Rights, permission: str) -> bool:
    """Whether who looks may do this: a way to a page is shown to who can do there what it is for."""
    return rights.may(permission)


def _frame(context: Context) -> ProgrammeFrame:
    """Once for a page: the three tags ask for the same."""
    found: ProgrammeFrame | None = context.render_context.get("frame")
    if found is None:
        here = context["request"].resolver_match.view_name
        found = context.render_context["frame"] = frame(context["programme"], context["rights"], here)
    return found


@register.inclusion_tag("components/desk_nav.html", takes_context=True)
def desk_nav(context: Context) -> dict[str, Any]:
    """The bar on top; nothing where nobody came in by the doors of `access`, as on a page that is not there."""
    request = context["request"]
    rights = getattr(request, "rights", None)
    links = desk(rights, request.resolver_match.view_name) if rights else ()
    managing = [link for link in links if link.is_managing]
    shown = [link for link in links if not link.is_managing]
    return {"links": shown, "managing": managing, "who": request.user.pk}


@register.inclusion_tag("components/palette.html", takes_context=True)
def palette(context: Context) -> dict[str, Any]:
    """Searching and doing from any page of staff, and what the keys do; nothing for who did not come in."""
    request = context["request"]
    programme = context.get("programme")
    return {"is_open": getattr(request, "rights", None) is not None, "near": programme.slug if programme else ""}


@register.inclusion_tag("components/rail.html", takes_context=True)
def programme_rail(context: Context) -> dict[str, Any]:
    """Links to the sections that `rights` of the page opens, by the question they answer."""
    return {"frame": _frame(context)}


@register.inclusion_tag("components/tabs_nav.html", takes_context=True)
def section_tabs(context: Context) -> dict[str, Any]:
    """The parts of the section one is in; nothing when it is one page."""
    found = _frame(context)
    return {"label": found.here, "tabs": found.tabs}


@register.inclusion_tag("components/crumbs.html", takes_context=True)
def section_crumbs(context: Context) -> dict[str, Any]:
    """The section and its part, as the way back from a page below them."""
    return {"crumbs": _frame(context).crumbs}
