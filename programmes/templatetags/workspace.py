"""The frame of a wijkaanpak: the bar with its sections."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.models import Programme
from programmes.workspace.sections import sections

register = template.Library()


@register.inclusion_tag("components/tabs_nav.html", takes_context=True)
def programme_tabs(context: Context, programme: Programme) -> dict[str, Any]:
    """Links to the sections that `rights` of the page opens; the present one is marked, also on a page below it."""
    here = context["request"].resolver_match.view_name
    tabs = [
        {
            "label": section.label,
            "url": reverse(section.page, kwargs={"slug": programme.slug}),
            "is_current": here == section.page,
            "is_above": here.startswith(section.stem),
        }
        for section in sections()
        if context["rights"].may(section.permission)
    ]
    return {"label": _("Onderdelen van de wijkaanpak"), "tabs": tabs}
