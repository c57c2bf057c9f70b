"""Django's entry to the base package."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "wijkaanpak"
    label = "wijkaanpak"
    verbose_name = "Wijkaanpak"

    def ready(self) -> None:
        # checks register themselves; without the Celery app here, .delay() would look for another broker
        from wijkaanpak import celery, checks  # noqa: F401
