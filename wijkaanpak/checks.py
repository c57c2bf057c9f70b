"""System checks of the base."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register

from wijkaanpak import assets


@register(Tags.staticfiles)
def assets_are_built(**kwargs: Any) -> list[CheckMessage]:
    """Pages without their style sheet look broken; say what to type."""
    if (assets.DIST / "site.css").exists():
        return []
    return [
        Warning("The style sheets are not built.", hint="Run: make assets", id="wijkaanpak.W001"),
    ]
