"""The sections of a wijkaanpak that are about judgement."""

from django.utils.translation import gettext_lazy as _

from programmes.workspace.sections import Group, Section

SECTIONS = (
    Section(Group.NOW, _("Overzicht"), "monitoring:overview", "monitoring:overview"),
    Section(Group.DOES_IT_WORK, _("Succesfactoren"), "monitoring:success_factors", "monitoring:success_factors"),
    Section(Group.DOES_IT_WORK, _("Rapporten"), "reports:listing", "reports:"),
)
