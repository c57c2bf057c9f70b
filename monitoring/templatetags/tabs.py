"""The tabs of a programme's workspace."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.models import Programme

register = template.Library()


@register.inclusion_tag("components/tabs_nav.html", takes_context=True)
def programme_tabs(context: Context, programme: Programme) -> dict[str, Any]:
    """Links to the parts of the workspace, the present one marked."""
    here = context["request"].path
    parts = [
        (_("Overzicht"), "monitoring:overview"),
        (_("Gebied"), "programmes:boundary"),
        (_("Cijfers"), "programmes:figures"),
        (_("Initiatieven"), "programmes:initiatives"),
        (_("Eigen cijfers"), "programmes:own_figures"),
        (_("Succesfactoren"), "monitoring:success_factors"),
        (_("Rapporten"), "monitoring:reports"),
    ]
    tabs = []
    for label, name in parts:
        url = reverse(name, kwargs={"slug": programme.slug})
        tabs.append({"label": label, "url": url, "is_current": here == url})
    return {"label": _("Onderdelen van de wijkaanpak"), "tabs": tabs}
