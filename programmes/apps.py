"""Django's entry to the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "programmes"
    verbose_name = _("wijkaanpakken")

    def ready(self) -> None:
        from programmes.letters import unsent
        from wijkaanpak.watching import kinds

        kinds.register(kinds.Queue("letters", _("brieven over ideeën en cijfers"), unsent.backlog, unsent.rows))
