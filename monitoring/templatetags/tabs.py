"""The tabs of a programme's workspace."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes import access
from programmes.models import Programme

register = template.Library()


@register.inclusion_tag("components/tabs_nav.html", takes_context=True)
def programme_tabs(context: Context, programme: Programme) -> dict[str, Any]:
    """Links to the parts of the workspace; the present one is marked, also on a page below it, by that page’s name."""
    request = context["request"]
    here = request.resolver_match.view_name
    parts = [
        (_("Overzicht"), "monitoring:overview", "monitoring:overview"),
        (_("Gebied"), "boundaries:detail", "boundaries:"),
        (_("Cijfers"), "public:figures", "public:figures"),
        (_("Initiatieven"), "initiatives:listing", "initiatives:"),
        (_("Eigen cijfers"), "own_figures:listing", "own_figures:"),
        (_("Succesfactoren"), "monitoring:success_factors", "monitoring:success_factors"),
        (_("Rapporten"), "reports:listing", "reports:"),
    ]
    held = context.get("held")  # of a page that asked for the roles itself
    held = access.roles(request.user, programme) if held is None else held
    if not held & access.PERMISSIONS["programmes.view_initiatives"]:
        parts = [part for part in parts if part[1] != "initiatives:listing"]
    tabs = []
    for label, name, stem in parts:
        url = reverse(name, kwargs={"slug": programme.slug})
        tabs.append({"label": label, "url": url, "is_current": here == name, "is_above": here.startswith(stem)})
    return {"label": _("Onderdelen van de wijkaanpak"), "tabs": tabs}
