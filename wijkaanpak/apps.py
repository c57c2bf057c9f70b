"""Django's entry to the base package."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "wijkaanpak"
    label = "wijkaanpak"
    verbose_name = "Wijkaanpak"

    def ready(self) -> None:
        from wijkaanpak import checks  # noqa: F401 (registers itself)
