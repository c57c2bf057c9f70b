"""The sections of a wijkaanpak that are about judgement."""

from django.utils.translation import gettext_lazy as _

from programmes.workspace.sections import Act, Group, Section, SectionPart
from wijkaanpak.accounts.models import Role

SECTIONS = (
    Section.of(Group.NOW, _("Overzicht"), "o", "monitoring:overview", "monitoring:overview", is_first=True),
    Section.of(
        Group.DOES_IT_WORK, _("Succesfactoren"), "s", "monitoring:success_factors", "monitoring:success_factors"
    ),
    Section.of(
        Group.DOES_IT_WORK,
        _("Rapporten"),
        "r",
        "reports:listing",
        "reports:",
        acts=(Act(_("Rapport maken"), "reports:request", "monitoring.request_report"),),
    ),
)

COUNCIL = SectionPart(_("Raad"), "reports:council", "reports:council", begins=frozenset({Role.COUNCIL_CLERK}))

PARTS = (("f", SectionPart(_("Tijdlijn"), "monitoring:years", "monitoring:years")),)
"""Pages in a section that an app below this one has, by its letter."""
