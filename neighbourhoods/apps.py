"""Django's entry to the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NeighbourhoodsConfig(AppConfig):
    name = "neighbourhoods"
    verbose_name = _("buurten en cijfers")

    def ready(self) -> None:
        from neighbourhoods.reference import catalogue
        from neighbourhoods.releases import newest
        from wijkaanpak.watching import kinds

        post_migrate.connect(catalogue.after_migrate, sender=self, dispatch_uid="neighbourhoods.reference.catalogue")
        kinds.register(kinds.Stock("figures", _("Cijfers"), newest.retrieved_at))
