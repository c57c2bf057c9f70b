"""System checks of the base."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register

from wijkaanpak import assets, runtime_role


@register(Tags.staticfiles)
def assets_are_built(**kwargs: Any) -> list[CheckMessage]:
    """Pages without their style sheet look broken; say what to type."""
    if (assets.DIST / "site.css").exists():
        return []
    return [
        Warning("The style sheets are not built.", hint="Run: make assets", id="wijkaanpak.W001"),
    ]


@register(Tags.database)
def second_steps_are_readable(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """With another key than they were encrypted with, nobody signs in with two steps."""
    from wijkaanpak.accounts import second_step_keys  # models are there once the apps are ready

    if "default" not in (databases or ()) or not (accounts := second_step_keys.unreadable()):
        return []
    return [
        Error(
            f"The second step of {accounts} accounts is encrypted with a key that is not in ENCRYPTION_KEYS.",
            hint="Add the key they were made with, behind the first one.",
            id="wijkaanpak.E002",
        )
    ]


@register(Tags.database)
def runtime_role_is_behind_row_security(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A role that sees past row security makes the second lock between municipalities an open door."""
    if "default" not in (databases or ()):
        return []
    return [Error(fault, hint=runtime_role.CURE, id="wijkaanpak.E001") for fault in runtime_role.faults()]
