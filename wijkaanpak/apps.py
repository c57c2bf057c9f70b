"""Django's entry to the base package."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "wijkaanpak"
    label = "wijkaanpak"
    verbose_name = "Wijkaanpak"
