"""Django's entry to the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = _("monitoring")

    def ready(self) -> None:
        """Its sections stand in the bar of a wijkaanpak, which is drawn by an app that knows nothing of this one."""
        from monitoring.assessments import night
        from monitoring.pages.sections import COUNCIL, PARTS, SECTIONS
        from programmes.workspace import sections
        from wijkaanpak.watching import kinds

        sections.register(SECTIONS)
        sections.register_desk(COUNCIL)
        for letter, part in PARTS:
            sections.add_part(letter, part)
        kinds.register(kinds.Night("assessments", _("Beoordelingen van de nacht"), night.missed))
