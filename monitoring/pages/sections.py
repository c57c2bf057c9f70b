"""The sections of a wijkaanpak that are about judgement."""

from django.utils.translation import gettext_lazy as _

from programmes.workspace.sections import Group, Section

SECTIONS = (
    Section.of(Group.NOW, _("Overzicht"), "monitoring:overview", "monitoring:overview", is_first=True),
    Section.of(Group.DOES_IT_WORK, _("Succesfactoren"), "monitoring:success_factors", "monitoring:success_factors"),
    Section.of(Group.DOES_IT_WORK, _("Rapporten"), "reports:listing", "reports:"),
)
